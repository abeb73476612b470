"""Reads whose SQL is built once. For the few that every save of an answer makes; see decision 0014."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

__all__ = ["Prepared"]

Row = TypeVar("Row")
Value = int | str | date | uuid.UUID


@dataclass(frozen=True)
class _Slot:
    """A place in the parameters where a value goes."""

    name: str


@dataclass(frozen=True)
class _Built:
    queryset: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]


class Prepared(Generic[Row]):
    """A queryset as a function of named values. `build` makes it, from samples, once for each database.

    `samples` are values of the right types that stand nowhere else in the query. The SQL must be the same for
    all values: none may decide whether there is a condition, and None is not allowed. `today` and the like are
    values too, or they would stay as they were when the SQL was built.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], **samples: Value) -> None:
        self._build, self._samples = build, samples
        self._built: dict[str, _Built] = {}

    def rows(self, **values: Value) -> list[Row]:
        """The rows for these values (one query). TypeError if a value is missing or too many."""
        if values.keys() != self._samples.keys():
            raise TypeError(f"expected {sorted(self._samples)}, not {sorted(values)}")
        alias = self._build(**self._samples).db if not self._built else next(iter(self._built))
        built = self._built.get(alias) or self._built.setdefault(alias, self._make(alias))
        parameters = tuple(
            _adapted(alias, values[one.name]) if isinstance(one, _Slot) else one for one in built.parameters
        )
        return list(_with_parameters(built, alias, parameters))

    def first(self, **values: Value) -> Row | None:
        """The first of the rows; the queryset should end with [:1]."""
        return next(iter(self.rows(**values)), None)

    def _make(self, alias: str) -> _Built:
        queryset = self._build(**self._samples)
        compiler = queryset.query.get_compiler(using=alias)
        sql, given = compiler.as_sql()
        slots = {_adapted(alias, sample): _Slot(name) for name, sample in self._samples.items()}
        parameters = tuple(slots.get(one, one) for one in given)
        unused = set(slots.values()) - {one for one in parameters if isinstance(one, _Slot)}
        if unused:
            raise ValueError(f"not in the query: {sorted(one.name for one in unused)}")
        return _Built(queryset, compiler, sql, parameters)


def _adapted(alias: str, value: Value) -> Any:
    """A value as the driver of the database gets it."""
    connection = connections[alias]
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def _with_parameters(built: _Built, alias: str, parameters: tuple[Any, ...]) -> QuerySet[Any]:
    """A copy of the queryset that does everything as usual, but has its SQL already."""
    compiler: Any = copy.copy(built.compiler)
    # Connections belong to threads, and the SQL may have been built in another one.
    compiler.connection = connections[alias]
    compiler.as_sql = lambda *_arguments, **_options: (built.sql, parameters)
    queryset: Any = built.queryset.all()
    queryset.query.get_compiler = lambda *_arguments, **_options: compiler
    return queryset
