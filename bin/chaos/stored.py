"""One answer as the database holds it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Stored"]


@dataclass(frozen=True)
class Stored:
    """Texts by field, and the keys of the requests that there are receipts of."""

    answers: dict[str, str]
    revision: int
    keys: list[str]
