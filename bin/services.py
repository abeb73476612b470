"""Which PostgreSQL and Redis answer on this machine. Standard library only, like `environment`."""

import getpass
import os
import subprocess

import environment
from environment import Problem


def answers(code, *arguments):
    """True if the snippet, run inside the environment, ends well."""
    command = [str(environment.venv_python()), "-c", code, *arguments]
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def find_postgres():
    """Address of a PostgreSQL whose user may make databases, or '' where none answers."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    users = ["postgres", getpass.getuser()]
    code = (
        "import sys, psycopg; c = psycopg.connect(sys.argv[1].rpartition('/')[0] + '/postgres', connect_timeout=3);"
        "assert c.execute('select rolcreatedb or rolsuper from pg_roles where rolname = current_user').fetchone()[0]"
    )
    if given:
        if not answers(code, given):
            raise Problem("TEST_DATABASE_URL is set, but no PostgreSQL answers there whose user may make databases.")
        return given
    candidates = [f"postgres://{user}@127.0.0.1:5432/lms" for user in users]
    return next((url for url in candidates if answers(code, url)), "")


def find_redis():
    """Address of an unused database of a Redis; '' where none answers or it holds something."""
    url = os.environ.get("TEST_CACHE_URL") or "redis://127.0.0.1:6379/15"
    code = (
        "import sys, redis; r = redis.from_url(sys.argv[1], socket_connect_timeout=3);"
        "assert r.dbsize() == 0 or os.environ.get('TEST_CACHE_URL')".replace("import sys", "import os, sys")
    )
    return url if answers(code, url) else ""
