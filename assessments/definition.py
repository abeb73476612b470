"""The definition of a quiz version as it is worked with. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments.kinds import get_kind
from assessments.kinds.base import Answer, Question
from assessments.scoring import CENT, Mark

__all__ = ["Answers", "Quiz", "mark_answers", "parse_quiz", "problems_of", "tidy_answers"]

Answers = dict[str, Answer]


@dataclass(frozen=True)
class Quiz:
    """One version of a quiz. `questions` hold the key: they are for marking, not for templates."""

    version_id: int
    language: str
    intro: str
    pass_percent: int
    max_attempts: int
    shuffle: bool
    questions: list[Question]

    @property
    def max_points(self) -> Decimal:
        return sum((Decimal(one["points"]) for one in self.questions), Decimal(0)).quantize(CENT)


def parse_quiz(version_id: int, language: str, definition: dict[str, Any]) -> Quiz:
    """The quiz of a version's JSON, as `QuizPage.activity_definition` writes it."""
    return Quiz(
        version_id=version_id,
        language=language,
        intro=definition["intro"],
        pass_percent=definition["pass_percent"],
        max_attempts=definition["max_attempts"],
        shuffle=definition["shuffle"],
        questions=definition["questions"],
    )


def tidy_answers(quiz: Quiz, raw: Any) -> Answers:
    """What can belong to an answer; unknown questions, options and shapes are dropped."""
    raw = raw if isinstance(raw, dict) else {}
    return {one["key"]: get_kind(one["kind"]).clean(one, raw.get(one["key"])) for one in quiz.questions}


def problems_of(quiz: Quiz, answers: Answers) -> dict[str, str]:
    """What keeps the answers from being handed in, by question key, in order; {} if nothing does."""
    found = ((one["key"], get_kind(one["kind"]).problem(one, answers.get(one["key"], {}))) for one in quiz.questions)
    return {key: message for key, message in found if message}


def share_of(question: Question, answer: Answer) -> Decimal:
    """Share of the key that an answer meets, 0 to 1."""
    return get_kind(question["kind"]).share(question, answer)


def mark_answers(quiz: Quiz, answers: Answers) -> list[Mark]:
    """The mark of every question, in order."""
    return [_mark(question, answers.get(question["key"], {})) for question in quiz.questions]


def _mark(question: Question, answer: Answer) -> Mark:
    return Mark(question["key"], share_of(question, answer), Decimal(question["points"]))
