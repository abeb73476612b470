"""What the browser's outbox sends: entries in order, each of which keeps its key until it is acknowledged."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field

__all__ = ["Entry", "Learner", "Outbox"]


@dataclass(frozen=True)
class Learner:
    """A signed-in learner with one exercise open. `scope` names the answer; a group's members share one."""

    path: str
    cookies: str
    csrf: str
    writer: str
    fields: tuple[str, ...]
    scope: str
    enrolment: int
    activity: int

    @property
    def headers(self) -> str:
        """Header lines of every request, as `wire.Line` takes them."""
        return f"Cookie: {self.cookies}\r\nX-CSRFToken: {self.csrf}\r\n"


@dataclass(frozen=True)
class Entry:
    """One change of one field: what the server held when last heard of, and what is in it now."""

    seq: int
    request_key: str
    field: str
    base: str
    value: str


@dataclass
class Outbox:
    """The entries of one device. `acknowledged` is what the server has confirmed, by field."""

    learner: Learner
    padding: str = ""
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    seq: int = 0
    revision: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)

    def write(self) -> Entry:
        """The next change: the fields take turns, and no text comes twice."""
        self.seq += 1
        name = self.learner.fields[self.seq % len(self.learner.fields)]
        value = f"{self.device[:8]} {self.seq} {self.padding}".strip()
        return Entry(self.seq, str(uuid.uuid4()), name, self.acknowledged.get(name, ""), value)

    def body(self, entry: Entry) -> bytes:
        """The request in which an entry travels; the same bytes each time but for the known revision."""
        content = {
            "device": self.device,
            "seq": entry.seq,
            "request_key": entry.request_key,
            "writer": self.learner.writer,
            "act": "save",
            "known": self.revision,
            "changes": {entry.field: [entry.base, entry.value]},
        }
        return json.dumps(content).encode()

    def acknowledge(self, entry: Entry, revision: int) -> None:
        """The server said that it has it."""
        self.acknowledged[entry.field] = entry.value
        self.revision = max(self.revision, revision)
