"""One of several: radio buttons."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.kinds.base import Answer
from assessments.kinds.forms import AnswerForm, key_of, options_of, token_of


class SingleForm(AnswerForm):
    """`options` are the choices; the field `choice` holds a token."""

    def build(self) -> None:
        self._deck = self.deck(self._question["options"])
        self.options = options_of(self._question["options"], self._deck)
        self.fields["choice"] = forms.CharField(required=False)

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        return {"choice": token_of(self._deck, answer.get("choice", "")), "reason": answer.get("reason", "")}

    def read(self) -> Answer:
        return {"choice": key_of(self._deck, self.value("choice")), **self.reason()}

    @property
    def chosen(self) -> str:
        return self.text("choice")
