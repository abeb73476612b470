"""What authors edit for a partnership canvas."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.ppp_canvas.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class PppCanvasExercise(WorksheetExercise):
    kind_key = "ppp_canvas"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("partnership canvas")
        verbose_name_plural = _("partnership canvases")


EXERCISE = PppCanvasExercise
