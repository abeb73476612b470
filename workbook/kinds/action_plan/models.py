"""What authors edit for an action plan."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from workbook.kinds.action_plan.layout import LAYOUT
from workbook.models.authoring import RubricExercise, WorksheetExercise, left_out_field, required_rows_field
from workbook.models.exercise import Exercise
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class ActionPlanExercise(WorksheetExercise):
    kind_key = "action_plan"
    own_fields = ("dates_from_course", *WorksheetExercise.own_fields)

    dates_from_course = models.BooleanField(
        _("the days are the trainee's own"),
        default=False,
        help_text=_("Then none may lie before the course begins. Leave it off for simulated cases."),
    )
    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    panels = [
        *Exercise.head_panels,
        FieldPanel("dates_from_course"),
        *WorksheetExercise.form_panels,
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")


EXERCISE = ActionPlanExercise
