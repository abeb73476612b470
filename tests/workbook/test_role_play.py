"""Roles of a role play: taken once, each brief for its player alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.conftest import ClientAs
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.factories.delivery import GroupFactory, GroupMembershipFactory
from tests.workbook.definitions import definition_of
from workbook.kinds.role_play.models import RolePick
from workbook.models import Response

OFFICIAL, RETURNEE, OBSERVER = "You have ten minutes.", "The smuggler has called.", "Write down words."


@pytest.fixture
def stage(db: None) -> CohortSetup:
    """Three trainees in one group with a role play of two rounds."""
    definition = {**definition_of("role_play"), "mode": "group"}
    setup = make_cohort(make_course([ActivitySpec(kind="exercise", code="E1", definition=definition)]), trainees=4)
    group = GroupFactory(cohort=setup.cohort)
    for enrolment in setup.enrolments[:3]:
        GroupMembershipFactory(group=group, enrolment=enrolment)
    return setup


def url(setup: CohortSetup, name: str = "exercise") -> str:
    return reverse(f"lms_workbook:{name}", kwargs={"cohort": setup.cohort.code, "slug": "e1"})


def take(client: Any, setup: CohortSetup, role: str, number: str = "1") -> str:
    return str(client.post(url(setup, "role"), {"role": role, "round": number}, follow=True).content.decode())


def test_brief_is_read_by_its_player_only(stage: CohortSetup, client_as: ClientAs) -> None:
    page = take(client_as(stage.trainees[0]), stage, "returnee")
    other = client_as(stage.trainees[1]).get(url(stage)).content.decode()

    assert RETURNEE in page
    assert OFFICIAL not in page
    assert RETURNEE not in other
    assert str(stage.trainees[0]) in other


def test_role_is_taken_once_in_a_round(stage: CohortSetup, client_as: ClientAs) -> None:
    take(client_as(stage.trainees[0]), stage, "returnee")

    page = take(client_as(stage.trainees[1]), stage, "returnee")

    assert "Somebody else has just taken this role." in page
    assert RETURNEE not in page


def test_who_knows_a_secret_cannot_take_another_role(stage: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(stage.trainees[0])
    take(client, stage, "returnee")

    page = take(client, stage, "official")

    assert OFFICIAL not in page
    assert "You have a role in this round already." in page
    assert RolePick.objects.count() == 1


def test_taking_ones_own_role_again_changes_nothing(stage: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(stage.trainees[0])
    take(client, stage, "returnee")
    take(client, stage, "returnee")

    assert RolePick.objects.count() == 1


def test_rounds_are_cast_apart_and_several_observe(stage: CohortSetup, client_as: ClientAs) -> None:
    first, second = client_as(stage.trainees[0]), client_as(stage.trainees[1])
    take(first, stage, "observer")
    take(second, stage, "observer")
    page = take(first, stage, "returnee", "2")

    assert OBSERVER in page
    assert RETURNEE in page
    assert RolePick.objects.count() == 3


@pytest.mark.parametrize(("role", "number"), [("king", "1"), ("returnee", "3"), ("returnee", "x"), ("", "")])
def test_role_that_is_not_there_is_refused(stage: CohortSetup, client_as: ClientAs, role: str, number: str) -> None:
    page = take(client_as(stage.trainees[0]), stage, role, number)

    assert "There is no such role in this round." in page
    assert RolePick.objects.count() == 0


def test_trainer_reads_every_brief_and_deals_anew(stage: CohortSetup, client_as: ClientAs) -> None:
    take(client_as(stage.trainees[0]), stage, "returnee")
    trainer = client_as(stage.trainers[0])
    page = trainer.get(url(stage)).content.decode()

    assert OFFICIAL in page
    assert RETURNEE in page
    answer = Response.objects.get()
    trainer.post(url(stage, "roles_anew"), {"answer": answer.pk})
    assert RolePick.objects.count() == 0


def test_trainer_of_another_cohort_deals_nothing(stage: CohortSetup, client_as: ClientAs) -> None:
    take(client_as(stage.trainees[0]), stage, "returnee")
    other = make_cohort(stage.course)
    mine = reverse("lms_workbook:roles_anew", kwargs={"cohort": other.cohort.code, "slug": "e1"})

    foreign = client_as(other.trainers[0]).post(mine, {"answer": Response.objects.get().pk})

    assert foreign.status_code == 404
    assert RolePick.objects.count() == 1


def test_brief_is_on_no_paper_and_in_no_workbook(stage: CohortSetup, client_as: ClientAs) -> None:
    client = client_as(stage.trainees[0])
    take(client, stage, "official")
    page = client.get(reverse("lms_workbook:workbook", kwargs={"cohort": stage.cohort.code})).content.decode()

    assert RETURNEE not in page


@pytest.mark.database_sensitive
def test_database_gives_one_role_to_one_person(stage: CohortSetup) -> None:
    response = Response.objects.create(
        enrolment=stage.enrolments[3], activity=stage.course.activity("E1"), version=stage.course.version("E1")
    )
    pick = {"response": response, "round": 1}
    RolePick.objects.create(**pick, enrolment=stage.enrolments[0], role="returnee")

    for enrolment, role in ((stage.enrolments[1], "returnee"), (stage.enrolments[0], "official")):
        with pytest.raises(IntegrityError), transaction.atomic():
            RolePick.objects.create(**pick, enrolment=enrolment, role=role)
