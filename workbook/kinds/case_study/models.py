"""What authors edit for a case study."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from workbook.blocks import LabelledBlock
from workbook.models.authoring import RubricExercise, prompts_field
from workbook.models.exercise import Exercise


class CaseStudyExercise(RubricExercise):
    kind_key = "case_study"
    own_streams = ("columns", "rows", "prompts", *RubricExercise.rubric_streams)
    own_fields = ("layout", "required_cells", *RubricExercise.rubric_fields)

    class Layout(models.TextChoices):
        GRID = "grid", _("Grid and questions")
        QUESTIONS = "questions", _("Questions only")

    layout = models.CharField(_("layout"), max_length=12, choices=Layout.choices, default=Layout.GRID)
    columns = StreamField([("column", LabelledBlock(label=_("Column")))], verbose_name=_("columns"), blank=True)
    rows = StreamField([("row", LabelledBlock(label=_("Row")))], verbose_name=_("rows"), blank=True)
    required_cells = models.PositiveSmallIntegerField(_("cells that must be filled"), default=0)
    prompts = prompts_field(blank=True)

    panels = [
        *Exercise.head_panels,
        MultiFieldPanel(
            [FieldPanel("layout"), FieldPanel("columns"), FieldPanel("rows"), FieldPanel("required_cells")],
            heading=_("Grid"),
        ),
        FieldPanel("prompts"),
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")


EXERCISE = CaseStudyExercise
