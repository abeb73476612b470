"""Addresses of the workbook: the learner's own answer, and marking by the trainers of the cohort."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.files.base import ContentFile

from tests.factories import ActivitySpec
from tests.permissions.table import ANY_TRAINEE, IN_COHORT, NOBODY, TRAINERS, Row, Who, World, post
from workbook import api
from workbook.models import Attachment, Response

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
ROLE_PLAY: dict[str, Any] = {
    "type": "role_play",
    "task": "Play the talk.",
    "roles": [
        {"key": "official", "title": "Official", "brief": "You have ten minutes."},
        {"key": "returnee", "title": "Returnee", "brief": "Nobody knows about the call."},
    ],
    "rubric": CASE_STUDY["rubric"],
}
ACTIVITIES = [
    ActivitySpec(kind="exercise", code="E1", definition=CASE_STUDY),
    ActivitySpec(kind="exercise", code="E2", definition=REFLECTION, is_private=True),
    ActivitySpec(kind="exercise", code="E3", definition=ROLE_PLAY),
]
COMPLETE = {"cell-ind-eco": "K+ a trade", "prompt-beyond": "The civil ID office"}


def prepare(world: World) -> None:
    """The trainee has handed in E1, which waits for marking, and the private E2."""
    for code, answers in (("E1", COMPLETE), ("E2", {"prompt-answer": "Mine alone."})):
        api.submit(
            writer=api.Writer(world.setup.enrolment, world.setup.trainee),
            version=world.setup.course.version(code),
            changes={name: api.Change("", text) for name, text in answers.items()},
            device="device",
            seq=1,
            request_key=uuid.uuid4(),
        )
    response = Response.objects.get(activity__code="E1")
    file = ContentFile(b"%PDF-", "photo.pdf")
    values = {"content_type": "application/pdf", "size": 5, "sha256": "0" * 64, "by": world.setup.trainee}
    world.extra["file"] = Attachment.objects.create(response=response, file=file, name="photo.pdf", **values)


def cohort(world: World) -> dict[str, Any]:
    return {"cohort": world.cohort.code}


def exercise(slug: str) -> Any:
    return lambda world: {**cohort(world), "slug": slug}


def answer(slug: str) -> Any:
    return lambda world: {**cohort(world), "slug": slug, "enrolment": world.setup.enrolment.key}


def workbook_of(world: World) -> dict[str, Any]:
    return {**cohort(world), "enrolment": world.setup.enrolment.key}


def file_of(world: World) -> dict[str, Any]:
    return {**exercise("e1")(world), "key": world.extra["file"].key}


def version(slug: str) -> Any:
    return lambda world: {**cohort(world), "slug": slug, "number": 1}


# A form of nobody's: trainers have no answer to write, and the learner's form names its writer.
EMPTY_SAVE = {Who.TRAINER: 400, Who.ADMINISTRATOR: 400, Who.TRAINEE: 400}
NO_ANSWER = {Who.TRAINER: 403, Who.ADMINISTRATOR: 403}
LEARNER = frozenset({Who.TRAINEE})

ROWS = [
    Row("lms_workbook:exercise", IN_COHORT, kwargs=exercise("e1"), wrong="put"),
    Row("lms_workbook:exercise", IN_COHORT, kwargs=exercise("e2"), wrong="put", query="?private"),
    post("lms_workbook:draft", NOBODY, kwargs=exercise("e1"), anonymous=401, expect=EMPTY_SAVE, wrong="put"),
    Row(
        "lms_workbook:draft", LEARNER, kwargs=exercise("e1"), anonymous=401, expect=NO_ANSWER, wrong=None, is_page=False
    ),
    Row("lms_workbook:history", LEARNER, kwargs=exercise("e1")),
    Row("lms_workbook:history", LEARNER, kwargs=exercise("e2"), query="?private"),
    Row("lms_workbook:version", LEARNER, kwargs=version("e1")),
    Row("lms_workbook:version", LEARNER, kwargs=version("e2"), query="?private"),
    Row("lms_workbook:transcription", TRAINERS, kwargs=answer("e1"), wrong="put"),
    Row("lms_workbook:transcription", NOBODY, kwargs=answer("e2"), query="?private"),
    # Of another account, or without an answer: 409 for the learner, whose form names its writer.
    post("lms_workbook:attachments", LEARNER, kwargs=exercise("e1"), ok=409, expect=NO_ANSWER),
    Row("lms_workbook:attachment", IN_COHORT, kwargs=file_of, is_page=False),
    Row("lms_workbook:deadline", TRAINERS, kwargs=exercise("e1"), wrong="put"),
    post("lms_workbook:opening", TRAINERS, kwargs=exercise("e1")),
    Row("lms_workbook:exercise", IN_COHORT, kwargs=exercise("e3"), wrong="put", query="?roles"),
    post("lms_workbook:role", LEARNER, kwargs=exercise("e3"), expect=NO_ANSWER),
    post("lms_workbook:roles_anew", NOBODY, kwargs=exercise("e3")),
    Row("lms_workbook:mine", ANY_TRAINEE, ok=302, is_page=False),
    Row("lms_workbook:workbook", IN_COHORT, kwargs=cohort, seen_by=(Who.TRAINEE, Who.TRAINER)),
    Row("lms_workbook:workbook_of", TRAINERS, kwargs=workbook_of),
    Row("lms_workbook:workbook_pdf", LEARNER, kwargs=cohort, is_page=False),
    Row("lms_workbook:workbook_pdf", IN_COHORT, kwargs=cohort, is_page=False, query="?form=blank"),
    Row("lms_workbook:workbook_pdf_of", TRAINERS, kwargs=workbook_of, is_page=False),
    Row("lms_workbook:sheet", TRAINERS, kwargs=exercise("e1"), is_page=False),
    Row("lms_workbook:sheet", NOBODY, kwargs=exercise("e2"), is_page=False, query="?private"),
    Row("lms_workbook:grading", TRAINERS, kwargs=cohort),
    Row("lms_workbook:grading_list", TRAINERS, kwargs=exercise("e1")),
    Row("lms_workbook:grading_list", NOBODY, kwargs=exercise("e2"), query="?private"),
    post("lms_workbook:release", TRAINERS, kwargs=exercise("e1")),
    Row("lms_workbook:grade", TRAINERS, kwargs=answer("e1"), wrong="put"),
    Row("lms_workbook:grade", NOBODY, kwargs=answer("e2"), query="?private"),
    post("lms_workbook:override", TRAINERS, kwargs=answer("e1"), ok=422),
]
