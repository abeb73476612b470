"""One learner's browser: sends its outbox in order and repeats an entry until it is acknowledged."""

from __future__ import annotations

import json
import random
import threading
import time
from datetime import UTC, datetime
from typing import Any

from chaos.ledger import Ledger
from load.outbox import Entry, Learner, Outbox
from load.server import HOST
from load.wire import Line

__all__ = ["Client", "Gate"]

# The pause of a writer between two saves, at most; shorter than in life, so that more is in flight.
LONGEST_PAUSE = 0.06
# Answers after which a browser waits and sends the same entry again.
PASSING = {429, 500, 502, 503, 504}


class Gate:
    """Open while clients may send; counts what is acknowledged, so that a kill can wait for it."""

    def __init__(self) -> None:
        self.is_open, self.is_over = threading.Event(), threading.Event()
        self.answers = threading.Semaphore(0)

    def open_for(self, answers: int, patience: float) -> bool:
        """Open, and wait for so many acknowledgements from now on; False if they take longer than `patience`."""
        self.answers = threading.Semaphore(0)
        self.is_open.set()
        deadline = time.monotonic() + patience
        return all(self.answers.acquire(timeout=max(0.0, deadline - time.monotonic())) for _one in range(answers))


class Client(threading.Thread):
    """Writes and saves until the gate is over and nothing waits. `turn` is held while it sends."""

    def __init__(self, learner: Learner, port: int, gate: Gate, number: int, seed: int) -> None:
        super().__init__(name=f"client {number}", daemon=True)
        self.learner, self.gate = learner, gate
        self.outbox, self.ledger = Outbox(learner, padding="an answer of some length " * 6), Ledger(self.name)
        self.line, self.turn = Line(HOST, port), threading.Lock()
        self.chance = random.Random(seed * 1000 + number)  # noqa: S311 - repeatable, not secret
        self.cuts, self.delays, self.complaints = 0, 0, list[str]()

    def run(self) -> None:
        entry: Entry | None = None
        while entry is not None or not self.gate.is_over.is_set():
            if not self.gate.is_open.wait(timeout=0.2):
                continue
            with self.turn:
                if not self.gate.is_open.is_set():
                    continue
                entry = entry or self.outbox.write()
                if self._send(entry):
                    entry = None
            time.sleep(self.chance.uniform(0, LONGEST_PAUSE))

    def _send(self, entry: Entry) -> bool:
        """True once the entry is settled: acknowledged, or refused for good (which is a complaint)."""
        self.ledger.sent(entry)
        sent_at = datetime.now(UTC)
        try:
            reply = self.line.post(self.learner.path, self.outbox.body(entry), self.learner.headers)
        except ConnectionRefusedError:
            return False
        except OSError:
            self.cuts += 1
            return False
        if reply.status in PASSING:
            self.delays += 1
            return False
        self._read(entry, reply.status, reply.body, sent_at)
        return True

    def _read(self, entry: Entry, status: int, body: bytes, sent_at: datetime) -> None:
        data = _json(body)
        if status != 200 or data.get("code") != "ok":
            self.ledger.in_flight = None
            self.complaints.append(f"{self.name}: entry {entry.seq} was answered {status} {body[:200]!r}")
            return
        saved_at = datetime.fromisoformat(data["saved_at"]) if data.get("saved_at") else None
        self.ledger.answered(entry, revision=int(data["revision"]), saved_at=saved_at, sent_at=sent_at)
        self.outbox.acknowledge(entry, int(data["revision"]))
        self.gate.answers.release()


def _json(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
