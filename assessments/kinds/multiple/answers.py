"""The stored answer: `{"choices": [key, …]}` and, where asked for, `"reason"`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Question, clean_reason, reason_problem


def clean(question: Question, raw: Any) -> Answer:
    """Keep the ticks on options that the question offers, each once, in its order."""
    given = raw.get("choices") if isinstance(raw, dict) else None
    ticked = {one for one in given if isinstance(one, str)} if isinstance(given, list) else set()
    choices = [option["key"] for option in question["options"] if option["key"] in ticked]
    return {"choices": choices, **clean_reason(question, raw)}


def problem(question: Question, answer: Answer) -> str:
    """Why it cannot be handed in; '' if it can."""
    if not answer.get("choices"):
        return _("Choose at least one answer.")
    return reason_problem(question, answer)
