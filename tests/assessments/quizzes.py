"""A small quiz with one question of each kind, in two languages, and answers to it."""

from __future__ import annotations

import copy
import uuid
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments import api
from assessments.kinds import get_kind
from assessments.models import Attempt
from lms.models import Enrolment
from tests.factories import ActivitySpec, CohortSetup, make_course

SINGLE = {
    "key": "q-q01",
    "kind": "single",
    "prompt": "Which is the capital?",
    "points": "1.00",
    "explanation": "EXPLAINED-ONE",
    "reason_required": True,
    "options": [
        {"key": "wrong1", "text": "Valletta", "correct": False, "feedback": "SAID-VALLETTA"},
        {"key": "right1", "text": "Baghdad", "correct": True, "feedback": "SAID-BAGHDAD"},
    ],
}
MULTIPLE = {
    "key": "q-q02",
    "kind": "multiple",
    "prompt": "Which are rivers?",
    "points": "2.00",
    "explanation": "EXPLAINED-TWO",
    "reason_required": False,
    "options": [
        {"key": "rivera", "text": "Tigris", "correct": True, "feedback": "SAID-TIGRIS"},
        {"key": "riverb", "text": "Euphrates", "correct": True, "feedback": ""},
        {"key": "townc", "text": "Mosul", "correct": False, "feedback": "SAID-MOSUL"},
    ],
}
MATCHING = {
    "key": "q-q03",
    "kind": "matching",
    "prompt": "What belongs together?",
    "points": "3.00",
    "explanation": "EXPLAINED-THREE",
    "pairs": [
        {"key": "pair1", "left": "Return", "right": "going back"},
        {"key": "pair2", "left": "Removal", "right": "physical enforcement"},
        {"key": "pair3", "left": "Readmission", "right": "taking back a national"},
    ],
}
NUMERIC = {
    "key": "q-q04",
    "kind": "numeric",
    "prompt": "How many?",
    "points": "1.00",
    "explanation": "EXPLAINED-FOUR",
    "answer": "11861",
    "min": "11799",
    "max": "11903",
    "unit": "people",
}
ORDERING = {
    "key": "q-q05",
    "kind": "ordering",
    "prompt": "Put in order.",
    "points": "1.00",
    "explanation": "EXPLAINED-FIVE",
    "items": [{"key": f"step{number}", "text": f"Item {letter}"} for number, letter in enumerate("DACB", start=1)],
}
QUESTIONS = [SINGLE, MULTIPLE, MATCHING, NUMERIC, ORDERING]
DEFINITION: dict[str, Any] = {
    "intro": "Five questions.",
    "pass_percent": 60,
    "max_attempts": 2,
    "shuffle": False,
    "questions": QUESTIONS,
}


def in_arabic() -> dict[str, Any]:
    """The same quiz with Arabic texts."""
    definition = copy.deepcopy(DEFINITION)
    for question in definition["questions"]:
        question["prompt"] = f"سؤال {question['key']}"
    return definition


def make_quiz_course(**changes: Any) -> Any:
    """A course with lesson A1 and the quiz A1-Q below it."""
    definition, arabic = {**DEFINITION, **changes}, {"ar": {**in_arabic(), **changes}}
    return make_course(
        [
            ActivitySpec(kind="lesson", code="A1"),
            ActivitySpec(
                kind="quiz",
                code="A1-Q",
                parent="A1",
                definition=definition,
                translations=arabic,
                slug="a1-quiz",
            ),
        ]
    )


def key_answers() -> dict[str, Any]:
    """Everything right."""
    answers = {one["key"]: get_kind(one["kind"]).key_answer(one) for one in QUESTIONS}
    answers["q-q01"]["reason"] = "It is the seat of government."
    return answers


def start(setup: CohortSetup, enrolment: Enrolment | None = None) -> Attempt:
    version = setup.course.version("A1-Q")
    return api.start_attempt(
        enrolment=enrolment or setup.enrolment, activity_id=version.activity_id, version_id=version.pk
    )


def submit(attempt: Attempt, answers: dict[str, Any] | None = None, *, revision: int | None = None) -> Attempt:
    return api.submit_attempt(
        enrolment=attempt.enrolment,
        attempt_id=attempt.pk,
        answers=key_answers() if answers is None else answers,
        base_revision=attempt.revision if revision is None else revision,
        request_key=uuid.uuid4(),
    )


def save(attempt: Attempt, answers: dict[str, Any], *, revision: int, key: uuid.UUID | None = None) -> Attempt:
    return api.save_answers(
        enrolment=attempt.enrolment,
        attempt_id=attempt.pk,
        answers=answers,
        base_revision=revision,
        request_key=key or uuid.uuid4(),
    )


def posted(attempt: Attempt, answers: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The fields of the page as a browser sends them for these answers."""
    answers = key_answers() if answers is None else answers
    data: dict[str, Any] = {"revision": attempt.revision, "request_key": str(uuid.uuid4())}
    for number, question in enumerate(QUESTIONS, start=1):
        answer = answers.get(question["key"], {})
        form = get_kind(question["kind"]).form(
            question, number=number, seed=attempt.key.hex, shuffle=False, answer=answer
        )
        values = {f"{form.prefix}-{name}": form.initial.get(name) for name in form.fields}
        data |= {name: value for name, value in values.items() if value not in (None, "")}
    return {**data, **more}


def queries_of(client: Client, address: str) -> tuple[int, int]:
    """How many queries a page takes: all of them, and those of this plugin's tables."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found), sum("lms_assessments" in query["sql"] for query in found.captured_queries)


def text_of(response: Any) -> str:
    return str(response.content.decode())
