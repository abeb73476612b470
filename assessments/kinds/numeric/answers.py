"""The stored answer: `{"number": text}`, as it was typed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Question, text_of
from lms.numbers import NotANumberError, read_number


def clean(question: Question, raw: Any) -> Answer:
    """Keep the text as typed: an unreadable number is shown again, not lost."""
    return {"number": text_of(raw, "number")}


def problem(question: Question, answer: Answer) -> str:
    """Why it cannot be handed in; '' if it can."""
    text = answer.get("number", "").strip()
    if not text:
        return _("Write a number.")
    try:
        read_number(text, question.get("unit", ""))
    except NotANumberError:
        return _("This cannot be read as a number. Write digits only, for example 12500 or 12.5.")
    return ""
