"""What authors edit for a budget sheet."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from workbook.blocks import KeyBlock
from workbook.models.authoring import RubricExercise, prompts_field
from workbook.models.exercise import Exercise


class LineBlock(blocks.StructBlock):
    """A line of the sheet."""

    key = KeyBlock()
    text = blocks.CharBlock(label=_("Text"))
    kind = blocks.ChoiceBlock(
        choices=[("given", _("Given")), ("input", _("Typed by the trainee")), ("formula", _("Worked out"))],
        default="input",
        label=_("Kind"),
    )
    value = blocks.DecimalBlock(label=_("Value"), required=False, help_text=_("For a given line."))
    expected = blocks.DecimalBlock(
        label=_("Right figure"), required=False, help_text=_("For a typed line; shown with the result only.")
    )
    tolerance = blocks.DecimalBlock(label=_("Tolerance"), required=False, default=0, min_value=0)
    formula = blocks.CharBlock(
        label=_("Formula"),
        required=False,
        help_text=_("+ - * / ( ), numbers and keys of lines above, for example: sales - variable - fixed"),
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False)
    hint = blocks.CharBlock(label=_("Hint"), required=False)


class BudgetSheetExercise(RubricExercise):
    kind_key = "budget_sheet"
    own_streams = ("lines", "prompts", *RubricExercise.rubric_streams)
    own_fields = ("currency", *RubricExercise.rubric_fields)

    currency = models.CharField(_("currency"), max_length=20, default="IQD")
    lines = StreamField([("line", LineBlock(label=_("Line")))], verbose_name=_("lines"))
    prompts = prompts_field(blank=True)

    panels = [
        *Exercise.head_panels,
        FieldPanel("currency"),
        FieldPanel("lines"),
        FieldPanel("prompts"),
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("budget sheet")
        verbose_name_plural = _("budget sheets")


EXERCISE = BudgetSheetExercise
