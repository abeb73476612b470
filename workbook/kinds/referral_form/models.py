"""What authors edit for a referral form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.referral_form.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class ReferralFormExercise(WorksheetExercise):
    kind_key = "referral_form"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("referral form")
        verbose_name_plural = _("referral forms")


EXERCISE = ReferralFormExercise
