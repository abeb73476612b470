"""What browsers send, read with suspicion: every function gives None or a harmless value for nonsense."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from workbook.cleaning import base_digest, changes_from, field_names
from workbook.merging import Change
from workbook.pending import Pending
from workbook.scene import Place

__all__ = ["Delivered", "FormPost", "as_uuid", "json_delivery", "posted_form", "restored_form", "whole"]

MOST_SEQ = 2**53  # what a script counts exactly
ACTS = ("save", "submit")


@dataclass(frozen=True)
class Delivered:
    """A delivery of a script. `typed` are the texts as they came, by field."""

    device: str
    seq: int
    request_key: uuid.UUID
    is_final: bool
    known: int
    changes: dict[str, Change]
    typed: dict[str, str]


@dataclass(frozen=True)
class FormPost:
    """A form that was sent as a whole: only the fields that the person changed are `changes`."""

    changes: dict[str, Change]
    device: str
    seq: int
    request_key: uuid.UUID

    @property
    def typed(self) -> dict[str, str]:
        """The changed fields as they were typed."""
        return {name: one.value for name, one in self.changes.items()}


def as_uuid(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


def whole(value: Any, most: int = 10**9) -> int | None:
    """A whole number from 0 on; None for anything else."""
    text = str(value)
    is_number = not isinstance(value, bool) and text.isascii() and text.isdigit() and len(text) < 20
    return int(text) if is_number and int(text) <= most else None


def json_delivery(place: Place, data: Any) -> Delivered | None:
    """A delivery as the contract of the draft address has it; None if it is none."""
    device, key = as_uuid(data.get("device")), as_uuid(data.get("request_key"))
    seq, act, changes = whole(data.get("seq"), MOST_SEQ), data.get("act", "save"), data.get("changes")
    if device is None or key is None or seq is None or act not in ACTS or not _are_changes(changes):
        return None
    known = set(field_names(place.version))
    given = {name: pair for name, pair in changes.items() if name in known}
    return Delivered(
        device=str(device),
        seq=seq,
        request_key=key,
        is_final=act == "submit",
        known=whole(data.get("known")) or 0,
        changes={name: Change(base_digest(place.version, name, base), value) for name, (base, value) in given.items()},
        typed={name: value for name, (_base, value) in given.items()},
    )


def _are_changes(changes: Any) -> bool:
    if not isinstance(changes, dict):
        return False
    return all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)
        for pair in changes.values()
    )


def posted_form(request: HttpRequest, place: Place) -> FormPost:
    """The form of an answer. Sent twice it is the same request; changed after going back it is another one.

    A script may name its own device and number in it; then it counts like one of its deliveries.
    """
    typed = place.kind.form_class.typed(place.content, request.POST)
    changes = changes_from(place.version, _seen(request.POST.get("seen", "")), typed)
    page = as_uuid(request.POST.get("request_key")) or uuid.uuid4()
    content = json.dumps([request.POST.get("act"), *sorted((name, one.value) for name, one in changes.items())])
    key = uuid.uuid5(page, content)
    device, seq = as_uuid(request.POST.get("device")), whole(request.POST.get("seq"), MOST_SEQ)
    if device is None or seq is None:
        device, seq = key, 0
    return FormPost(changes, str(device), seq, key)


def restored_form(place: Place, kept: Pending) -> tuple[dict[str, str], dict[str, str]]:
    """What was changed in a form that came signed out: (texts, digests that they began from) by field."""
    typed = {name: kept.answers.get(name, "") for name in field_names(place.version)}
    changes = changes_from(place.version, _seen(kept.seen), typed)
    return {name: one.value for name, one in changes.items()}, {name: one.base_digest for name, one in changes.items()}


def _seen(text: str) -> dict[str, str]:
    """Field -> digest of the text that the page was rendered with."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {name: one for name, one in data.items() if isinstance(one, str)} if isinstance(data, dict) else {}
