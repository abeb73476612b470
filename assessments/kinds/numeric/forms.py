"""A line for a number."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import Answer
from assessments.kinds.forms import AnswerForm, text_field
from lms.numbers import MAX_LENGTH


class NumericForm(AnswerForm):
    """The field `number` is text: `type=number` would refuse Arabic digits and drop what it cannot read."""

    def build(self) -> None:
        self.unit = self._question.get("unit", "")
        self.fields["number"] = text_field(
            _("Your number"), inputmode="decimal", maxlength=MAX_LENGTH, autocomplete="off", dir="ltr"
        )

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        return {"number": answer.get("number", "")}

    def read(self) -> Answer:
        return {"number": self.text("number")}
