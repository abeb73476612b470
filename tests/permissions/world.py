"""Builds the world of the matrix and gathers the tables of all installed apps."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings

from lms.api import Role
from tests.factories import ActivitySpec, make_cohort, make_course, make_manager, make_person
from tests.permissions.table import Row, Who, World

TABLES = ["lms", "accounts", "site", *settings.LMS_PLUGINS]


def tables() -> Iterator[ModuleType]:
    for name in TABLES:
        if find_spec(f"tests.permissions.{name}"):
            yield import_module(f"tests.permissions.{name}")


def all_rows() -> list[Row]:
    return [row for table in tables() for row in table.ROWS]


def activities() -> list[ActivitySpec]:
    """Activities of every table; a lesson alone where no table gives any."""
    given = [spec for table in tables() for spec in getattr(table, "ACTIVITIES", [])]
    return given or [ActivitySpec(kind="lesson", code="A1")]


def make_world() -> World:
    """Two cohorts of two courses with the same activities, and a person of every kind."""
    setup = make_cohort(make_course(activities()), trainees=2)
    other = make_cohort(make_course(activities()))
    assert setup.cohort.organisation is not None
    people = {
        Who.ANONYMOUS: None,
        Who.STRANGER: make_person(),
        Who.TRAINEE: setup.trainee,
        Who.OTHER_TRAINEE: other.trainee,
        Who.TRAINER: setup.trainer,
        Who.OTHER_TRAINER: other.trainer,
        Who.AUTHOR: make_person(Role.AUTHOR),
        Who.TOT_COORDINATOR: make_person(Role.TOT_COORDINATOR),
        Who.QUALITY_OFFICER: make_person(Role.QUALITY_OFFICER),
        Who.MANAGER: make_manager(setup.cohort.organisation),
        Who.ADMINISTRATOR: make_person(Role.ADMINISTRATOR),
    }
    world = World(setup=setup, other=other, people=people)
    for table in tables():
        getattr(table, "prepare", lambda world: None)(world)
    return world
