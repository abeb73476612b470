"""Autosaves through the whole stack, against a bare Django view that authenticates and writes one row.

Both servers have the same number of processes, the same kind of database with the same settings and the same
clients. They are loaded in turn, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.figures import Figure, Ground
from bench.hammer import Hammer
from load.classroom import open_classroom
from load.databases import scratch_database, variables_for
from load.outbox import Learner
from load.server import Server

__all__ = ["measure"]

ROOT = Path(__file__).resolve().parent.parent.parent


def measure(ground: Ground) -> Iterator[Figure]:
    """Saves per second and their share of what the bare view reaches (the goal is 0.6); medians of the rounds."""
    with ExitStack() as stack:
        real = _real(stack, ground)
        bare = _bare(stack, ground)
        for hammer in (real, bare):
            hammer.rate(max(2.0, ground.seconds / 2))  # warm-up
        rounds = [(real.rate(ground.seconds), bare.rate(ground.seconds)) for _round in range(ground.rounds)]
    saves, writes = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    share = statistics.median(one / other for one, other in rounds)
    yield Figure(f"autosave.{ground.database}", saves, "saves/s", share)
    yield Figure(f"bare_write.{ground.database}", writes, "writes/s", 1.0)


def _real(stack: ExitStack, ground: Ground) -> Hammer:
    learners = open_classroom(alone=ground.clients)
    variables = variables_for(ground.database_url, ground.folder)
    return _served(stack, Server("lms.wsgi:application", variables, ground.folder / "real.log"), learners)


def _bare(stack: ExitStack, ground: Ground) -> Hammer:
    url = stack.enter_context(scratch_database(ground.place, ground.folder, "bare"))
    variables = {**variables_for(url, ground.folder), "DJANGO_SETTINGS_MODULE": "bench.bare.settings"}
    learners = _bare_learners(variables, ground.clients)
    return _served(stack, Server("bench.bare.wsgi:application", variables, ground.folder / "bare.log"), learners)


def _served(stack: ExitStack, server: Server, learners: Sequence[Learner]) -> Hammer:
    stack.callback(server.stop)
    server.start()
    return stack.enter_context(Hammer(learners, server.port))


def _bare_learners(variables: dict[str, str], count: int) -> list[Learner]:
    """Accounts of the bare project, made in a process of its own because it has settings of its own."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
    command = [sys.executable, "-m", "bench.bare.accounts", str(count)]
    output = subprocess.check_output(command, cwd=ROOT, env={**os.environ, **variables, "PYTHONPATH": path}, text=True)
    return [_bare_learner(place, cookies) for place, cookies in enumerate(json.loads(output))]


def _bare_learner(place: int, cookies: str) -> Learner:
    fields = ("cell-own-risk", "cell-own-strength", "cell-family-risk")
    return Learner("/write/", cookies, "-", "-", fields, f"account {place}", place, 0)
