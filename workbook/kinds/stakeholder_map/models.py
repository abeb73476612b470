"""What authors edit for a stakeholder map."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.stakeholder_map.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class StakeholderMapExercise(WorksheetExercise):
    kind_key = "stakeholder_map"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("stakeholder map")
        verbose_name_plural = _("stakeholder maps")


EXERCISE = StakeholderMapExercise
