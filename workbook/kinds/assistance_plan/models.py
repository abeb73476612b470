"""What authors edit for an assistance plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from workbook.kinds.assistance_plan.layout import LAYOUT
from workbook.kinds.assistance_plan.reviews import DEFAULT_DAYS
from workbook.models.authoring import RubricExercise, WorksheetExercise, left_out_field, required_rows_field
from workbook.models.exercise import Exercise
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


def default_days() -> list[tuple[str, int]]:
    return [("day", days) for days in DEFAULT_DAYS]


class AssistancePlanExercise(WorksheetExercise):
    kind_key = "assistance_plan"
    own_streams = ("review_days", *WorksheetExercise.own_streams)

    review_days = StreamField(
        [("day", blocks.IntegerBlock(label=_("Days after the agreement"), min_value=1, max_value=3650))],
        verbose_name=_("reviews"),
        default=default_days,
        help_text=_("The form works out the dates from the day on which the plan is agreed."),
    )
    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    panels = [
        *Exercise.head_panels,
        FieldPanel("review_days"),
        *WorksheetExercise.form_panels,
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("assistance plan")
        verbose_name_plural = _("assistance plans")


EXERCISE = AssistancePlanExercise
