"""On which databases a target of make runs. Standard library only, because it runs before the environment."""

import argparse
import os
import subprocess
import sys

import environment
import services
from environment import ROOT, Problem

SQLITE, POSTGRESQL = "sqlite", "postgresql"
NO_POSTGRESQL = "none answers at 127.0.0.1:5432; start one or set TEST_DATABASE_URL"


def chosen(name, arguments):
    """(database that was asked for or None, the other arguments)."""
    parser = argparse.ArgumentParser(prog=name, add_help=False)
    parser.add_argument("--database", choices=[SQLITE, POSTGRESQL])
    options, rest = parser.parse_known_args(arguments)
    return options.database, rest


def places(database):
    """Label -> what the run is told. Problem if the PostgreSQL that was asked for does not answer."""
    found = {} if database == POSTGRESQL else {"SQLite": SQLITE}
    if database == SQLITE:
        return found
    address = services.find_postgres()
    if address:
        found["PostgreSQL"] = address
    elif database == POSTGRESQL:
        raise Problem(f"No PostgreSQL: {NO_POSTGRESQL}.")
    else:
        print(f"not run on PostgreSQL ({NO_POSTGRESQL})", file=sys.stderr, flush=True)
    return found


def main(name, praise):
    """Run `name`.run on every database, say how it went and end this program with 0, or 1 for a failure."""
    try:
        failed = run_each(f"{name}.run", sys.argv[1:])
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)
    verdict = "FAILED on " + ", ".join(failed) if failed else praise
    print(f"{name}: {verdict}", file=sys.stderr, flush=True)
    sys.exit(1 if failed else 0)


def run_each(module, arguments):
    """Run `module` inside the environment for every database; returns the labels of those that failed."""
    environment.ensure("requirements-dev.lock")
    database, rest = chosen(module, arguments)
    variables = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "bin")]))
    failed = []
    for label, place in places(database).items():
        command = [str(environment.venv_python()), "-m", module, place, *rest]
        if subprocess.call(command, cwd=str(ROOT), env=variables) != 0:
            failed.append(label)
    return failed
