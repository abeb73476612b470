"""Fixtures for every test: people in each role, a cohort, signed-in clients, a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from lms.api import Role
from lms.models import Cohort, Enrolment, Person
from tests.factories import CohortSetup, make_cohort, make_manager, make_person

# Playwright's synchronous API runs an event loop in the test's thread; Django would refuse the
# database there although nothing runs concurrently.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.browser"]

# How fast a machine makes examples says nothing about the code; what is timed is timed by `make bench`.
hypothesis_settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("suite")

# WhiteNoise warns about a folder that is not there, and SQLite wants the one of its file.
Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)

ClientAs = Callable[[Person | Role | str | None], Client]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit are followed by a flush; give the next one the rows of the migrations back."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        names = set(getattr(item, "fixturenames", ()))
        commits = bool(names & {"live_server", "transactional_db"}) or (marker and marker.kwargs.get("transaction"))
        if commits:
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(autouse=True)
def _clean_slate() -> Iterator[None]:
    """No cached outline and no language of an earlier test."""
    cache.clear()
    with translation.override("en"):
        yield


@pytest.fixture
def client_as() -> ClientAs:
    """`client_as(person)` is signed in as the person; `client_as(Role.AUTHOR)` as a new one; None is a visitor."""

    def sign_in(who: Person | Role | str | None) -> Client:
        client = Client()
        if who is None:
            return client
        person = who if isinstance(who, Person) else make_person(who)
        assert person.account is not None, "this person has no account"
        client.force_login(person.account)
        return client

    return sign_in


@pytest.fixture
def cohort_setup(db: None) -> CohortSetup:
    """A running cohort with one lesson (A1), one trainee, one trainer, one session."""
    return make_cohort()


@pytest.fixture
def cohort(cohort_setup: CohortSetup) -> Cohort:
    return cohort_setup.cohort


@pytest.fixture
def trainee(cohort_setup: CohortSetup) -> Person:
    """Enrolled in `cohort`."""
    return cohort_setup.trainee


@pytest.fixture
def enrolment(cohort_setup: CohortSetup) -> Enrolment:
    """The enrolment of `trainee` in `cohort`."""
    return cohort_setup.enrolment


@pytest.fixture
def trainer(cohort_setup: CohortSetup) -> Person:
    """Teaches `cohort`."""
    return cohort_setup.trainer


@pytest.fixture
def other_cohort_setup(db: None) -> CohortSetup:
    """A second cohort of another course with people of its own."""
    return make_cohort()


@pytest.fixture
def other_trainee(other_cohort_setup: CohortSetup) -> Person:
    return other_cohort_setup.trainee


@pytest.fixture
def other_trainer(other_cohort_setup: CohortSetup) -> Person:
    return other_cohort_setup.trainer


@pytest.fixture
def stranger(db: None) -> Person:
    """An account and a record, but no role."""
    return make_person()


@pytest.fixture
def author(db: None) -> Person:
    return make_person(Role.AUTHOR)


@pytest.fixture
def tot_coordinator(db: None) -> Person:
    return make_person(Role.TOT_COORDINATOR)


@pytest.fixture
def quality_officer(db: None) -> Person:
    return make_person(Role.QUALITY_OFFICER)


@pytest.fixture
def manager(cohort: Cohort) -> Person:
    """Manages the organisation that hosts `cohort`."""
    assert cohort.organisation is not None
    return make_manager(cohort.organisation)


@pytest.fixture
def administrator(db: None) -> Person:
    return make_person(Role.ADMINISTRATOR)
