"""Client processes that save as fast as they are answered. Several, so that the client is not the bottleneck."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection
from types import TracebackType

from load.outbox import Learner, Outbox
from load.server import HOST
from load.wire import Line

__all__ = ["Hammer", "HammerError"]

PROCESSES = 2
# About what somebody types between two pauses.
TEXT = "What he can do himself, and what his family and the office can add to it. " * 3
LEAD = 0.2  # all processes begin at one moment, this many seconds after they were told


class HammerError(RuntimeError):
    """A save was not acknowledged: then there is nothing to measure."""


class Writer:
    """One learner on one kept-open connection."""

    def __init__(self, learner: Learner, port: int) -> None:
        self.outbox, self.line = Outbox(learner, padding=TEXT), Line(HOST, port, accept_encoding="gzip")
        self.count, self.complaint = 0, ""

    def save_until(self, begin: float, end: float) -> None:
        """Save one entry after the other; count those that were answered in time."""
        self.count = 0
        time.sleep(max(0.0, begin - time.time()))
        try:
            while time.time() < end and not self.complaint:
                self._save()
                self.count += time.time() < end
        except OSError as error:
            self.complaint = repr(error)

    def _save(self) -> None:
        entry = self.outbox.write()
        reply = self.line.post(self.outbox.learner.path, self.outbox.body(entry), self.outbox.learner.headers)
        if reply.status != 200:
            self.complaint = f"{reply.status} {reply.body[:200]!r}"
        # The reply is not parsed, so that it costs the machine nothing: revision 0 asks for no news anyway.
        self.outbox.acknowledge(entry, 0)


def _work(pipe: Connection, learners: Sequence[Learner], port: int) -> None:
    """A client process: for every (begin, end) that it is told, one thread for each learner saves."""
    writers = [Writer(one, port) for one in learners]
    while (times := pipe.recv()) is not None:
        threads = [threading.Thread(target=one.save_until, args=times) for one in writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send((sum(one.count for one in writers), next((one.complaint for one in writers if one.complaint), "")))


class Hammer(AbstractContextManager["Hammer"]):
    """The clients of one server. `rate(seconds)` is one round."""

    def __init__(self, learners: Sequence[Learner], port: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipes: list[Connection] = []
        self.processes = []
        for place in range(min(PROCESSES, len(learners))):
            ours, theirs = context.Pipe()
            arguments = (theirs, learners[place::PROCESSES], port)
            process = context.Process(target=_work, args=arguments, daemon=True)
            process.start()
            self.pipes.append(ours)
            self.processes.append(process)

    def rate(self, seconds: float) -> float:
        """Acknowledged saves per second in one round. Raises HammerError if one was not acknowledged."""
        begin = time.time() + LEAD
        for pipe in self.pipes:
            pipe.send((begin, begin + seconds))
        results = [pipe.recv() for pipe in self.pipes]
        complaint = next((text for _count, text in results if text), "")
        if complaint:
            raise HammerError(complaint)
        return sum(count for count, _text in results) / seconds

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe, process in zip(self.pipes, self.processes, strict=True):
            if kind is None:
                pipe.send(None)
            else:
                process.kill()
            process.join()
