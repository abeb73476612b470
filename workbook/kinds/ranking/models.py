"""What authors edit for a ranking."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from workbook.blocks import KeyBlock, LabelledBlock
from workbook.models.authoring import RubricExercise, prompts_field
from workbook.models.exercise import Exercise


class RankingExercise(RubricExercise):
    kind_key = "ranking"
    own_streams = ("items", "criteria", "model_order", "prompts", *RubricExercise.rubric_streams)
    own_fields = RubricExercise.rubric_fields

    items = StreamField([("item", LabelledBlock(label=_("Item")))], verbose_name=_("what is ranked"))
    criteria = StreamField(
        [("criterion", LabelledBlock(label=_("Criterion")))],
        verbose_name=_("criteria"),
        blank=True,
        help_text=_("Trainees weigh them and score each item from 1 to 5. Without criteria they give places only."),
    )
    model_order = StreamField(
        [("key", KeyBlock())],
        verbose_name=_("model order"),
        blank=True,
        help_text=_("Keys of all items, best first. It is compared with the answer; the reasons decide."),
    )
    prompts = prompts_field(blank=True)

    panels = [
        *Exercise.head_panels,
        FieldPanel("items"),
        FieldPanel("criteria"),
        FieldPanel("model_order"),
        FieldPanel("prompts"),
        *RubricExercise.marking_panels,
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")


EXERCISE = RankingExercise
