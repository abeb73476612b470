"""The answer on paper: what was written, or room to write it."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any

from lms.pdf.blocks import Block, Gap
from lms.pdf.lists import TickBox
from lms.pdf.panels import Answer
from lms.pdf.paragraphs import Content, Heading, Paragraph
from lms.pdf.spaces import AnswerLines
from lms.pdf.tables import KeyValue, Table
from workbook.kinds.base import Kind
from workbook.reading import Line, ReadBlock, Readout, ReadTable

__all__ = ["answer_blocks", "blank_blocks"]

# More columns than these do not fit beside each other on A4; each row then becomes a list.
MOST_COLUMNS = 6
CELL_ROOM = 30
# Longer lists of options are told in the task; on paper one writes the chosen one.
MOST_OPTIONS = 8


def answer_blocks(readout: Readout) -> Iterator[Block]:
    """What was answered, part by part."""
    for block in readout.blocks:
        if block.title:
            yield Heading(str(block.title), 3, listed=False)
        if isinstance(block, ReadTable):
            yield from _filled_table(block)
        else:
            yield from _filled_lines(block)


def _filled_lines(block: ReadBlock) -> Iterator[Block]:
    for line in block.lines:
        yield Paragraph(str(line.label), "label", keeps=True)
        yield Answer(line.text)


def _text(line: Line) -> Content:
    return Paragraph(line.text or "–", "small", language="auto")


def _filled_table(table: ReadTable) -> Iterator[Block]:
    if not table.rows:
        yield Paragraph("–", "small")
    elif len(table.columns) <= MOST_COLUMNS:
        rows = [[row.label, *(_text(cell) for cell in row.cells)] for row in table.rows]
        yield Table(rows, head=["", *(str(label) for label, _share in table.columns)], widths=_widths(table))
    else:
        for row in table.rows:
            yield Paragraph(_row_name(table, row.label), "small", bold=True, keeps=True)
            yield KeyValue([(str(cell.label), _text(cell)) for cell in row.cells])


def _row_name(table: ReadTable, label: str) -> str:
    """A numbered row says what it is; one that was given has its own name."""
    return f"{table.row_label} {label}" if label.isdecimal() else label


def _widths(table: ReadTable) -> list[float]:
    is_named = any(len(row.label) > 3 for row in table.rows)
    return [2 if is_named else 0.5, *(share for _label, share in table.columns)]


def blank_blocks(kind: Kind, content: Any) -> Iterator[Block]:
    """Room to write: lines below each question, boxes to tick, empty rows."""
    for block in kind.readout(content, {}).blocks:
        if block.title:
            yield Heading(str(block.title), 3, listed=False)
        if block.hint:
            yield Paragraph(str(block.hint), "fine")
        if isinstance(block, ReadTable):
            yield from _blank_table(block)
        else:
            yield from _options(block)
            for line in block.lines:
                yield from _room(line)


def _options(block: ReadBlock) -> Iterator[Block]:
    """What all lines choose from, with letters to write down."""
    if block.options:
        yield Table(
            [[letter, text] for letter, text in zip(ascii_uppercase, block.options, strict=False)], widths=(1, 14)
        )


def _room(line: Line) -> Iterator[Block]:
    yield Paragraph(str(line.label), "small", bold=True, keeps=True)
    if line.hint:
        yield Paragraph(str(line.hint), "fine", keeps=True)
    if 0 < len(line.choices) <= MOST_OPTIONS:
        for choice in line.choices:
            yield TickBox(choice, single=len(line.choices) > 1, role="small")
    else:
        yield AnswerLines(max(line.lines, 1))


def _blank_table(table: ReadTable) -> Iterator[Block]:
    labels = [row.label for row in table.rows] or [str(n) for n in range(1, table.blank_rows + 1)]
    names = [str(label) for label, _share in table.columns]
    if len(names) <= MOST_COLUMNS:
        rows: list[list[Content]] = [[label, *(Gap(CELL_ROOM) for _name in names)] for label in labels]
        yield Table(rows, head=["", *names], widths=_widths(table), grid=True)
        return
    for label in labels:
        yield Paragraph(_row_name(table, label), "small", bold=True, keeps=True)
        yield Table([[name, Gap(CELL_ROOM / 2)] for name in names], widths=(0.3, 0.7), grid=True)
