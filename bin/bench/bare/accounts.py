"""`python -m bench.bare.accounts COUNT`: make the tables and accounts, print their cookies as a list in JSON."""

from __future__ import annotations

import json
import sys

import django


def main(count: int) -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from load.sessions import session_of

    # The row has no migrations and points at accounts, which must be there first.
    call_command("migrate", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0, run_syncdb=True)
    accounts = [get_user_model().objects.create_user(f"person{place}") for place in range(count)]
    print(json.dumps([f"sessionid={session_of(account)}" for account in accounts]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
