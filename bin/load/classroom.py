"""A running cohort on an empty database: learners who are signed in, each with an exercise open.

Needs Django, set up for the database of the run. Invented people, made by the factories of the tests.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.urls import reverse
from django.utils.crypto import get_random_string

from lms.models import Enrolment
from load.outbox import Learner
from load.sessions import session_of
from tests.factories import (
    ActivitySpec,
    CohortSetup,
    EnrolmentFactory,
    GroupFactory,
    GroupMembershipFactory,
    PersonFactory,
    UserFactory,
    make_cohort,
    make_course,
)

__all__ = ["migrate", "open_classroom"]

_numbers = itertools.count(1)
ROWS, COLUMNS = ("own", "family", "place", "work"), ("risk", "strength")
FIELDS = tuple(f"cell-{row}-{column}" for row in ROWS for column in COLUMNS)


def migrate() -> None:
    """The tables of the database. Takes about a minute on a slow machine."""
    call_command("migrate", interactive=False, verbosity=0)


def open_classroom(*, alone: int, together: int = 0) -> list[Learner]:
    """A new course and cohort: `alone` learners with answers of their own, `together` in one shared answer."""
    number = next(_numbers)
    specs = [_exercise(f"L{number}-1", "individual"), _exercise(f"L{number}-2", "group")]
    course = make_course(specs)
    setup = make_cohort(course, trainees=0, code=f"load-{number}")
    own, shared = specs[0].code, specs[1].code
    learners = [_learner(setup, _enrol(setup), own, FIELDS[:3], "") for _one in range(alone)]
    return learners + list(_team(setup, shared, together))


def _exercise(code: str, mode: str) -> ActivitySpec:
    definition: dict[str, Any] = {
        "type": "case_study",
        "mode": mode,
        "task": "Look at the situation from each side.",
        "cases": [],
        "case_files": [],
        "columns": [{"key": key, "text": key} for key in COLUMNS],
        "rows": [{"key": key, "text": key} for key in ROWS],
        "required_cells": 2,
        "prompts": [{"key": "next", "label": "What comes next?", "hint": "One step."}],
        "rubric": [{"key": "all", "title": "Placement", "levels": ["none", "some", "most", "all"]}],
        "pass_percent": 60,
        "comments": [],
        "model_answer": "",
        "facilitator": "Listen.",
    }
    return ActivitySpec(kind="exercise", code=code, definition=definition)


def _enrol(setup: CohortSetup) -> Enrolment:
    # No password: hashing one for every learner would take longer than the rest of the classroom.
    account = UserFactory(password=make_password(None))
    return EnrolmentFactory(cohort=setup.cohort, person=PersonFactory(account=account))


def _team(setup: CohortSetup, code: str, size: int) -> Iterable[Learner]:
    """Members of one group, each with fields that the others leave alone."""
    group = GroupFactory(cohort=setup.cohort)
    for place in range(size):
        enrolment = _enrol(setup)
        GroupMembershipFactory(group=group, enrolment=enrolment)
        yield _learner(setup, enrolment, code, FIELDS[place::size], f"group {group.pk}")


def _learner(setup: CohortSetup, enrolment: Enrolment, code: str, fields: tuple[str, ...], scope: str) -> Learner:
    csrf = get_random_string(32)
    session = session_of(enrolment.person.account)
    address = {"cohort": setup.cohort.code, "slug": code.lower()}
    return Learner(
        path=reverse("lms_workbook:draft", kwargs=address),
        cookies=f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={csrf}",
        csrf=csrf,
        writer=str(enrolment.person.key),
        fields=fields,
        scope=scope or f"enrolment {enrolment.pk}",
        enrolment=enrolment.pk,
        activity=setup.course.activity(code).pk,
    )
