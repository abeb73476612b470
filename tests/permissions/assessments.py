"""Addresses of the quizzes: attempts are the learner's own, results are for the trainers of the cohort."""

from __future__ import annotations

import uuid
from typing import Any

from assessments import api
from tests.factories import ActivitySpec
from tests.permissions.table import NOBODY, TRAINERS, Row, Who, World, post

QUIZ: dict[str, Any] = {
    "intro": "One question.",
    "pass_percent": 60,
    "max_attempts": 3,
    "shuffle": False,
    "questions": [
        {
            "key": "q1",
            "kind": "single",
            "prompt": "When is sustainable reintegration reached?",
            "points": "1.00",
            "explanation": "It is about choice.",
            "reason_required": False,
            "options": [
                {"key": "a", "text": "When the grant is spent.", "correct": False, "feedback": ""},
                {"key": "b", "text": "When a further move would be a choice.", "correct": True, "feedback": ""},
            ],
        }
    ],
}
ACTIVITIES = [ActivitySpec(kind="quiz", code="Q1", definition=QUIZ)]
LEARNER = frozenset({Who.TRAINEE})


def prepare(world: World) -> None:
    """The trainee's first attempt is handed in, the second is open."""
    version = world.setup.course.version("Q1")
    quiz = {"enrolment": world.setup.enrolment, "activity_id": version.activity_id, "version_id": version.pk}
    first = api.start_attempt(**quiz)
    api.submit_attempt(
        enrolment=world.setup.enrolment,
        attempt_id=first.pk,
        answers={"q1": {"choice": "a"}},
        base_revision=first.revision,
        request_key=uuid.uuid4(),
    )
    api.start_attempt(**quiz)


def quiz(world: World) -> dict[str, Any]:
    return {"cohort": world.cohort.code, "slug": "q1"}


def attempt(number: int) -> Any:
    return lambda world: {**quiz(world), "number": number}


ROWS = [
    # Trainers are led on to the results.
    Row("lms_assessments:quiz", LEARNER, kwargs=quiz, expect=dict.fromkeys(TRAINERS, 302), wrong="put"),
    Row("lms_assessments:results", TRAINERS, kwargs=quiz, expect={Who.TRAINEE: 403}),
    Row("lms_assessments:attempt", LEARNER, kwargs=attempt(2), wrong="put"),
    Row("lms_assessments:result", LEARNER, kwargs=attempt(1)),
    Row("lms_assessments:attempt", NOBODY, kwargs=attempt(3), query="?not-begun"),
    # Saved without the revision of the page: refused as changed elsewhere, and nothing is lost.
    post("lms_assessments:autosave", LEARNER, kwargs=attempt(2), ok=409, anonymous=401),
]
