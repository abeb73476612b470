"""What authors edit for a logframe."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.logframe.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class LogframeExercise(WorksheetExercise):
    kind_key = "logframe"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("logframe")
        verbose_name_plural = _("logframes")


EXERCISE = LogframeExercise
