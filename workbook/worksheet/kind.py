"""A kind of exercise that is a form of sections and tables."""

from __future__ import annotations

from typing import Any, ClassVar

from workbook.kinds.base import Answers, Kind, Part
from workbook.reading import Line, ReadBlock, Readout, ReadRow, ReadTable
from workbook.worksheet.computing import computed_of_row, computed_of_section, computed_texts, has_computed
from workbook.worksheet.forms import WorksheetForm
from workbook.worksheet.inputs import Choice, Computed, Input, Text, Tick
from workbook.worksheet.layout import Layout, Section, Table, cell_name, field_name
from workbook.worksheet.schema import WorksheetContent

__all__ = ["WorksheetKind"]

YES = "✓"


class WorksheetKind(Kind):
    """Everything a kind does, from its layout. Most kinds add labels, a picture or a computed column only."""

    content: ClassVar[type[WorksheetContent]]
    form_class = WorksheetForm
    form_template = "lms_workbook/worksheet/form.html"
    answer_template = "lms_workbook/worksheet/answer.html"
    scripts = ("lms_workbook/js/sheet.js",)

    def layout(self, content: Any) -> Layout:
        """The form of this exercise."""
        return content.layout  # type: ignore[no-any-return]

    @property
    def is_live(self) -> bool:
        return self.has_picture or has_computed(self.content.layout_of_kind)

    def computed(self, content: Any, answers: Answers) -> dict[str, str]:
        return computed_texts(self.layout(content), answers)

    def readout(self, content: Any, answers: Answers) -> Readout:
        blocks = [_read(block, answers) for block in self.layout(content).blocks]
        return Readout([*blocks, *self.prompt_blocks(content, answers)])

    def parts(self, content: Any, answers: Answers) -> list[Part]:
        """Everything that was filled in or asked, flat; empty rows of open tables are left out."""
        found: list[Part] = []
        for block in self.readout(content, answers).blocks:
            if isinstance(block, ReadBlock):
                found += [Part(one.name, str(one.label), one.text, str(block.title)) for one in block.lines]
                continue
            for row in block.rows:
                group = f"{block.title} · {row.label}"
                found += [Part(one.name, str(one.label), one.text, group) for one in row.cells]
        return found


def _read(block: Section | Table, answers: Answers) -> ReadBlock | ReadTable:
    if isinstance(block, Section):
        results = computed_of_section(block, answers)
        lines = [_line(one, field_name(one.key), answers, results) for one in block.inputs]
        return ReadBlock(block.title, lines, block.hint)
    columns = [(one.label, one.share) for one in block.columns]
    rows = [_read_row(block, key, number, answers) for number, key in enumerate(_rows(block, answers), start=1)]
    return ReadTable(block.title, columns, rows, block.row_label, max(block.start, 3), block.hint)


def _rows(table: Table, answers: Answers) -> list[str]:
    return list(table.row_keys) if table.fixed else table.used_rows(answers)


def _read_row(table: Table, key: str, number: int, answers: Answers) -> ReadRow:
    results = computed_of_row(table, key, answers)
    label = str(dict(table.fixed).get(key, f"{number}"))
    cells = [_line(one, cell_name(table.key, key, one.key), answers, results) for one in table.columns]
    return ReadRow(label, cells)


def _line(source: Input, name: str, answers: Answers, results: dict[str, tuple[str, str]]) -> Line:
    value = answers.get(name, "")
    if isinstance(source, Computed):
        text, tone = results.get(source.key, ("", ""))
        return Line(name, source.label, text, tone)
    if isinstance(source, Choice):
        options = tuple(str(label) for _key, label in source.choices)
        tone = source.tones.get(value, "")
        return Line(name, source.label, str(source.text_of(value)), tone, source.hint, choices=options)
    if isinstance(source, Tick):
        return Line(name, source.label, YES if value else "", hint=source.hint, choices=(YES,))
    return Line(name, source.label, value, hint=source.hint, lines=source.rows if isinstance(source, Text) else 1)
