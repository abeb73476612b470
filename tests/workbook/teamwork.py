"""A cohort whose exercises are answered in a group, for the tests of group answers."""

from __future__ import annotations

from lms.models import Enrolment, Group, GroupMembership
from tests.factories import ActivitySpec, CohortSetup, GroupFactory, GroupMembershipFactory
from tests.workbook.conftest import CASE_STUDY, MATCHING, REFLECTION

GROUP_CASE = {**CASE_STUDY, "mode": "group", "attachments": 2}
SPECS = (
    ActivitySpec(kind="lesson", code="A1"),
    ActivitySpec(kind="exercise", code="E1", definition={**MATCHING, "mode": "group"}, parent="A1"),
    ActivitySpec(kind="exercise", code="E2", definition=GROUP_CASE, parent="A1"),
    ActivitySpec(kind="exercise", code="E3", definition={**REFLECTION, "mode": "group"}, parent="A1", is_private=True),
)


def make_team(setup: CohortSetup, *people: int) -> Group:
    """A group of the cohort with the trainees of these numbers."""
    group = GroupFactory(cohort=setup.cohort)
    for number in people:
        join(group, setup.enrolments[number])
    return group


def join(group: Group, enrolment: Enrolment) -> None:
    GroupMembershipFactory(group=group, enrolment=enrolment)


def leave(enrolment: Enrolment) -> None:
    GroupMembership.objects.filter(enrolment=enrolment).delete()
