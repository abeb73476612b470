"""What authors edit for a referral map."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.referral_map.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class ReferralMapExercise(WorksheetExercise):
    kind_key = "referral_map"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("referral map")
        verbose_name_plural = _("referral maps")


EXERCISE = ReferralMapExercise
