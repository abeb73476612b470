"""The learner's side of a question. Templates get this form and nothing that knows the key.

Every option is named by a token: its place on the page. The keys of the definition stay on the server,
because an order such as s1, s2, s3 would give the answer away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.kinds.base import MAX_REASON, Answer, Question, shuffled

__all__ = ["AnswerForm", "Option"]


@dataclass(frozen=True)
class Option:
    """An option as it stands on the page: `token` is its place from 1, as text."""

    token: str
    text: str


class AnswerForm(forms.Form):
    """One question: unbound it shows the stored answer, bound it shows and reads what was posted."""

    use_required_attribute = False

    def __init__(
        self,
        question: Question,
        *,
        number: int,
        seed: str,
        shuffle: bool,
        answer: Answer | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, prefix=question["key"], auto_id="id_%s")
        # Underscored, so that a template cannot reach it.
        self._question, self._seed, self._shuffle = question, seed, shuffle
        self.key, self.ordinal, self.kind = question["key"], number, question["kind"]
        self.prompt, self.points = question["prompt"], question["points"]
        self.asks_reason = bool(question.get("reason_required"))
        if self.asks_reason:
            self.fields["reason"] = _text_field(_("Your reason"), forms.Textarea, rows=3, maxlength=MAX_REASON)
        self.build()
        self.initial = self.initial_of(answer or {})

    def build(self) -> None:
        """Add the fields of the kind."""
        raise NotImplementedError

    def initial_of(self, answer: Answer) -> dict[str, Any]:
        """Values of the fields for a stored answer."""
        raise NotImplementedError

    def read(self) -> Answer:
        """What the fields hold now, as the kind stores it; nothing that the question does not know."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        from assessments.kinds import get_kind

        message = get_kind(self.kind).problem(self._question, self.read())
        if message:
            self.add_error(None, message)
        return self.cleaned_data

    @property
    def error(self) -> str:
        """The first thing that is wrong with the answer, '' if nothing is (or nothing was posted)."""
        return str(next(iter(self.non_field_errors()), "")) if self.is_bound else ""

    @property
    def template(self) -> str:
        from assessments.kinds import get_kind

        return get_kind(self.kind).template

    @property
    def whole_points(self) -> int:
        """The points as a whole number, for the choice of a plural form; parts of a point count up."""
        return ceil(Decimal(self.points))

    @property
    def anchor(self) -> str:
        return f"q-{self.key}"

    def value(self, name: str) -> Any:
        """The raw value of a field, posted or stored."""
        return self[name].value()

    def text(self, name: str) -> str:
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def reason(self) -> Answer:
        return {"reason": self.text("reason")} if self.asks_reason else {}

    def deck(self, items: list[dict[str, Any]], *, always: bool = False) -> list[str]:
        """Keys of the items in the order of this attempt."""
        keys = [item["key"] for item in items]
        return shuffled(keys, seed=self._seed, salt=self.key) if always or self._shuffle else keys


def token_of(deck: list[str], key: str) -> str:
    """The place of a key from 1 as text, '' if the deck does not hold it."""
    return str(deck.index(key) + 1) if key in deck else ""


def key_of(deck: list[str], token: Any) -> str:
    """The key at a place; '' for a token that is none (somebody changed the page)."""
    text = str(token)
    place = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(len(deck))) else 0
    return deck[place - 1] if 1 <= place <= len(deck) else ""


def _text_field(label: Any, widget: type[forms.Widget], **attrs: Any) -> forms.CharField:
    # Length is judged by the kind, with a message of its own; a draft is kept whatever it is.
    return forms.CharField(label=label, required=False, strip=False, widget=widget(attrs={"class": "input", **attrs}))


def text_field(label: Any, **attrs: Any) -> forms.CharField:
    """A single line of free text."""
    return _text_field(label, forms.TextInput, **attrs)


def options_of(items: list[dict[str, Any]], deck: list[str], name: str = "text") -> list[Option]:
    """The options in the order of the deck, each with its token."""
    texts = {item["key"]: item[name] for item in items}
    return [Option(token=str(place), text=texts[key]) for place, key in enumerate(deck, start=1)]
