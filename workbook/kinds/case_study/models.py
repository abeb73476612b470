"""What authors edit for a case study."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from workbook.blocks import CriterionBlock, LabelledBlock, PromptBlock
from workbook.models.exercise import Exercise


class CaseStudyExercise(Exercise):
    kind_key = "case_study"
    own_streams = ("columns", "rows", "prompts", "rubric", "comment_bank")
    # A form field called `comments` would hide window.comments, on which Wagtail's editor depends.
    definition_names = {"comment_bank": "comments"}
    own_fields = ("layout", "required_cells", "pass_percent", "model_answer")

    class Layout(models.TextChoices):
        GRID = "grid", _("Grid and questions")
        QUESTIONS = "questions", _("Questions only")

    layout = models.CharField(_("layout"), max_length=12, choices=Layout.choices, default=Layout.GRID)
    columns = StreamField([("column", LabelledBlock(label=_("Column")))], verbose_name=_("columns"), blank=True)
    rows = StreamField([("row", LabelledBlock(label=_("Row")))], verbose_name=_("rows"), blank=True)
    required_cells = models.PositiveSmallIntegerField(_("cells that must be filled"), default=0)
    prompts = StreamField([("prompt", PromptBlock(label=_("Question")))], verbose_name=_("questions"), blank=True)
    rubric = StreamField([("criterion", CriterionBlock(label=_("Criterion")))], verbose_name=_("rubric"))
    pass_percent = models.PositiveSmallIntegerField(
        _("pass, per cent"), default=60, validators=[MaxValueValidator(100)]
    )
    comment_bank = StreamField(
        [("comment", blocks.TextBlock(label=_("Comment")))],
        verbose_name=_("comment bank"),
        blank=True,
        help_text=_("Sentences that a trainer puts into the feedback with one tap."),
    )
    model_answer = models.TextField(
        _("model answer"), blank=True, help_text=_("Markdown. Trainees see it with their result, not before.")
    )

    panels = [
        *Exercise.head_panels,
        MultiFieldPanel(
            [FieldPanel("layout"), FieldPanel("columns"), FieldPanel("rows"), FieldPanel("required_cells")],
            heading=_("Grid"),
        ),
        FieldPanel("prompts"),
        FieldPanel("rubric"),
        FieldPanel("pass_percent"),
        FieldPanel("comment_bank"),
        FieldPanel("model_answer"),
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
