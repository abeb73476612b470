"""Rows that are written once: attendance marks, grade changes, editions, completions."""

from __future__ import annotations

from typing import Any

from django.db import models


class ImmutableRowError(RuntimeError):
    """A row that is kept as evidence was about to be changed or deleted."""


class AppendOnlyModel(models.Model):
    """Refuses update and delete; the database refuses updates too, by trigger (see migration 0002)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ImmutableRowError(f"{self._meta.label} rows are append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise ImmutableRowError(f"{self._meta.label} rows are append-only")
