"""A question with one right option."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel

from assessments.models.question import ChoiceQuestionMixin, Option, Question


class SingleQuestion(ChoiceQuestionMixin, Question):
    kind_key = "single"
    child_relation = "options"

    panels = [
        *Question.base_panels,
        *ChoiceQuestionMixin.choice_panels,
        InlinePanel("options", heading=_("Answers, exactly one of them right"), label=_("Answer"), min_num=2),
        *Question.closing_panels,
    ]

    class Meta:
        verbose_name = _("question with one right answer")
        verbose_name_plural = _("questions with one right answer")

    @classmethod
    def is_right_count_allowed(cls, count: int) -> bool:
        return count == 1


class SingleOption(Option):
    question = ParentalKey(SingleQuestion, on_delete=models.CASCADE, related_name="options")
