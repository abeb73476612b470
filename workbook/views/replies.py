"""What the draft address answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workbook.cleaning import warnings
from workbook.live import live_parts
from workbook.merging import Stamp
from workbook.models import Response
from workbook.queries import names_of
from workbook.saving import Conflict, SaveResult
from workbook.scene import Place
from workbook.views.requests import Delivered

__all__ = ["conflict_fields", "news", "saved_reply", "state_of", "writers_of"]


def state_of(response: Response) -> dict[str, Any]:
    """Revision, time of the last save and state."""
    saved_at = response.saved_at.isoformat() if response.saved_at else None
    return {"revision": response.revision, "saved_at": saved_at, "state": response.state}


def saved_reply(place: Place, delivered: Delivered, saved: SaveResult) -> dict[str, Any]:
    """What every save tells, whether or not something was left out."""
    response = saved.response
    kept = {name: response.answers.get(name, "") for name in delivered.changes if name not in saved.errors}
    return {
        **state_of(response),
        "revision": saved.revision,
        "saved_at": saved.saved_at.isoformat(),
        **news(place, response, delivered.known, delivered.device),
        "cleaned": saved.cleaned,
        "warnings": warnings(place.version, kept, place.cohort.starts_on),
    }


def news(place: Place, response: Response, known: int, device: str) -> dict[str, Any]:
    """Fields that others, or the same person elsewhere, have changed since `known`; and what follows from them."""
    stamps = {name: Stamp.read(one) for name, one in response.stamps.items()}
    new = {name: one for name, one in stamps.items() if one.revision > known and one.device != device}
    names = names_of(one.person for one in new.values())
    others = {
        name: {
            "value": response.answers.get(name, ""),
            "by": names.get(one.person, ""),
            "at": datetime.fromtimestamp(one.time, UTC).isoformat(),
        }
        for name, one in new.items()
    }
    return {"others": others, **live_parts(place.kind, place.content, response.answers)}


def conflict_fields(conflicts: Mapping[str, Conflict], typed: Mapping[str, str]) -> dict[str, Any]:
    """Both texts of every field that has two."""
    names = names_of(one.by for one in conflicts.values() if one.by)
    return {
        name: {
            "theirs": one.theirs,
            "mine": typed.get(name, one.mine),
            "by": names.get(one.by, "") if one.by else "",
            "at": one.at.isoformat() if one.at else None,
        }
        for name, one in conflicts.items()
    }


def writers_of(response: Response) -> dict[str, tuple[str, datetime]]:
    """Field -> (name, time) of its last writer, for fields that hold text (one query)."""
    stamps = {name: Stamp.read(one) for name, one in response.stamps.items() if response.answers.get(name)}
    names = names_of(one.person for one in stamps.values())
    return {name: (names.get(one.person, ""), datetime.fromtimestamp(one.time, UTC)) for name, one in stamps.items()}
