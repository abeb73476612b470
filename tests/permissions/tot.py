"""Addresses of the Training of Trainers: coordinators act, quality reads, managers see their own institution."""

from __future__ import annotations

from typing import Any

from tests.factories import OrganisationFactory, make_manager
from tests.permissions.table import NOBODY, TOT, Row, Who, World
from tests.tot.conftest import make_candidacy, make_graduate, make_trainer

FOLLOWERS = TOT | {Who.QUALITY_OFFICER, Who.MANAGER}
NOMINATORS = TOT | {Who.MANAGER}


def prepare(world: World) -> None:
    """A graduate, a candidate and a trainer of an institution that the manager runs, and one of another."""
    coordinator, manager = world.people[Who.TOT_COORDINATOR], world.people[Who.MANAGER]
    assert coordinator is not None
    assert manager is not None
    own = OrganisationFactory()
    make_manager(own, person=manager)
    world.extra["graduate"] = make_graduate(organisation=own)
    world.extra["candidacy"] = make_candidacy(coordinator, make_graduate(organisation=own))
    world.extra["foreign"] = make_candidacy(coordinator, make_graduate())
    world.extra["accreditation"] = make_trainer(coordinator, make_graduate(organisation=own))
    trainee = world.people[Who.TRAINEE]
    make_candidacy(coordinator, make_graduate(person=trainee))


def graduate(world: World) -> dict[str, Any]:
    return {"completion": world.extra["graduate"].key}


def key_of(name: str) -> Any:
    return lambda world: {"key": world.extra[name].key}


TO_THE_FILE = dict.fromkeys(Who, 302)

ROWS = [
    Row("lms_tot:board", FOLLOWERS, refused=403),
    Row("lms_tot:graduates", FOLLOWERS, refused=403),
    Row("lms_tot:pool", FOLLOWERS, refused=403),
    Row("lms_tot:nominate", NOMINATORS, kwargs=graduate, refused=403, wrong="put"),
    Row("lms_tot:candidate", FOLLOWERS, kwargs=key_of("candidacy"), refused=403),
    Row(
        "lms_tot:candidate",
        FOLLOWERS - {Who.MANAGER},
        kwargs=key_of("foreign"),
        refused=403,
        query="?other-institution",
        expect={Who.MANAGER: 404},
    ),
    # Reading the address of an act leads to the file, which is closed in its turn.
    Row("lms_tot:move", NOBODY, kwargs=key_of("candidacy"), expect=TO_THE_FILE, wrong="put"),
    Row("lms_tot:accredit", NOBODY, kwargs=key_of("candidacy"), expect=TO_THE_FILE, wrong="put"),
    Row("lms_tot:move", TOT, kwargs=key_of("candidacy"), method="post", ok=422, refused=403, wrong=None),
    Row("lms_tot:accredit", TOT, kwargs=key_of("candidacy"), method="post", ok=422, refused=403, wrong=None),
    Row("lms_tot:end", TOT, kwargs=key_of("accreditation"), refused=403, wrong="put"),
    Row("lms_tot:own", frozenset({Who.TRAINEE})),
]
