"""Rows by plain SQL, for what happens at every request, or at every pause of every writer.

Composing a statement takes the ORM several times as long as the database takes to carry it out. Here it is composed
once; values still go through Django's fields, so that every database stores and gives what the ORM would. No signals
are sent, fields that fill themselves (`auto_now`) are left alone, and no defaults of the database are read back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

__all__ = ["fetch", "insert", "update"]

Row = TypeVar("Row", bound=Model)
Converter = Callable[[Any, Any, Any], Any]


def fetch(model: type[Row], pk: Any, *, is_locked: bool = False) -> Row | None:
    """The row with this primary key, None if there is none (one query).

    `is_locked`: nobody else changes it until the transaction ends, where the database can lock rows.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    query, names, converters = _selection(model, connection.vendor, is_locked=is_locked)
    with connection.cursor() as cursor:
        cursor.execute(query, [pk])
        found = cursor.fetchone()
    if found is None:
        return None
    values = list(found)
    for place, expression, calls in converters:
        for call in calls:
            values[place] = call(values[place], expression, connection)
    return model.from_db(DEFAULT_DB_ALIAS, names, values)


def update(row: Model, names: Sequence[str]) -> None:
    """Write the named fields of a row, as `save(update_fields=names)` does (one query)."""
    connection = connections[DEFAULT_DB_ALIAS]
    query, fields = _updating(type(row), tuple(names), connection.vendor)
    _execute(connection, query, [*_values(connection, row, fields), row.pk])


def insert(row: Model) -> None:
    """Add a row whose key the database gives; the row itself does not learn it (one query).

    Raises IntegrityError.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    query, fields = _inserting(type(row), connection.vendor)
    _execute(connection, query, _values(connection, row, fields))


def _values(connection: Any, row: Model, fields: Sequence[Any]) -> list[Any]:
    return [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]


def _execute(connection: Any, query: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)


# The statements of a process: `vendor` is part of the key for tests that change the database.


@lru_cache
def _selection(
    model: type[Model], vendor: str, *, is_locked: bool
) -> tuple[str, list[str], list[tuple[int, Any, list[Converter]]]]:
    """The query, the attributes that it fills, and what turns the database's values into Python's."""
    connection = connections[DEFAULT_DB_ALIAS]
    fields: Sequence[Any] = model._meta.concrete_fields
    expressions = [one.get_col(model._meta.db_table) for one in fields]
    found = [[*connection.ops.get_db_converters(one), *one.get_db_converters(connection)] for one in expressions]
    converters = [(place, expressions[place], calls) for place, calls in enumerate(found) if calls]
    query = f"SELECT {_columns(fields)} FROM {_table(model)} WHERE {_key(model)} = %s"  # noqa: S608 - own names
    if is_locked and connection.features.has_select_for_update:
        query += " FOR UPDATE"
    return query, [one.attname for one in fields], converters


@lru_cache
def _updating(model: type[Model], names: tuple[str, ...], vendor: str) -> tuple[str, list[Any]]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    places = ", ".join(f"{_quoted(one.column)} = %s" for one in fields)
    return f"UPDATE {_table(model)} SET {places} WHERE {_key(model)} = %s", fields  # noqa: S608 - own names


@lru_cache
def _inserting(model: type[Model], vendor: str) -> tuple[str, list[Any]]:
    fields: list[Any] = [one for one in model._meta.concrete_fields if not one.primary_key]
    places = ", ".join("%s" for _one in fields)
    return f"INSERT INTO {_table(model)} ({_columns(fields)}) VALUES ({places})", fields  # noqa: S608 - own names


def _columns(fields: Sequence[Any]) -> str:
    return ", ".join(_quoted(one.column) for one in fields)


def _table(model: type[Model]) -> str:
    return _quoted(model._meta.db_table)


def _key(model: type[Model]) -> str:
    key: Any = model._meta.pk
    return _quoted(key.column)


def _quoted(name: str) -> str:
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(name)
