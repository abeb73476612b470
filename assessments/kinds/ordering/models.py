"""Items that belong in an order."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel

from assessments.models.question import KeyedChild, Question


class OrderingQuestion(Question):
    kind_key = "ordering"
    child_relation = "items"

    panels = [
        *Question.base_panels,
        InlinePanel("items", heading=_("Items in the right order"), label=_("Item"), min_num=2),
        *Question.closing_panels,
    ]

    class Meta:
        verbose_name = _("question with an order")
        verbose_name_plural = _("questions with an order")

    def kind_definition(self) -> dict[str, Any]:
        return {"items": [{"key": one.key, "text": one.text} for one in self.items.all()]}


class OrderingItem(KeyedChild):
    question = ParentalKey(OrderingQuestion, on_delete=models.CASCADE, related_name="items")
    text = models.CharField(_("text"), max_length=300)

    panels = [FieldPanel("text")]
