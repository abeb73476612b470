"""Form fields for the inputs of a worksheet. Drafts keep what was typed; `fault` says what cannot be handed in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.numbers import MAX_LENGTH, NotANumberError, read_number
from workbook.kinds.forms import LONG, SHORT, LongText
from workbook.worksheet.inputs import Choice, Date, Input, Number, Scale, Text, Tick

__all__ = ["as_number", "day_of", "field_for"]

# Nobody plans or remembers a day outside these years; a slip of the finger does.
FIRST_YEAR, LAST_YEAR = 1900, 2100
NEEDED = {"required": gettext_lazy("Write an answer here.")}


def as_number(text: str) -> Decimal | None:
    """The likeliest number that a text means; None if it means none."""
    try:
        return read_number(text)[0]
    except NotANumberError:
        return None


def day_of(text: str) -> date | None:
    """The day that an ISO date names; None if it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class NumberText(LongText):
    """A number, kept as it was typed."""

    def __init__(self, source: Number, **kwargs: Any) -> None:
        attrs = {"class": "input", "inputmode": "decimal", "dir": "ltr", "autocomplete": "off"}
        super().__init__(max_length=SHORT, widget=forms.TextInput(attrs=attrs), **kwargs)
        self.source = source

    def fault(self, value: str, begins: date | None) -> str:
        number = as_number(value)
        if number is None:
            too_long = _("This number is too long.")
            return too_long if len(value) > MAX_LENGTH else _("Write a number, for example 250000.")
        if not self.source.minimum <= number <= self.source.maximum:
            return _("The number must lie between %(least)s and %(most)s.") % {
                "least": f"{self.source.minimum:,f}",
                "most": f"{self.source.maximum:,f}",
            }
        return ""


class DateText(LongText):
    """A day, kept as ISO date or as what was typed instead of one."""

    def __init__(self, source: Date, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "input", "type": "date", "dir": "ltr"})
        super().__init__(max_length=SHORT, widget=widget, **kwargs)
        self.source = source

    def fault(self, value: str, begins: date | None) -> str:
        day = day_of(value)
        if day is None:
            return _("Write a day as year-month-day, for example 2026-03-10.")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return _("This year cannot be right.")
        if self.source.is_own_time and begins is not None and day < begins:
            return _("This day lies before the course begins (%(day)s).") % {"day": begins.isoformat()}
        return ""


class TickText(forms.Field):
    """`yes` or nothing."""

    widget = forms.CheckboxInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxInput(attrs={"value": "yes"}), **kwargs)

    def to_python(self, value: Any) -> str:
        return "yes" if value in (True, "yes", "on") else ""


@singledispatch
def field_for(source: Input, **kwargs: Any) -> forms.Field:
    """The form field of an input. `label` may be given; it names the row of a cell."""
    raise TypeError(type(source).__name__)


def _common(source: Input, label: Any) -> dict[str, Any]:
    return {
        "label": label or source.label,
        "help_text": source.hint,
        "required": source.is_needed,
        "error_messages": NEEDED,
    }


@field_for.register
def _text(source: Text, label: Any = "") -> forms.Field:
    if source.rows > 1:
        most = LONG if source.rows >= 4 else SHORT
        return LongText(max_length=most, rows=source.rows, **_common(source, label))
    offered = {"list": f"suggested-{source.key}"} if source.suggestions else {}
    line = forms.TextInput(attrs={"class": "input", "dir": "auto", "autocomplete": "off", **offered})
    return LongText(max_length=SHORT, widget=line, **_common(source, label))


@field_for.register
def _number(source: Number, label: Any = "") -> forms.Field:
    return NumberText(source, **_common(source, label))


@field_for.register
def _date(source: Date, label: Any = "") -> forms.Field:
    return DateText(source, **_common(source, label))


@field_for.register
def _choice(source: Choice, label: Any = "") -> forms.Field:
    widget = forms.Select(attrs={"class": "input"})
    return forms.ChoiceField(choices=[("", "–"), *source.choices], widget=widget, **_common(source, label))


@field_for.register
def _scale(source: Scale, label: Any = "") -> forms.Field:
    return forms.ChoiceField(choices=source.choices, widget=forms.RadioSelect, **_common(source, label))


@field_for.register
def _tick(source: Tick, label: Any = "") -> forms.Field:
    return TickText(**_common(source, label))
