"""The lines of a marked order. A single line is neither right nor wrong: what counts is the sequence."""

from __future__ import annotations

from assessments.kinds.base import Answer, Line, Question
from assessments.kinds.ordering.scoring import given_order


def review(question: Question, answer: Answer, with_key: bool) -> list[Line]:
    """The learner's order; beside each place what belongs there if `with_key` and it differs."""
    texts = {item["key"]: item["text"] for item in question["items"]}
    order = given_order(question, answer)
    lines = []
    for place, (key, item) in enumerate(zip(order, question["items"], strict=False), start=1):
        expected = item["text"] if with_key and key != item["key"] else ""
        lines.append(Line(label=str(place), given=texts[key], expected=expected))
    return lines


def key_lines(question: Question) -> list[Line]:
    """The items in the right order."""
    return [Line(label=str(place), given=item["text"]) for place, item in enumerate(question["items"], start=1)]
