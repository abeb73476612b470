"""The stored answer: `{"choice": key}` and, where asked for, `"reason"`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Question, clean_reason, reason_problem, text_of


def clean(question: Question, raw: Any) -> Answer:
    """Keep a choice that the question offers."""
    choice = text_of(raw, "choice")
    known = {option["key"] for option in question["options"]}
    return {"choice": choice if choice in known else "", **clean_reason(question, raw)}


def problem(question: Question, answer: Answer) -> str:
    """Why it cannot be handed in; '' if it can."""
    if not answer.get("choice"):
        return _("Choose one answer.")
    return reason_problem(question, answer)
