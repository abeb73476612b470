"""Addresses of the course content: the learners and trainers of the cohort, nobody else."""

from __future__ import annotations

from typing import Any

from tests.factories import ActivitySpec
from tests.permissions.table import IN_COHORT, NOBODY, SIGNED_IN, Row, World

LESSON: dict[str, Any] = {
    "intro": "What reintegration is.",
    "outcomes": [{"key": "lo-1", "text": "name the actors"}],
    "self_study_minutes": 20,
    "sections": [
        {"key": "s1", "title": "Begin", "minutes": 10, "blocks": [{"type": "text", "value": "Read **this** first."}]},
        {"key": "s2", "title": "Go on", "minutes": 10, "blocks": [{"type": "think", "value": "What would you ask?"}]},
    ],
    "glossary": [],
    "sources": [],
    "facilitator": [{"minutes": 10, "title": "Open", "text": "Ask the room."}],
    "cases": {},
}
ACTIVITIES = [ActivitySpec(kind="lesson", code="A1", definition=LESSON)]


def cohort(world: World) -> dict[str, Any]:
    return {"cohort": world.cohort.code}


def lesson(world: World) -> dict[str, Any]:
    return {**cohort(world), "slug": "a1"}


def no_lesson(world: World) -> dict[str, Any]:
    return {**cohort(world), "slug": "nothing"}


def step(number: int) -> Any:
    return lambda world: {**lesson(world), "step": number}


ROWS = [
    # Everybody is led on: learners to their outline, others to the public list of courses.
    Row("lms_courses:current", SIGNED_IN, ok=302, is_page=False),
    Row("lms_courses:outline", IN_COHORT, kwargs=cohort),
    Row("lms_courses:lesson", IN_COHORT, kwargs=lesson),
    Row("lms_courses:step", IN_COHORT, kwargs=step(2)),
    Row("lms_courses:step", NOBODY, kwargs=step(99), query="?beyond-the-end"),
    Row("lms_courses:lesson", NOBODY, kwargs=no_lesson, query="?no-such-lesson"),
]
