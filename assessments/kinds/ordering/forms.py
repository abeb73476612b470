"""A place for each item, chosen from a list: works by touch, by keyboard and without a script."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import Answer
from assessments.kinds.forms import AnswerForm


class OrderingForm(AnswerForm):
    """One field per item (`place1`, `place2`, … as shown); the items are always shuffled."""

    def build(self) -> None:
        items = self._question["items"]
        texts = {item["key"]: item["text"] for item in items}
        deck = self._never_right([item["key"] for item in items], self.deck(items, always=True))
        self._names = {key: f"place{number}" for number, key in enumerate(deck, start=1)}
        choices = [("", _("Place")), *((str(place), str(place)) for place in range(1, len(items) + 1))]
        for key, name in self._names.items():
            self.fields[name] = forms.CharField(
                label=texts[key], required=False, widget=forms.Select(choices=choices, attrs={"class": "input"})
            )

    @staticmethod
    def _never_right(right: list[str], deck: list[str]) -> list[str]:
        """The shuffled order must not happen to be the answer."""
        return deck[1:] + deck[:1] if deck == right else deck

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        places = answer.get("places", {})
        return {name: str(places.get(key, "")) for key, name in self._names.items()}

    def read(self) -> Answer:
        places = {key: _place(self.value(name), len(self._names)) for key, name in self._names.items()}
        return {"places": {key: place for key, place in places.items() if place}}

    @property
    def rows(self) -> list[BoundField]:
        return [self[name] for name in self._names.values()]


def _place(value: Any, count: int) -> int:
    """The chosen place, 0 for none or for one that does not exist."""
    text = str(value)
    place = int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0
    return place if place <= count else 0
