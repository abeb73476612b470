"""Addresses of the workbook: the learner's own answer, and marking by the trainers of the cohort."""

from __future__ import annotations

import uuid
from typing import Any

from tests.factories import ActivitySpec
from tests.permissions.table import IN_COHORT, NOBODY, TRAINERS, Row, Who, World, post
from workbook import api

CASE_STUDY: dict[str, Any] = {
    "type": "case_study",
    "task": "Read the **file**.",
    "cases": [],
    "case_files": [],
    "columns": [{"key": "eco", "text": "Economic"}],
    "rows": [{"key": "ind", "text": "Individual"}],
    "required_cells": 1,
    "prompts": [{"key": "beyond", "label": "What is outside his control?", "hint": "Name it."}],
    "rubric": [{"key": "facts", "title": "Facts", "levels": ["guesses", "mixed", "facts", "facts and questions"]}],
    "pass_percent": 60,
    "comments": [],
    "model_answer": "The model answer.",
    "facilitator": "Watch for labels.",
}
REFLECTION: dict[str, Any] = {
    "type": "reflection",
    "task": "Write for yourself.",
    "prompts": [{"key": "answer", "label": "When did it succeed?"}],
}
ACTIVITIES = [
    ActivitySpec(kind="exercise", code="E1", definition=CASE_STUDY),
    ActivitySpec(kind="exercise", code="E2", definition=REFLECTION, is_private=True),
]
COMPLETE = {"cell-ind-eco": "K+ a trade", "prompt-beyond": "The civil ID office"}


def prepare(world: World) -> None:
    """The trainee has handed in E1, which waits for marking, and the private E2."""
    for code, answers in (("E1", COMPLETE), ("E2", {"prompt-answer": "Mine alone."})):
        api.submit(
            enrolment=world.setup.enrolment,
            version=world.setup.course.version(code),
            answers=answers,
            base_revision=0,
            request_key=uuid.uuid4(),
        )


def cohort(world: World) -> dict[str, Any]:
    return {"cohort": world.cohort.code}


def exercise(slug: str) -> Any:
    return lambda world: {**cohort(world), "slug": slug}


def answer(slug: str) -> Any:
    return lambda world: {**cohort(world), "slug": slug, "enrolment": world.setup.enrolment.key}


# A form of nobody's: trainers have no answer to write, and the learner's form names its writer.
EMPTY_SAVE = {Who.TRAINER: 400, Who.ADMINISTRATOR: 400, Who.TRAINEE: 400}

ROWS = [
    Row("lms_workbook:exercise", IN_COHORT, kwargs=exercise("e1"), wrong="put"),
    Row("lms_workbook:exercise", IN_COHORT, kwargs=exercise("e2"), wrong="put", query="?private"),
    post("lms_workbook:draft", NOBODY, kwargs=exercise("e1"), anonymous=401, expect=EMPTY_SAVE),
    Row("lms_workbook:grading", TRAINERS, kwargs=cohort),
    Row("lms_workbook:grading_list", TRAINERS, kwargs=exercise("e1")),
    Row("lms_workbook:grading_list", NOBODY, kwargs=exercise("e2"), query="?private"),
    post("lms_workbook:release", TRAINERS, kwargs=exercise("e1")),
    Row("lms_workbook:grade", TRAINERS, kwargs=answer("e1"), wrong="put"),
    Row("lms_workbook:grade", NOBODY, kwargs=answer("e2"), query="?private"),
]
