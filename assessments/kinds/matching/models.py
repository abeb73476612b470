"""Pairs that belong together."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from assessments.models.question import KeyedChild, Question


class MatchingQuestion(Question):
    kind_key = "matching"
    child_relation = "pairs"

    panels = [
        *Question.base_panels,
        InlinePanel("pairs", heading=_("What belongs together"), label=_("Pair"), min_num=2),
        *Question.closing_panels,
    ]

    class Meta:
        verbose_name = _("question with pairs")
        verbose_name_plural = _("questions with pairs")

    def kind_definition(self) -> dict[str, Any]:
        return {"pairs": [{"key": one.key, "left": one.left, "right": one.right} for one in self.pairs.all()]}


class MatchingPair(KeyedChild):
    question = ParentalKey(MatchingQuestion, on_delete=models.CASCADE, related_name="pairs")
    left = models.CharField(_("this"), max_length=300)
    right = models.CharField(_("belongs to"), max_length=300)

    panels = [FieldPanel("left"), FieldPanel("right")]
