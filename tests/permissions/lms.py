"""Addresses of the ground floor."""

from __future__ import annotations

from typing import Any

from lms.api import GroupInput, set_groups
from lms.models import Group
from tests.permissions.table import (
    ANY_TRAINER,
    EVERYBODY,
    IN_COHORT,
    SIGNED_IN,
    TRAINERS,
    Row,
    Who,
    World,
    post,
)

PROGRAMME = frozenset({Who.TOT_COORDINATOR, Who.QUALITY_OFFICER, Who.MANAGER, Who.ADMINISTRATOR})


def cohort(world: World) -> dict[str, Any]:
    return {"cohort": world.cohort.code}


def session(world: World) -> dict[str, Any]:
    return {**cohort(world), "session": world.setup.sessions[0].pk}


def foreign_session(world: World) -> dict[str, Any]:
    """A session of the other cohort under the address of the own one."""
    return {**cohort(world), "session": world.other.sessions[0].pk}


def activity(world: World) -> dict[str, Any]:
    return {**cohort(world), "slug": next(iter(world.setup.course.activities.values())).slug}


def prepare(world: World) -> None:
    """A group and a pair, so that their page and the learner's home show some."""
    ids = tuple(one.pk for one in world.setup.enrolments)
    for kind in Group.Kind:
        group = GroupInput("Tigris", ids[:1])
        set_groups(cohort=world.cohort, kind=kind, groups=[group], by=world.setup.trainer)


ROWS = [
    Row("favicon", EVERYBODY, ok=302, wrong=None, is_page=False),
    Row(
        "lms:home",
        EVERYBODY,
        # Trainers and the programme's people are led on to their own home.
        expect=dict.fromkeys(ANY_TRAINER | PROGRAMME, 302),
        seen_by=(Who.ANONYMOUS, Who.TRAINEE, Who.STRANGER),
    ),
    Row("lms_device", EVERYBODY, is_page=False),
    Row("lms_service_worker", EVERYBODY, is_page=False),
    Row("lms:offline", EVERYBODY),
    Row("lms:take_along", IN_COHORT, kwargs=cohort, is_page=False),
    Row("lms:my_data", SIGNED_IN, wrong="put"),
    Row("lms:account", SIGNED_IN),
    Row("lms:help", EVERYBODY),
    Row("lms:privacy", EVERYBODY),
    Row("lms:accessibility", EVERYBODY),
    Row("lms:style_guide", EVERYBODY),
    Row("lms:programme", PROGRAMME, refused=403),
    Row("lms:teach", ANY_TRAINER, refused=403),
    Row("lms:cohort", TRAINERS, kwargs=cohort),
    Row("lms:attendance_list", TRAINERS, kwargs=cohort),
    Row("lms:attendance", TRAINERS, kwargs=session, wrong="put"),
    Row("lms:attendance", frozenset(), kwargs=foreign_session, wrong=None, query="?foreign"),
    Row("lms:groups", TRAINERS, kwargs=cohort, wrong="put"),
    Row("lms:groups", TRAINERS, kwargs=cohort, wrong="put", query="?kind=pair"),
    Row("lms:gradebook", TRAINERS, kwargs=cohort),
    post("lms:release", TRAINERS, kwargs=activity),
    Row("lms:sign_off", TRAINERS, kwargs=cohort, wrong="put"),
]
