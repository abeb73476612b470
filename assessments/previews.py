"""What an author sees beside the form: the quiz as a learner meets it, or with its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assessments.kinds import get_kind
from assessments.models import Question

__all__ = ["preview_context"]


def preview_context(questions: Iterable[Question], mode: str, *, shuffle: bool = False) -> dict[str, Any]:
    """`forms`, or `reviews` with the lines of the key in mode "key"; `problems` for unfinished questions."""
    definitions = [question.definition() for question in questions]
    numbered = list(enumerate(definitions, start=1))
    if mode == "key":
        return {"reviews": [_review(number, one) for number, one in numbered]}
    return {
        "forms": [
            get_kind(one["kind"]).form(one, number=number, seed="preview", shuffle=shuffle) for number, one in numbered
        ]
    }


def _review(number: int, question: dict[str, Any]) -> dict[str, Any]:
    return {"number": number, "question": question, "lines": get_kind(question["kind"]).key_lines(question)}
