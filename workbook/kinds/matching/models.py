"""What authors edit for a matching exercise."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from workbook.blocks import ItemBlock, LabelledBlock
from workbook.models.authoring import prompts_field
from workbook.models.exercise import Exercise


class MatchingExercise(Exercise):
    kind_key = "matching"
    own_streams = ("targets", "items", "prompts")
    own_fields = ("pass_percent",)

    targets = StreamField([("target", LabelledBlock(label=_("Description")))], verbose_name=_("descriptions"))
    items = StreamField([("item", ItemBlock(label=_("Short case")))], verbose_name=_("short cases"))
    prompts = prompts_field(blank=True, help_text=_("Asked below the cases; not marked."))
    pass_percent = models.PositiveSmallIntegerField(
        _("pass, per cent"), default=60, validators=[MaxValueValidator(100)]
    )

    panels = [
        *Exercise.head_panels,
        FieldPanel("targets"),
        FieldPanel("items"),
        FieldPanel("prompts"),
        FieldPanel("pass_percent"),
        *Exercise.foot_panels,
    ]

    class Meta:
        verbose_name = _("matching exercise")
        verbose_name_plural = _("matching exercises")


EXERCISE = MatchingExercise
