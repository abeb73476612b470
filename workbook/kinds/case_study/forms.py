"""The grid and the questions of a case study."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import ngettext

from workbook.kinds.case_study.schema import CaseStudyContent
from workbook.kinds.forms import SHORT, LongText, PromptForm
from workbook.schema import Labelled


def cell_name(row_key: str, column_key: str) -> str:
    return f"cell-{row_key}-{column_key}"


class CaseStudyForm(PromptForm):
    """A field for every cell, then one for every question."""

    def answer_fields(self, content: CaseStudyContent) -> dict[str, forms.Field]:
        cells: dict[str, forms.Field] = {
            cell_name(row.key, column.key): LongText(
                label=f"{row.text} · {column.text}", max_length=SHORT, rows=4, required=False
            )
            for row in content.rows
            for column in content.columns
        }
        return {**cells, **super().answer_fields(content)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        cells = [name for name in self.fields if name.startswith("cell-")]
        filled = sum(1 for name in cells if data.get(name))
        needed = self.content.required_cells
        if self.complete and filled < needed:
            first_empty = next(name for name in cells if not data.get(name))
            self.add_error(first_empty, self._too_few(needed, filled))
        return data

    def _too_few(self, needed: int, filled: int) -> str:
        text = ngettext(
            "Fill at least %(needed)s cell of the grid; %(filled)s is filled so far.",
            "Fill at least %(needed)s cells of the grid; %(filled)s are filled so far.",
            needed,
        )
        return text % {"needed": needed, "filled": filled}

    def grid(self) -> list[tuple[Labelled, list[tuple[Labelled, BoundField]]]]:
        """Rows with their cells: (row, [(column, field), ...])."""
        return [
            (row, [(column, self[cell_name(row.key, column.key)]) for column in self.content.columns])
            for row in self.content.rows
        ]
