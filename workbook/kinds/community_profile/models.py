"""What authors edit for a community profile."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.community_profile.layout import LAYOUT
from workbook.models.authoring import WorksheetExercise, left_out_field, required_rows_field
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class CommunityProfileExercise(WorksheetExercise):
    kind_key = "community_profile"

    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    class Meta:
        verbose_name = _("community profile")
        verbose_name_plural = _("community profiles")


EXERCISE = CommunityProfileExercise
