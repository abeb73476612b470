"""What one client was told, and what that obliges the server to hold. Pure: no network, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from load.outbox import Entry

__all__ = ["Ledger", "final_problems", "unrepeated"]


@dataclass
class Ledger:
    """The acknowledgements of one client. `in_flight` is the entry that was sent and not yet answered."""

    name: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    revisions: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    in_flight: Entry | None = None
    repeats: int = 0

    def sent(self, entry: Entry) -> None:
        self.in_flight = entry

    def answered(self, entry: Entry, *, revision: int, saved_at: datetime | None, sent_at: datetime) -> None:
        """The server acknowledged an entry. What was saved before this sending had been carried out before it."""
        self.acknowledged[entry.field] = entry.value
        self.revisions.append(revision)
        self.keys.append(entry.request_key)
        self.in_flight = None
        self.repeats += saved_at is not None and saved_at < sent_at

    def is_kept_unanswered(self, stored: Mapping[str, str]) -> bool:
        """True if the entry that got no answer has been carried out all the same."""
        entry = self.in_flight
        return entry is not None and stored.get(entry.field) == entry.value

    def losses(self, stored: Mapping[str, str]) -> list[str]:
        """Acknowledged texts that the answer does not hold. Only the entry in flight may stand in their place."""
        waiting = self.in_flight
        return [
            f"{self.name}: {name} was acknowledged as “{value[:40]}” and is “{stored.get(name, '')[:40]}”"
            for name, value in self.acknowledged.items()
            if stored.get(name) != value
            and not (waiting and waiting.field == name and stored.get(name) == waiting.value)
        ]


def final_problems(scope: str, ledgers: Iterable[Ledger], stored: Mapping[str, str], revision: int) -> list[str]:
    """What is wrong with one answer once every entry is acknowledged; `ledgers` are those of its writers.

    Every entry changes the text, so each makes exactly one revision: together they are 1, 2, ... `revision`.
    """
    writers = list(ledgers)
    problems = [loss for one in writers for loss in one.losses(stored)]
    told = sorted(number for one in writers for number in one.revisions)
    if told != list(range(1, revision + 1)):
        twice = [number for number, count in Counter(told).items() if count > 1]
        unknown = sorted(set(range(1, revision + 1)) - set(told))
        problems.append(
            f"{scope}: {len(told)} entries were acknowledged and the answer has revision {revision}"
            f" (acknowledged twice: {twice[:5]}, of no entry: {unknown[:5]})"
        )
    return problems


def unrepeated(scope: str, stored_keys: Iterable[str], sent_keys: Iterable[str]) -> list[str]:
    """Problems of the receipts of one answer: doubled, or of requests that nobody sent."""
    counts = Counter(stored_keys)
    problems = [f"{scope}: {count} receipts for request {key}" for key, count in counts.items() if count > 1]
    strange = set(counts) - set(sent_keys)
    return problems + [f"{scope}: a receipt for request {key}, which nobody sent" for key in sorted(strange)[:5]]
