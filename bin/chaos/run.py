"""Chaos on one database, inside the environment; `python -m chaos` calls it once for each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import django

from chaos.trial import Report, Trial
from load.databases import SQLITE, scratch_database, variables_for
from load.server import Server, ServerError, end_tidily

# The control is caught at the first kill as a rule; it gets some more.
CONTROL_KILLS = 10


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chaos")
    parser.add_argument("where", help="sqlite, or the address of a PostgreSQL whose user may make databases")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--clients", type=int, default=20, help="how many learners save, a fifth of them in one group")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills; 0: a new one")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """0 if nothing acknowledged was lost, nothing was done twice, and the control was caught."""
    options = _options(arguments)
    label = "SQLite" if options.where == SQLITE else "PostgreSQL"
    seed = options.seed or int(time.time())
    with (
        tempfile.TemporaryDirectory(prefix="lms-chaos-") as made,
        scratch_database(options.where, Path(made), "chaos") as url,
    ):
        variables = variables_for(url, Path(made))
        os.environ.update(variables)
        django.setup()
        try:
            return _both(label, variables, Path(made), options, seed)
        except ServerError as error:
            print(f"{label}: {error}", file=sys.stderr)
            return 2


def _both(label: str, variables: dict[str, str], folder: Path, options: argparse.Namespace, seed: int) -> int:
    """The trial itself, then the control with a server that lies."""
    # Models can be imported only now that the settings are known.
    from chaos.reading import stored_answers
    from load.classroom import migrate, open_classroom

    together = options.clients // 5
    print(f"{label}: making the tables ...", flush=True)
    migrate()
    learners = open_classroom(alone=options.clients - together, together=together)
    print(f"{label}: {options.kills} kills under {len(learners)} clients, seed {seed} ...", flush=True)
    began = time.monotonic()
    server = Server("lms.wsgi:application", variables, folder / "server.log")
    report = Trial(server, learners, stored_answers, kills=options.kills, seed=seed).run()
    _print(label, report, time.monotonic() - began)
    pupils = open_classroom(alone=options.clients - together, together=together)
    liar = Server("chaos.early:application", variables, folder / "control.log")
    caught = Trial(liar, pupils, stored_answers, kills=CONTROL_KILLS, seed=seed).run(until_loss=True)
    _print_control(label, caught)
    return 0 if report.is_clean and report.kills == options.kills and caught.losses else 1


def _print(label: str, report: Report, seconds: float) -> None:
    counts = report.counts
    print(
        f"{label}: {report.kills} kills in {seconds:.0f} s; {counts['acknowledged']} saves acknowledged;"
        f" {report.cut} in flight at a kill, {report.kept_unanswered} of them kept without an answer;"
        f" {counts['repeats']} repeated requests answered from the receipt;"
        f" {counts['delayed']} answered with “later”."
    )
    for sentence in [*report.losses[:20], *report.problems[:20]]:
        print(f"{label}: WRONG: {sentence}")
    wrong = f"{len(report.losses)} saves LOST, {len(report.problems)} other problems"
    print(f"{label}: {'every acknowledged save is there, once' if report.is_clean else wrong}.", flush=True)


def _print_control(label: str, report: Report) -> None:
    if report.losses:
        print(
            f"{label}: control caught: a server that acknowledges before it commits lost {len(report.losses)} saves"
            f" in {report.kills} kills, for example {report.losses[0]}"
        )
    else:
        print(f"{label}: CONTROL NOT CAUGHT in {report.kills} kills: this run proves nothing. {report.problems[:3]}")
    sys.stdout.flush()


if __name__ == "__main__":
    end_tidily()
    sys.exit(main(sys.argv[1:]))
