"""What a measurement is given and what it gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Figure", "Ground", "Measurement", "line"]


@dataclass(frozen=True)
class Ground:
    """Where a measurement runs. Django is set up for an empty, migrated database at `database_url`.

    `place` is what `load.databases.scratch_database` takes to make further ones of the same kind.
    """

    database: str
    place: str
    database_url: str
    folder: Path
    seconds: float
    rounds: int
    clients: int


@dataclass(frozen=True)
class Figure:
    """One line of the output. `ratio` compares `value` with what it is measured against; None without such."""

    name: str
    value: float
    unit: str
    ratio: float | None = None


@dataclass(frozen=True)
class Measurement:
    """`run` yields figures. `on_every_database` is False for what does not depend on the database (SQLite then)."""

    name: str
    run: Callable[[Ground], Iterable[Figure]]
    on_every_database: bool = True


def line(figure: Figure) -> str:
    """The figure as one line of JSON with three significant decimals at most."""
    rounded = {name: round(one, 3) if isinstance(one, float) else one for name, one in asdict(figure).items()}
    return json.dumps(rounded)
