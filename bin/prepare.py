"""Second half of `make run`, inside the environment: catalogues, tables, content and demo people."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

import compile_messages


def is_empty() -> bool:
    """True for a database without courses and without people."""
    from lms.models import Course, Person

    return not Course.objects.exists() and not Person.objects.exists()


def load(var: Path) -> None:
    """Load the courses and the demo people, once.

    The mark `loading` stands while this is under way: a start that was interrupted is taken up by
    the next one, although the database is no longer empty then. Both commands may run twice.
    """
    from django.core.management import call_command

    mark = var / "loading"
    if not is_empty() and not mark.exists():
        return
    mark.write_text("")
    print("Loading the courses. This is done once and takes a minute ...", flush=True)
    call_command("load_curriculum", publish_edition=True)
    print("Inventing people, a cohort and results ...", flush=True)
    accounts = io.StringIO()
    call_command("load_demo", stdout=accounts)
    (var / "demo-accounts.txt").write_text(accounts.getvalue(), encoding="utf-8")
    mark.unlink()


def greet(var: Path, port: str) -> None:
    """Print where the site is and who may sign in."""
    site = f"http://127.0.0.1:{port}"
    accounts = var / "demo-accounts.txt"
    if accounts.exists():
        print(accounts.read_text(encoding="utf-8").strip())
    print(f"\nSite      {site}/en/   {site}/ar/   {site}/ckb/")
    print(f"Editors   {site}/admin/")
    print("Stop it with Ctrl-C.\n", flush=True)


def main() -> int:
    from django.conf import settings
    from django.core.management import CommandError, call_command
    from django.db.utils import OperationalError

    compile_messages.compile_all()
    django.setup()
    var = Path(settings.VAR_DIR)
    try:
        call_command("migrate", interactive=False, verbosity=0)
        load(var)
    except OperationalError as error:
        print(f"\nThe database does not answer: {str(error).splitlines()[0]}", file=sys.stderr)
        return 2
    except CommandError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    greet(var, os.environ.get("LMS_RUN_PORT", "8000"))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
