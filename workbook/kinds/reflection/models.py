"""What authors edit for a private reflection."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from workbook.blocks import PromptBlock
from workbook.models.exercise import Exercise


class ReflectionExercise(Exercise):
    kind_key = "reflection"
    own_streams = ("prompts",)

    prompts = StreamField([("prompt", PromptBlock(label=_("Question")))], verbose_name=_("questions"))

    panels = [*Exercise.head_panels, FieldPanel("prompts"), *Exercise.foot_panels]

    class Meta:
        verbose_name = _("private reflection")
        verbose_name_plural = _("private reflections")


EXERCISE = ReflectionExercise
