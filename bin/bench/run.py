"""The measurements on one database, inside the environment; `python -m bench` calls it once for each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django

from bench.figures import Ground, line
from bench.hammer import HammerError
from load.databases import SQLITE, scratch_database, variables_for
from load.server import ServerError, end_tidily


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("where", help="sqlite, or the address of a PostgreSQL whose user may make databases")
    parser.add_argument("--seconds", type=float, default=5, help="length of a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--only", help="the name of one measurement")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """0 once every figure is printed; 2 if a server does not start or does not save."""
    options = _options(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="lms-bench-") as made,
        scratch_database(options.where, Path(made), "bench") as url,
    ):
        os.environ.update(variables_for(url, Path(made)))
        django.setup()
        # Models can be imported only now that the settings are known.
        from bench.measurements import MEASUREMENTS
        from load.classroom import migrate

        name = "sqlite" if options.where == SQLITE else "postgresql"
        ground = Ground(name, options.where, url, Path(made), options.seconds, options.rounds, options.clients)
        wanted = [one for one in MEASUREMENTS if one.name == (options.only or one.name)]
        migrate()
        try:
            for one in wanted:
                if one.on_every_database or name == SQLITE:
                    for figure in one.run(ground):
                        print(line(figure), flush=True)
        except (HammerError, ServerError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    end_tidily()
    sys.exit(main(sys.argv[1:]))
