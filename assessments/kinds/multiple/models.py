"""A question with one or more right options."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel

from assessments.models.question import ChoiceQuestionMixin, Option, Question


class MultipleQuestion(ChoiceQuestionMixin, Question):
    kind_key = "multiple"
    child_relation = "options"

    panels = [
        *Question.base_panels,
        *ChoiceQuestionMixin.choice_panels,
        InlinePanel("options", heading=_("Answers, at least one of them right"), label=_("Answer"), min_num=2),
        *Question.closing_panels,
    ]

    class Meta:
        verbose_name = _("question with several right answers")
        verbose_name_plural = _("questions with several right answers")

    @classmethod
    def is_right_count_allowed(cls, count: int) -> bool:
        return count >= 1


class MultipleOption(Option):
    question = ParentalKey(MultipleQuestion, on_delete=models.CASCADE, related_name="options")
