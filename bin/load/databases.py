"""A database that is made for one run and goes with it, set up as in production."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

__all__ = ["SQLITE", "scratch_database", "variables_for"]

# Stands for a file in the run's own folder where the address of a server would stand.
SQLITE = "sqlite"


@contextmanager
def scratch_database(kind_or_url: str, folder: Path, name: str) -> Iterator[str]:
    """Yield the DATABASE_URL of an empty database and remove it afterwards, whatever happens.

    `kind_or_url` is SQLITE, or the address of a PostgreSQL whose user may make databases.
    """
    if kind_or_url == SQLITE:
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    server = kind_or_url.rpartition("/")[0]
    unique = f"lms_{name}_{os.getpid()}"
    _execute(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unique)))
    try:
        yield f"{server}/{unique}"
    finally:
        _execute(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(unique)))


def _execute(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


def variables_for(database_url: str, folder: Path) -> dict[str, str]:
    """The environment of a production server on loopback that uses this database and keeps files in `folder`."""
    return {
        "DJANGO_SETTINGS_MODULE": "lms.settings.production",
        "SECRET_KEY": "only-for-a-run-on-loopback-that-ends-in-minutes-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "EMAIL_URL": "dummymail://",
        "DATABASE_URL": database_url,
        "LMS_VAR_DIR": str(folder),
        "CACHE_URL": "locmemcache://lms",
    }
