"""All or nothing: a number inside the accepted interval, its ends included."""

from __future__ import annotations

from decimal import Decimal

from assessments.kinds.base import Answer, Question
from assessments.scoring import NONE, WHOLE
from lms.numbers import NotANumberError, read_number


def share(question: Question, answer: Answer) -> Decimal:
    """1 if any reading of the number lies in [min, max], else 0. Of no number it is 0 as well; the
    form refuses to hand one in."""
    try:
        readings = read_number(answer.get("number", ""), question.get("unit", ""))
    except NotANumberError:
        return NONE
    low, high = Decimal(question["min"]), Decimal(question["max"])
    return WHOLE if any(low <= number <= high for number in readings) else NONE


def key_answer(question: Question) -> Answer:
    """The answer that earns everything."""
    return {"number": question["answer"]}
