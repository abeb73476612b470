"""Who changed what, when: kept for answers that several people write or that were entered from paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from lms.models import Person
from workbook.kinds.base import Kind
from workbook.models import Response, ResponseChange

__all__ = ["ChangedField", "ShownChange", "changed_fields", "history_of", "record_change"]

# What one person changes within this time is one entry.
TOGETHER = timedelta(minutes=5)


def record_change(
    response: Response, by: Person, applied: Mapping[str, tuple[str, str]], *, is_transcription: bool
) -> ResponseChange:
    """Note the fields that a person has just changed, as (text before, text now).

    Goes on with the person's entry of the last minutes, unless somebody else has changed one of its fields
    in between. A field that is back at its first text is left out again.
    """
    now = timezone.now()
    recent = response.changes.filter(by=by, is_transcription=is_transcription, began_at__gt=now - TOGETHER)
    latest = next(iter(recent[:1]), None)
    if latest is None or any(latest.after.get(name, old) != old for name, (old, _new) in applied.items()):
        latest = ResponseChange(
            response=response, by=by, began_at=now, before={}, after={}, is_transcription=is_transcription
        )
    for name, (old, new) in applied.items():
        latest.before.setdefault(name, old)
        latest.after[name] = new
    latest.ended_at = now
    latest.save()
    return latest


@dataclass(frozen=True)
class ChangedField:
    """One field before and after, in the words that a reader sees."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownChange:
    """One entry of the history."""

    by: Person
    began_at: datetime
    ended_at: datetime
    is_transcription: bool
    fields: list[ChangedField]


def history_of(response: Response, kind: Kind, content: Any, changes: Iterable[ResponseChange]) -> list[ShownChange]:
    """The given changes of an answer, with labels of fields and texts of choices. No query."""
    return [
        ShownChange(
            by=one.by,
            began_at=one.began_at,
            ended_at=one.ended_at,
            is_transcription=one.is_transcription,
            fields=changed_fields(kind, content, one.before, one.after, rest=response.answers),
        )
        for one in changes
    ]


def changed_fields(
    kind: Kind, content: Any, before: Mapping[str, str], after: Mapping[str, str], rest: Mapping[str, str] | None = None
) -> list[ChangedField]:
    """What differs between two answers, in the order of the exercise; `rest` completes what they leave out.

    Fields that the exercise does not have any more come last, under their names.
    """
    names = {name for name in {*before, *after} if before.get(name, "") != after.get(name, "")}
    old, new = {**(rest or {}), **before}, {**(rest or {}), **after}
    # A row of a table is a part only while something stands in it: ask for both answers at once.
    union = {name: old.get(name) or new.get(name, "") for name in {*old, *new}}
    labels = {part.name: _label(part) for part in kind.parts(content, union)}
    shown_old = {part.name: part.text for part in kind.parts(content, old)}
    shown_new = {part.name: part.text for part in kind.parts(content, new)}
    ordered = [name for name in labels if name in names] + sorted(names - set(labels))
    return [
        ChangedField(
            name=name,
            label=labels.get(name, name),
            before=shown_old.get(name, old.get(name, "")) if old.get(name) else "",
            after=shown_new.get(name, new.get(name, "")) if new.get(name) else "",
        )
        for name in ordered
    ]


def _label(part: Any) -> str:
    return f"{part.group} · {part.label}" if part.group else str(part.label)
