"""Forms that are built from a definition: one set of fields for a draft and for handing in.

A draft takes what is there, half-typed numbers included; what is missing or cannot be right is said
when the answer is handed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from workbook.text import clean_text

__all__ = ["LONG", "SHORT", "AnswerForm", "LongText", "PromptForm", "fault_of"]

LONG = 100_000  # characters; about forty pages
SHORT = 10_000


class LongText(forms.CharField):
    """Free text as it was typed, without characters that deceive."""

    def __init__(self, *, max_length: int = LONG, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"class": "input", "rows": rows, "dir": "auto"}))
        super().__init__(max_length=max_length, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A browser would cut a long text off without a word; the server says what is wrong.
        return {}


def fault_of(field: forms.Field, value: str, begins: date | None) -> str:
    """Why a typed value cannot be handed in, '' if it can. `begins` is the first day of the cohort.

    A field says it through a method `fault(value, begins)`; a field without one takes every text.
    """
    check = getattr(field, "fault", None)
    return str(check(value, begins)) if check is not None and value else ""


class AnswerForm(forms.Form):
    """The answer to one exercise. `complete=False` saves a draft: nothing is required then.

    A field is `is_needed` if nothing can be handed in without it. Fields may be shared between forms,
    because nothing changes them once they are made.
    """

    use_required_attribute = False
    missing: ClassVar[Any] = _("Write an answer here.")

    def __init__(
        self, content: Any, *args: Any, complete: bool = False, begins: date | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("auto_id", "f-%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.content, self.complete, self.begins = content, complete, begins
        self.fields.update(self.answer_fields(content))
        for field in self.fields.values():
            if not hasattr(field, "is_needed"):
                field.is_needed, field.required = field.required, False  # type: ignore[attr-defined]

    def answer_fields(self, content: Any) -> dict[str, forms.Field]:
        """Fields by name. `required` means: needed for handing in."""
        raise NotImplementedError

    @classmethod
    def names(cls, content: Any) -> list[str]:
        """The names of all fields for this content."""
        return list(cls(content).fields)

    @classmethod
    def typed(cls, content: Any, data: Mapping[str, Any]) -> dict[str, str]:
        """What a request holds for these fields, untouched; anything but text counts as empty."""
        typed = {name: data.get(name, "") for name in cls.names(content)}
        return {name: value if isinstance(value, str) else "" for name, value in typed.items()}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.complete:
            for name, text in self._lacking(data):
                self.add_error(name, text)
        return data

    def _lacking(self, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        """(field, why it cannot be handed in) of everything that is empty or cannot be right."""
        found = []
        for name, field in self.fields.items():
            if name in self.errors:
                continue
            value = data.get(name, "")
            if field.is_needed and not value:  # type: ignore[attr-defined]
                found.append((name, str(field.error_messages["required"])))
            elif fault := fault_of(field, value, self.begins):
                found.append((name, fault))
        return found

    def faults(self) -> Iterator[BoundField]:
        """Fields with an error, in order, for the summary on top."""
        return (field for field in self if field.errors)


class PromptForm(AnswerForm):
    """A form whose content has `prompts`."""

    def answer_fields(self, content: Any) -> dict[str, forms.Field]:
        return {
            f"prompt-{prompt.key}": LongText(
                label=prompt.label,
                help_text=prompt.hint,
                required=prompt.required,
                error_messages={"required": self.missing},
            )
            for prompt in content.prompts
        }

    def prompt_fields(self) -> list[BoundField]:
        return [field for field in self if field.name.startswith("prompt-")]
