"""Fields that kinds share in the author's form: marking by a rubric, questions, tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from workbook.blocks import CriterionBlock, PromptBlock, RequiredRowsBlock
from workbook.models.exercise import Exercise

__all__ = ["RubricExercise", "WorksheetExercise", "left_out_field", "prompts_field", "required_rows_field"]

Choices = Callable[[], list[tuple[str, Any]]]


def prompts_field(**options: Any) -> StreamField:
    """Open questions of an exercise."""
    return StreamField([("prompt", PromptBlock(label=_("Question")))], verbose_name=_("questions"), **options)


def required_rows_field(tables: Choices) -> StreamField:
    """How many rows each table needs; `tables` gives (key, title) and must be a function of a module."""
    block = RequiredRowsBlock(tables, label=_("Table"))
    return StreamField([("table", block)], verbose_name=_("rows that are needed"), blank=True)


def left_out_field(parts: Choices) -> StreamField:
    """Optional parts of the form that an exercise does without; `parts` as above."""
    block = blocks.ChoiceBlock(choices=parts, label=_("Part"))
    return StreamField(
        [("part", block)],
        verbose_name=_("parts left out"),
        blank=True,
        help_text=_("Trainees do not see these parts of the form."),
    )


class RubricExercise(Exercise):
    """An exercise that a trainer marks with a rubric."""

    rubric_streams: ClassVar[tuple[str, ...]] = ("rubric", "comment_bank")
    rubric_fields: ClassVar[tuple[str, ...]] = ("pass_percent", "model_answer", "rubric_opens", "model_answer_opens")
    # A form field called `comments` would hide window.comments, on which Wagtail's editor depends.
    definition_names = {"comment_bank": "comments"}

    class Opens(models.TextChoices):
        ALWAYS = "always", _("Always")
        HANDED_IN = "handed_in", _("When the answer is handed in")
        RELEASED = "released", _("When the result is released")
        TRAINER = "trainer", _("When the trainer opens it")

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
    model_answer = models.TextField(_("model answer"), blank=True, help_text=_("Markdown."))
    rubric_opens = models.CharField(
        _("trainees see the rubric"), max_length=10, choices=Opens.choices, default=Opens.ALWAYS
    )
    model_answer_opens = models.CharField(
        _("trainees see the model answer"), max_length=10, choices=Opens.choices[1:], default=Opens.RELEASED
    )

    marking_panels: ClassVar[list[Any]] = [
        FieldPanel("rubric"),
        FieldPanel("pass_percent"),
        FieldPanel("comment_bank"),
        FieldPanel("model_answer"),
        MultiFieldPanel([FieldPanel("rubric_opens"), FieldPanel("model_answer_opens")], heading=_("When it is shown")),
    ]

    class Meta:
        abstract = True


class WorksheetExercise(RubricExercise):
    """An exercise whose form the kind gives; a child adds `required_rows` and `left_out` by the functions above."""

    own_streams = ("prompts", "required_rows", "left_out", *RubricExercise.rubric_streams)
    own_fields = RubricExercise.rubric_fields

    prompts = prompts_field(blank=True)

    form_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("required_rows"), FieldPanel("left_out")], heading=_("The form")),
        FieldPanel("prompts"),
    ]
    panels = [*Exercise.head_panels, *form_panels, *RubricExercise.marking_panels, *Exercise.foot_panels]

    class Meta:
        abstract = True
