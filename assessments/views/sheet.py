"""The answer sheet: the forms of all questions of an attempt, and what was posted with them."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.definition import Answers, Quiz
from assessments.kinds import get_kind
from assessments.kinds.forms import AnswerForm
from assessments.models import Attempt

__all__ = ["Sheet", "make_sheet", "posted_key", "posted_revision"]


@dataclass(frozen=True)
class Sheet:
    """One form per question, in order. Bound ones read what was posted."""

    forms: list[AnswerForm]

    def answers(self) -> Answers:
        """What the fields hold now, by question key."""
        return {form.key: form.read() for form in self.forms}

    @property
    def errors(self) -> list[AnswerForm]:
        """The forms that cannot be handed in."""
        return [form for form in self.forms if form.error]


def make_sheet(attempt: Attempt, quiz: Quiz, data: Mapping[str, Any] | None = None) -> Sheet:
    """The sheet of an attempt; `quiz` may be its translation. With `data` the forms are bound to it."""
    forms = [
        get_kind(question["kind"]).form(
            question,
            number=number,
            seed=attempt.key.hex,
            shuffle=quiz.shuffle,
            answer=attempt.answers.get(question["key"]),
            data=data,
        )
        for number, question in enumerate(quiz.questions, start=1)
    ]
    return Sheet(forms)


def posted_revision(data: Mapping[str, Any]) -> int:
    """The revision that the page was loaded with; -1, which is never right, for anything else."""
    text = str(data.get("revision", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def posted_key(data: Mapping[str, Any]) -> uuid.UUID:
    """The key of the request; a new one if none or no UUID was sent."""
    with contextlib.suppress(ValueError):
        return uuid.UUID(str(data.get("request_key", "")))
    return uuid.uuid4()
