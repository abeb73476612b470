"""Several of several: checkboxes."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.kinds.base import Answer
from assessments.kinds.forms import AnswerForm, key_of, options_of, token_of


class MultipleForm(AnswerForm):
    """`options` are the choices; the field `choices` holds tokens."""

    def build(self) -> None:
        self._deck = self.deck(self._question["options"])
        self.options = options_of(self._question["options"], self._deck)
        self.fields["choices"] = forms.MultipleChoiceField(
            required=False,
            choices=[(option.token, option.text) for option in self.options],
            widget=forms.CheckboxSelectMultiple,
        )

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        tokens = [token_of(self._deck, key) for key in answer.get("choices", [])]
        return {"choices": tokens, "reason": answer.get("reason", "")}

    def read(self) -> Answer:
        keys = {key_of(self._deck, token) for token in self.chosen} - {""}
        return {"choices": [key for key in self._deck if key in keys], **self.reason()}

    @property
    def chosen(self) -> list[str]:
        return [str(token) for token in self.value("choices") or []]
