"""A number, right within an interval."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from assessments.models.question import Question


def plain(number: Decimal) -> str:
    """`11861.0000` as `11861`, without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class NumericQuestion(Question):
    kind_key = "numeric"

    answer = models.DecimalField(_("answer"), max_digits=20, decimal_places=4)
    minimum = models.DecimalField(_("accepted from"), max_digits=20, decimal_places=4)
    maximum = models.DecimalField(_("accepted to"), max_digits=20, decimal_places=4)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("Shown beside the field, for example km.")
    )

    panels = [
        *Question.base_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("answer"), FieldPanel("unit")]),
                FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum")]),
            ],
            heading=_("The number"),
        ),
        *Question.closing_panels,
    ]

    class Meta:
        verbose_name = _("question with a number")
        verbose_name_plural = _("questions with a number")
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum__lte=F("answer"), maximum__gte=F("answer")),
                name="lms_assessments_answer_accepted",
                violation_error_message=_("The answer must lie within what is accepted."),
            ),
        ]

    def kind_definition(self) -> dict[str, Any]:
        return {
            "answer": plain(self.answer),
            "min": plain(self.minimum),
            "max": plain(self.maximum),
            "unit": self.unit,
        }
