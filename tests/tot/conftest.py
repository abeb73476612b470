"""Graduates, candidates and trainers for the tests of the pathway."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from lms.api import Role, Viewer, viewer_for
from lms.models import Completion, Course, Grade, Organisation, Person
from tests.factories import (
    ActivityVersionFactory,
    CohortFactory,
    CompletionFactory,
    CourseFactory,
    EditionFactory,
    EnrolmentFactory,
    GradeFactory,
    OrganisationFactory,
    PersonFactory,
    make_manager,
    make_person,
)
from tot import api
from tot.models import Candidacy, TrainerAccreditation
from tot.policy import PATHWAY
from tot.stages import Stage

STATED = {"years_of_experience": 5, "languages": ["ar", "en"], "release_confirmed": True}


def viewer(person: Person) -> Viewer:
    return viewer_for(person.account)


def make_graduate(
    *, course: Course | None = None, percent: int | None = 80, organisation: Organisation | None = None, **person: Any
) -> Completion:
    """A completion of the course with one released result of `percent` (None: no result)."""
    who = person.pop("person", None) or PersonFactory(organisation=organisation or OrganisationFactory(), **person)
    edition = (course.editions.first() if course else None) or EditionFactory(course=course or CourseFactory())
    enrolment = EnrolmentFactory(person=who, cohort=CohortFactory(edition=edition))
    if percent is not None:
        add_result(enrolment, percent)
    return CompletionFactory(enrolment=enrolment)


def add_result(enrolment: Any, percent: int | Decimal, *, released: bool = True) -> Grade:
    state = {"state": Grade.State.RELEASED, "released_at": timezone.now()} if released else {}
    return GradeFactory(
        enrolment=enrolment,
        version=ActivityVersionFactory(activity__course=enrolment.cohort.edition.course),
        points=Decimal(percent),
        max_points=Decimal(100),
        **state,
    )


def make_candidacy(coordinator: Person, completion: Completion | None = None, stage: Stage = Stage.NOMINATED) -> Any:
    """A candidacy that took every step up to `stage`."""
    completion = completion or make_graduate()
    enrolment = completion.enrolment
    by = viewer(coordinator)
    candidacy = api.nominate(person=enrolment.person, course=enrolment.cohort.edition.course, by=by, **STATED)
    for to in PATHWAY[1 : PATHWAY.index(stage) + 1]:
        candidacy = api.move_candidacy(candidacy=candidacy, to=to, by=by)
    return candidacy


def make_trainer(coordinator: Person, completion: Completion | None = None, *, days: int = 700) -> Any:
    """An accredited trainer since yesterday, for so many days from today."""
    candidacy = make_candidacy(coordinator, completion, Stage.LEAD_DELIVERY)
    today = timezone.localdate()
    return api.accredit(
        candidacy=candidacy,
        standing="accredited",
        valid_from=today - dt.timedelta(days=1),
        valid_until=today + dt.timedelta(days=days),
        by=viewer(coordinator),
    )


def run_out(accreditation: TrainerAccreditation) -> None:
    """Make it end yesterday, as time does."""
    today = timezone.localdate()
    TrainerAccreditation.objects.filter(pk=accreditation.pk).update(
        valid_from=today - dt.timedelta(days=700), valid_until=today - dt.timedelta(days=1)
    )


@pytest.fixture
def coordinator(db: None) -> Person:
    return make_person(Role.TOT_COORDINATOR)


@pytest.fixture
def graduate(db: None) -> Completion:
    return make_graduate()


@pytest.fixture
def candidacy(coordinator: Person, graduate: Completion) -> Candidacy:
    return make_candidacy(coordinator, graduate)


@pytest.fixture
def own_manager(graduate: Completion) -> Person:
    """Manages the organisation of `graduate`."""
    organisation = graduate.enrolment.person.organisation
    assert organisation is not None
    return make_manager(organisation)


@pytest.fixture
def other_manager(db: None) -> Person:
    return make_person(Role.MANAGER)
