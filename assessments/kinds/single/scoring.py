"""All or nothing: the one right option earns the whole of the points."""

from __future__ import annotations

from decimal import Decimal

from assessments.kinds.base import Answer, Question
from assessments.scoring import NONE, WHOLE


def correct_key(question: Question) -> str:
    """Key of the right option."""
    return next(str(option["key"]) for option in question["options"] if option["correct"])


def share(question: Question, answer: Answer) -> Decimal:
    """1 for the right option, 0 for any other or none."""
    return WHOLE if answer.get("choice") == correct_key(question) else NONE


def key_answer(question: Question) -> Answer:
    """The answer that earns everything."""
    return {"choice": correct_key(question)}
