"""The lines of a marked choice."""

from __future__ import annotations

from assessments.kinds.base import Answer, Line, Question


def review(question: Question, answer: Answer, with_key: bool) -> list[Line]:
    """What was chosen; its feedback and the right option if `with_key`: a feedback often names it."""
    right = next(option for option in question["options"] if option["correct"])
    chosen = next((one for one in question["options"] if one["key"] == answer.get("choice")), None)
    if chosen is None:
        return []
    expected = right["text"] if with_key and chosen is not right else ""
    feedback = chosen["feedback"] if with_key else ""
    return [Line(given=chosen["text"], is_right=chosen["correct"], expected=expected, feedback=feedback)]


def key_lines(question: Question) -> list[Line]:
    """Every option, right or wrong, with its feedback."""
    return [
        Line(given=option["text"], is_right=option["correct"], feedback=option["feedback"])
        for option in question["options"]
    ]
