"""Load, kills and checks against one server."""

from __future__ import annotations

import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chaos.client import Client, Gate
from chaos.ledger import Ledger, final_problems, unrepeated
from chaos.stored import Stored
from load.outbox import Learner
from load.server import Server

__all__ = ["Report", "Trial"]

Read = Callable[[Iterable[Learner]], Mapping[str, Stored]]

# A kill comes after so many acknowledgements for each client, counted from the start, so that a slow machine
# is loaded too; and a random moment later, so that it meets any point of a save.
SAVES_BEFORE_KILL = (0.2, 4.0)
LATER = (0.0, 0.05)
PATIENCE = 60


@dataclass
class Report:
    """What happened. `losses` are acknowledged saves that were missing, `problems` everything else that is wrong."""

    kills: int = 0
    cut: int = 0
    kept_unanswered: int = 0
    losses: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        return not self.losses and not self.problems


class Trial:
    """`run()` once. `read` gives the stored answers by scope, past the server.

    The server is dead afterwards, whatever happened.
    """

    def __init__(self, server: Server, learners: Sequence[Learner], read: Read, *, kills: int, seed: int) -> None:
        self.server, self.learners, self.read, self.kills = server, learners, read, kills
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.gate, self.report = Gate(), Report()
        self.clients = [Client(one, server.port, self.gate, place, seed) for place, one in enumerate(learners, 1)]

    def run(self, *, until_loss: bool = False) -> Report:
        """Kill so many times, checking after each restart; then let everything through and check the whole.

        `until_loss` ends at the first missing save, without the last check: that is all a control must show.
        """
        try:
            self.server.start()
            for client in self.clients:
                client.start()
            for _number in range(self.kills):
                self._live_and_die()
                if self.report.problems or (until_loss and self.report.losses):
                    return self.report
            if not until_loss:
                self._finish()
        finally:
            self.gate.is_open.clear()
            self.gate.is_over.set()
            self.server.kill()
        return self.report

    def _live_and_die(self) -> None:
        self._open(math.ceil(self.chance.uniform(*SAVES_BEFORE_KILL) * len(self.clients)))
        time.sleep(self.chance.uniform(*LATER))
        self.server.kill()
        self.gate.is_open.clear()
        self._wait_until_parked()
        self.report.kills += 1
        self.report.cut += sum(client.ledger.in_flight is not None for client in self.clients)
        self.server.start()
        self._check()

    def _open(self, saves: int) -> None:
        """Let the clients save, and wait until so many are acknowledged."""
        if not self.gate.open_for(saves, PATIENCE):
            sentence = f"{saves} saves were not acknowledged within {PATIENCE} s"
            self.report.problems.append(f"{sentence}; the end of the server's log:\n{self.server.tail()}")

    def _wait_until_parked(self) -> None:
        """No client sends any more, so that what they were told stands still."""
        for client in self.clients:
            with client.turn:
                pass

    def _check(self) -> None:
        """Everything acknowledged is there. The server runs again and nothing has been repeated yet."""
        stored = self.read(self.learners)
        for client in self.clients:
            answers = stored[client.learner.scope].answers
            self.report.losses += client.ledger.losses(answers)
            self.report.kept_unanswered += client.ledger.is_kept_unanswered(answers)
            self.report.problems += client.complaints

    def _finish(self) -> None:
        """Let all that waits go through, then compare the whole."""
        self._open(len(self.clients))
        self.gate.is_over.set()
        deadline = time.monotonic() + PATIENCE
        for client in self.clients:
            client.join(max(0.0, deadline - time.monotonic()))
        late = [client.name for client in self.clients if client.is_alive()]
        if late:
            self.report.problems.append(f"Not acknowledged within {PATIENCE} s: {', '.join(late)}")
        self._check()
        self._compare_whole()
        self._count()

    def _compare_whole(self) -> None:
        writers: dict[str, list[Ledger]] = defaultdict(list)
        for client in self.clients:
            writers[client.learner.scope].append(client.ledger)
        for scope, answer in self.read(self.learners).items():
            keys = [key for one in writers[scope] for key in one.keys]
            self.report.problems += final_problems(scope, writers[scope], answer.answers, answer.revision)
            self.report.problems += unrepeated(scope, answer.keys, keys)

    def _count(self) -> None:
        self.report.counts.update(
            acknowledged=sum(len(client.ledger.keys) for client in self.clients),
            repeats=sum(client.ledger.repeats for client in self.clients),
            delayed=sum(client.delays for client in self.clients),
        )
