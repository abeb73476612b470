"""`make lint`: every check that needs no running site. All of them run; the summary names those that failed."""

import os
import subprocess
import sys

import environment
from environment import ROOT, Problem

CHECKS = [
    ("ruff", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as main; main()"]),
    ("django", ["manage.py", "check"]),
    ("migrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
    ("locks", ["-m", "pytest", "-q", "tests/test_locks.py"]),
    ("catalogues", ["-m", "pytest", "-q", "tests/test_catalogues.py"]),
]


def main(only):
    environment.ensure("requirements-dev.lock")
    failed = []
    for name, arguments in CHECKS:
        if only and name not in only:
            continue
        print(f"\n--- {name} ---", flush=True)
        variables = dict(os.environ, DJANGO_SETTINGS_MODULE="lms.settings.test")
        if subprocess.call([str(environment.venv_python()), *arguments], cwd=str(ROOT), env=variables) != 0:
            failed.append(name)
    print("\n{}".format("Failed: " + ", ".join(failed) if failed else "All checks passed."), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)
