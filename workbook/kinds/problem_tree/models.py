"""What authors edit for a problem tree."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from workbook.kinds.problem_tree.layout import LAYOUT
from workbook.models.authoring import RubricExercise, WorksheetExercise, left_out_field, required_rows_field
from workbook.models.exercise import Exercise
from workbook.worksheet.authoring import part_choices, table_choices


def tables() -> list[tuple[str, Any]]:
    return table_choices(LAYOUT)


def parts() -> list[tuple[str, Any]]:
    return part_choices(LAYOUT)


class ProblemTreeExercise(WorksheetExercise):
    kind_key = "problem_tree"
    own_fields = ("core", *WorksheetExercise.own_fields)

    core = models.CharField(
        _("core problem"), max_length=255, blank=True, help_text=_("Where it is given; trainees may sharpen it.")
    )
    required_rows = required_rows_field(tables)
    left_out = left_out_field(parts)

    panels = [
        *Exercise.head_panels,
        FieldPanel("core"),
        *WorksheetExercise.form_panels,
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("problem tree")
        verbose_name_plural = _("problem trees")


EXERCISE = ProblemTreeExercise
