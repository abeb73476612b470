"""How deliveries of several devices become one answer. Pure: no database, no clock.

Each device numbers what it sends (`seq`) and says for every changed field from which saved text it
began (`base_digest`). Deliveries may come late, twice and in any order: those of one device end in what
was written last on it; a device that did not know the text of another is told of the conflict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Change", "Delivery", "Merged", "Stamp", "digest", "digests", "merge"]

DIGEST_LENGTH = 16
# Devices of a field that are remembered; the oldest is forgotten first. A classroom needs two or three.
DEVICES_KEPT = 8


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text; '' for no text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:DIGEST_LENGTH] if text else ""


def digests(answers: Mapping[str, str]) -> dict[str, str]:
    """Field name -> digest of its text, without empty fields."""
    return {name: digest(text) for name, text in answers.items() if text}


@dataclass(frozen=True)
class Change:
    """A field that was changed: digest of the text that it was changed from, and its new text."""

    base_digest: str
    value: str


@dataclass(frozen=True)
class Delivery:
    """Where changes come from. `time` is the server's, in seconds since 1970; `person` an id."""

    device: str
    seq: int
    person: int
    time: float


@dataclass(frozen=True)
class Stamp:
    """The last write of a field, and up to which number other devices have been heard on it.

    Without `heard`, an old delivery of a device that was overwritten since would be taken for a new one.
    """

    device: str
    seq: int
    person: int
    time: float
    revision: int
    heard: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: list[Any]) -> Stamp:
        device, seq, person, time, revision, heard = stored
        return cls(device, seq, person, time, revision, dict(heard))

    def stored(self) -> list[Any]:
        """As JSON keeps it: [device, seq, person, time, revision, [[other device, seq], ...]].

        Pairs and not an object, because a database may sort the keys of an object.
        """
        heard = [[device, seq] for device, seq in self.heard.items()]
        return [self.device, self.seq, self.person, self.time, self.revision, heard]

    def seq_of(self, device: str) -> int:
        """The highest number that was heard of a device on this field, -1 for none."""
        return self.seq if device == self.device else self.heard.get(device, -1)


@dataclass(frozen=True)
class Merged:
    """What a delivery did. `applied` is field -> (text before, text now); the rest was known or refused.

    `answers` and `stamps` are those after it; `is_news` says whether they must be stored at all.
    """

    answers: dict[str, str]
    stamps: dict[str, list[Any]]
    applied: dict[str, tuple[str, str]]
    conflicts: tuple[str, ...]
    is_news: bool


def merge(
    *,
    answers: Mapping[str, str],
    stamps: Mapping[str, list[Any]],
    changes: Mapping[str, Change],
    delivery: Delivery,
    revision: int,
) -> Merged:
    """Take the changes of one delivery into an answer. `revision` is the one that it would make.

    A field that conflicts is left as it is, and the other fields are taken all the same.
    """
    texts, marks = dict(answers), dict(stamps)
    applied: dict[str, tuple[str, str]] = {}
    conflicts = []
    for name, change in changes.items():
        current = texts.get(name, "")
        stamp = Stamp.read(marks[name]) if name in marks else None
        if change.value == current:
            marks[name] = _heard(stamp, delivery).stored()
        elif stamp is not None and stamp.seq_of(delivery.device) >= delivery.seq:
            continue
        elif (stamp is not None and stamp.device == delivery.device) or digest(current) == change.base_digest:
            applied[name] = (current, change.value)
            _put(texts, name, change.value)
            marks[name] = _written(stamp, delivery, revision).stored()
        else:
            conflicts.append(name)
    return Merged(texts, marks, applied, tuple(conflicts), is_news=bool(applied) or marks != dict(stamps))


def _put(texts: dict[str, str], name: str, value: str) -> None:
    if value:
        texts[name] = value
    else:
        texts.pop(name, None)


def _written(stamp: Stamp | None, delivery: Delivery, revision: int) -> Stamp:
    heard = dict(stamp.heard) if stamp else {}
    if stamp is not None and stamp.device != delivery.device:
        heard[stamp.device] = stamp.seq
    heard.pop(delivery.device, None)
    return Stamp(delivery.device, delivery.seq, delivery.person, delivery.time, revision, _newest(heard))


def _heard(stamp: Stamp | None, delivery: Delivery) -> Stamp:
    """The same text came again: nobody becomes its writer, but older deliveries of the device are settled."""
    if stamp is None:
        # Nobody has written yet, so this device answers for the text; revision 0 is news to nobody.
        return Stamp(delivery.device, delivery.seq, delivery.person, delivery.time, 0)
    seq = max(delivery.seq, stamp.seq_of(delivery.device))
    if stamp.device == delivery.device:
        return Stamp(stamp.device, seq, stamp.person, stamp.time, stamp.revision, stamp.heard)
    others = {device: number for device, number in stamp.heard.items() if device != delivery.device}
    heard = _newest({**others, delivery.device: seq})
    return Stamp(stamp.device, stamp.seq, stamp.person, stamp.time, stamp.revision, heard)


def _newest(heard: dict[str, int]) -> dict[str, int]:
    return dict(list(heard.items())[-DEVICES_KEPT:])
