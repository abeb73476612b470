"""An answer as others read it: on the screen, on paper, in a comparison. Pure data, made by the kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Line", "ReadBlock", "ReadRow", "ReadTable", "Readout"]


@dataclass(frozen=True)
class Line:
    """One thing that was asked, and what was answered. `lines` is how much room paper gives it."""

    name: str
    label: StrOrPromise
    text: str
    tone: str = ""
    hint: StrOrPromise = ""
    lines: int = 3
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadBlock:
    """Lines under one heading; without a heading they stand alone.

    `options` are what all lines choose from: paper lists them once, with a letter each.
    """

    title: StrOrPromise
    lines: list[Line]
    hint: StrOrPromise = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadRow:
    label: str
    cells: list[Line]


@dataclass(frozen=True)
class ReadTable:
    """A table: columns as (label, share of the width), rows with one line a column."""

    title: StrOrPromise
    columns: list[tuple[StrOrPromise, int]]
    rows: list[ReadRow]
    row_label: StrOrPromise = ""
    blank_rows: int = 3
    hint: StrOrPromise = ""


@dataclass(frozen=True)
class Readout:
    """The whole answer in order."""

    blocks: list[ReadBlock | ReadTable] = field(default_factory=list)
