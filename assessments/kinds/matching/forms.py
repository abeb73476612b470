"""A list of choices beside each left side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from assessments.kinds.base import Answer
from assessments.kinds.forms import AnswerForm, key_of, options_of, token_of


class MatchingForm(AnswerForm):
    """One field per pair (`match1`, `match2`, …); the right sides are always shuffled."""

    def build(self) -> None:
        pairs = self._question["pairs"]
        self._deck = self.deck(pairs, always=True)
        self._names = {pair["key"]: f"match{place}" for place, pair in enumerate(pairs, start=1)}
        choices = [("", "—"), *((one.token, one.text) for one in options_of(pairs, self._deck, "right"))]
        for pair in pairs:
            self.fields[self._names[pair["key"]]] = forms.CharField(
                label=pair["left"], required=False, widget=forms.Select(choices=choices, attrs={"class": "input"})
            )

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        matches = answer.get("matches", {})
        return {name: token_of(self._deck, matches.get(key, "")) for key, name in self._names.items()}

    def read(self) -> Answer:
        matches = {key: key_of(self._deck, self.value(name)) for key, name in self._names.items()}
        return {"matches": {key: match for key, match in matches.items() if match}}

    @property
    def rows(self) -> list[BoundField]:
        return [self[name] for name in self._names.values()]
