"""A cohort with a quiz."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.assessments.quizzes import make_quiz_course
from tests.conftest import ClientAs
from tests.factories import CohortSetup, make_cohort


@pytest.fixture
def setup(db: Any) -> CohortSetup:
    """A cohort of three with the quiz A1-Q: two attempts, pass mark 60 %, 8 points."""
    return make_cohort(make_quiz_course(), trainees=3, code="erbil-1")


@pytest.fixture
def url(setup: CohortSetup) -> str:
    return f"/en/learn/{setup.cohort.code}/quiz/a1-quiz/"


@pytest.fixture
def learner(setup: CohortSetup, client_as: ClientAs) -> Client:
    """Signed in as the first trainee of `setup`."""
    return client_as(setup.trainee)
