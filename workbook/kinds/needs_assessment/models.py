"""What authors edit for a needs assessment."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.needs_assessment.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class NeedsAssessmentExercise(WorksheetExercise):
    kind_key = "needs_assessment"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("needs assessment")
        verbose_name_plural = _("needs assessments")


EXERCISE = NeedsAssessmentExercise
