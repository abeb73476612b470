"""The learner's form of a worksheet: built from its layout, checked as a whole when it is handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workbook.kinds.forms import PromptForm
from workbook.worksheet.computing import computed_of_row, computed_of_section
from workbook.worksheet.fields import field_for
from workbook.worksheet.inputs import Computed, Input
from workbook.worksheet.layout import Block, Section, Table, cell_name, field_name
from workbook.worksheet.schema import WorksheetContent

__all__ = ["FormCell", "FormRow", "FormSection", "FormTable", "WorksheetForm"]

# Stands in the row that a script copies when a row is added.
NEW_ROW = "__row__"


@dataclass(frozen=True)
class FormCell:
    """Either something to fill in (`field`) or a result (`text` with its `name` for live updates)."""

    source: Input
    field: BoundField | None = None
    name: str = ""
    text: str = ""
    tone: str = ""

    @property
    def widget(self) -> str:
        """Which small template shows it: scale, tick, computed or plain."""
        return {"Scale": "scale", "Tick": "tick", "Computed": "computed"}.get(type(self.source).__name__, "plain")


@dataclass(frozen=True)
class FormSection:
    section: Section
    cells: list[FormCell]
    is_table = False


@dataclass(frozen=True)
class FormRow:
    """`number` is what a reader counts; `title` what stands in the first column."""

    key: str
    number: int
    label: str
    title: str
    cells: list[FormCell]
    is_open: bool


@dataclass(frozen=True)
class FormTable:
    table: Table
    rows: list[FormRow]
    blank: FormRow | None
    needed: int
    is_table = True


class WorksheetForm(PromptForm):
    """Fields of all sections and tables, then the questions."""

    content: WorksheetContent

    def answer_fields(self, content: WorksheetContent) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for block in content.layout.blocks:
            fields.update(_fields_of(block))
        return {**fields, **super().answer_fields(content)}

    def _lacking(self, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = super()._lacking(data)
        for table in self.content.layout.tables:
            found += self._gaps(table, data)
            found += self._too_few(table, data)
        return found

    def _gaps(self, table: Table, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Needed cells that are empty in rows that were begun; in every row of a table whose rows are given."""
        rows = table.row_keys if table.fixed else table.used_rows(_filled(data))
        for row in rows:
            for one in table.inputs:
                name = cell_name(table.key, row, one.key)
                if one.is_needed and not data.get(name) and name not in self.errors:
                    yield name, _("Write an answer here.")

    def _too_few(self, table: Table, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        needed, answers = self.content.rows_needed(table.key), _filled(data)
        used = table.used_rows(answers)
        if len(used) < needed:
            free = next(row for row in table.row_keys if row not in used)
            text = ngettext(
                "Fill at least %(needed)s row; %(filled)s is filled so far.",
                "Fill at least %(needed)s rows; %(filled)s are filled so far.",
                needed,
            )
            yield (
                cell_name(table.key, free, table.inputs[0].key),
                text % {"needed": needed, "filled": len(used)},
            )

    def faults(self) -> Iterator[BoundField]:
        """Fields with an error, each named with its row."""
        labels = {name: self._row_name(block, row) for name, _one, block, row in self.content.layout.named_inputs()}
        for name in [name for name in self.fields if name in self.errors]:
            field = self[name]
            if labels.get(name):
                field.label = f"{labels[name]} · {field.label}"
            yield field

    @staticmethod
    def _row_name(block: Block, row: str) -> str:
        if isinstance(block, Section):
            return ""
        return str(dict(block.fixed).get(row, f"{block.row_label} {row}"))

    def blocks(self) -> list[FormSection | FormTable]:
        """The form as the template shows it."""
        return [self._shown(block) for block in self.content.layout.blocks]

    def _shown(self, block: Block) -> FormSection | FormTable:
        values = self._values()
        if isinstance(block, Section):
            results = computed_of_section(block, values)
            return FormSection(block, [self._cell(one, field_name(one.key), results) for one in block.inputs])
        faulty = set(self.errors) if self.is_bound else set()
        rows = [
            self._row(block, key, number, values, faulty)
            for number, key in enumerate(self._rows_of(block, values, faulty), start=1)
        ]
        blank = None if block.fixed else self._row(block, NEW_ROW, 0, {}, set())
        return FormTable(block, rows, blank, self.content.rows_needed(block.key))

    def _rows_of(self, table: Table, values: dict[str, str], faulty: set[str]) -> list[str]:
        """Rows with text, room for more, and rows that carry an error."""
        shown = set(table.shown_rows(values))
        first = table.inputs[0].key
        shown |= {row for row in table.row_keys if cell_name(table.key, row, first) in faulty}
        return [row for row in table.row_keys if row in shown]

    def _row(self, table: Table, key: str, number: int, values: dict[str, str], faulty: set[str]) -> FormRow:
        results = computed_of_row(table, key, values)
        cells = [self._cell(one, cell_name(table.key, key, one.key), results) for one in table.columns]
        names = {cell.name for cell in cells}
        is_used = any(values.get(name) for name in names)
        title = str(dict(table.fixed).get(key, "")) or values.get(cell_name(table.key, key, table.inputs[0].key), "")
        label = str(dict(table.fixed).get(key, table.row_label))
        return FormRow(
            key, number, label, title, cells, is_open=bool(table.fixed) or not is_used or bool(names & faulty)
        )

    def _cell(self, source: Input, name: str, results: Mapping[str, tuple[str, str]]) -> FormCell:
        if isinstance(source, Computed):
            text, tone = results.get(source.key, ("", ""))
            return FormCell(source, name=name, text=text, tone=tone)
        if NEW_ROW in name:
            return FormCell(source, field=field_for(source).get_bound_field(self, name), name=name)
        return FormCell(source, field=self[name], name=name)

    def _values(self) -> dict[str, str]:
        """What the form shows: what was posted, else what is saved."""
        if not self.is_bound:
            return {name: str(value) for name, value in self.initial.items() if value}
        return {name: str(value) for name in self.fields if (value := self.data.get(name))}


def _filled(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in data.items() if value}


def _fields_of(block: Block) -> dict[str, forms.Field]:
    if isinstance(block, Section):
        return {field_name(one.key): field_for(one) for one in block.inputs if not isinstance(one, Computed)}
    columns = {one.key: field_for(one) for one in block.inputs}
    for field in columns.values():
        # Whether a cell is needed depends on its row; see `_gaps`.
        field.is_needed, field.required = False, False  # type: ignore[attr-defined]
    return {cell_name(block.key, row, key): field for row in block.row_keys for key, field in columns.items()}
