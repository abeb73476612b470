"""The cohort of the tests of group answers."""

from __future__ import annotations

import pytest

from lms.models import Group
from tests.factories import CohortSetup, make_cohort, make_course
from tests.workbook.teamwork import SPECS, make_team


@pytest.fixture
def setup(db: None) -> CohortSetup:
    """Five trainees; E1 to E3 are answered in groups (E3 is private all the same)."""
    return make_cohort(make_course(SPECS), trainees=5)


@pytest.fixture
def team(setup: CohortSetup) -> Group:
    """The first three trainees."""
    return make_team(setup, 0, 1, 2)
