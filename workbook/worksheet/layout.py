"""A form as data: blocks in order, each a section of inputs or a table of rows.

Names of fields: `f-<input>` in a section (inputs have unique keys over all sections) and
`t-<table>-<row>-<column>` in a table, where the row is a number from 1, or the key of a fixed row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbook.worksheet.inputs import Computed, Input

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Block", "Layout", "Section", "Table", "cell_name", "field_name"]

MOST_ROWS = 40
CELL = re.compile(r"t-([a-z0-9_]+)-([a-z0-9_]+)-([a-z0-9_]+)")


def field_name(key: str) -> str:
    return f"f-{key}"


def cell_name(table: str, row: str | int, column: str) -> str:
    return f"t-{table}-{row}-{column}"


@dataclass(frozen=True)
class Section:
    """Inputs under one heading."""

    key: str
    title: StrOrPromise
    inputs: tuple[Input, ...]
    hint: StrOrPromise = ""

    def typed(self, answers: Mapping[str, str]) -> dict[str, str]:
        """What was typed in this section, by key of the input."""
        return {one.key: answers.get(field_name(one.key), "") for one in self.inputs}


@dataclass(frozen=True)
class Table:
    """Rows of the same columns. Without `fixed` rows the learner adds as many as are needed.

    `row_label` names one row ("Actor"). `start` is how many empty rows a blank form shows.
    """

    key: str
    title: StrOrPromise
    row_label: StrOrPromise
    columns: tuple[Input, ...]
    fixed: tuple[tuple[str, StrOrPromise], ...] = ()
    start: int = 3
    hint: StrOrPromise = ""

    @property
    def row_keys(self) -> tuple[str, ...]:
        """Every row that a field may belong to."""
        return tuple(key for key, _label in self.fixed) or tuple(str(n) for n in range(1, MOST_ROWS + 1))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The columns that are filled in."""
        return tuple(one for one in self.columns if not isinstance(one, Computed))

    def typed(self, answers: Mapping[str, str], row: str) -> dict[str, str]:
        """What was typed in a row, by key of the column."""
        return {one.key: answers.get(cell_name(self.key, row, one.key), "") for one in self.inputs}

    def used_rows(self, answers: Mapping[str, str]) -> list[str]:
        """Keys of the rows in which something stands, in order."""
        begun = {match[2] for name in answers if (match := CELL.fullmatch(name)) and match[1] == self.key}
        return [key for key in self.row_keys if key in begun and any(self.typed(answers, key).values())]

    def shown_rows(self, answers: Mapping[str, str]) -> list[str]:
        """Rows of the form: those in use, and room for more below them."""
        if self.fixed:
            return list(self.row_keys)
        used = self.used_rows(answers)
        last = int(used[-1]) if used else 0
        kept = set(used)
        room = max(self.start - len(used), 1)
        fresh = [str(n) for n in range(last + 1, min(last + room, MOST_ROWS) + 1)]
        return [key for key in self.row_keys if key in kept] + fresh


Block = Section | Table


@dataclass(frozen=True)
class Layout:
    """The blocks of a form, in order."""

    blocks: tuple[Block, ...]

    @property
    def tables(self) -> Iterator[Table]:
        return (one for one in self.blocks if isinstance(one, Table))

    def table(self, key: str) -> Table:
        return next(one for one in self.tables if one.key == key)

    def without(self, keys: Iterable[str]) -> Layout:
        """The same form without some of its optional parts (keys of inputs and columns)."""
        gone = set(keys)
        if not gone:
            return self
        return Layout(tuple(block for one in self.blocks if (block := _thinned(one, gone)) is not None))

    def optional_parts(self) -> list[tuple[str, StrOrPromise]]:
        """(key, label) of all that an author may leave out."""
        return [(one.key, one.label) for block in self.blocks for one in _inputs(block) if one.is_optional_part]

    def named_inputs(self) -> Iterator[tuple[str, Input, Block, str]]:
        """(field name, input, block, row key or '') of everything that can be filled in."""
        for block in self.blocks:
            if isinstance(block, Section):
                yield from ((field_name(one.key), one, block, "") for one in block.inputs if is_typed(one))
                continue
            for row in block.row_keys:
                yield from ((cell_name(block.key, row, one.key), one, block, row) for one in block.inputs)


def is_typed(one: Input) -> bool:
    return not isinstance(one, Computed)


def _inputs(block: Block) -> tuple[Input, ...]:
    return block.inputs if isinstance(block, Section) else block.columns


def _thinned(block: Block, gone: set[str]) -> Block | None:
    left = tuple(one for one in _inputs(block) if one.key not in gone or not one.is_optional_part)
    if not left:
        return None
    return replace(block, inputs=left) if isinstance(block, Section) else replace(block, columns=left)
