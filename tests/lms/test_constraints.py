"""What must never be in the database is kept out by the database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from lms.models import CertificationRule, Group, GroupMembership
from tests.factories import (
    AttendanceMarkFactory,
    CohortFactory,
    CompletionFactory,
    CourseFactory,
    EditionFactory,
    EnrolmentFactory,
    GroupFactory,
    GroupMembershipFactory,
    MembershipFactory,
    PersonFactory,
    SessionFactory,
    TrainerAssignmentFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_person_needs_a_name_in_one_script():
    refused(lambda: PersonFactory(name_latin="", name_arabic=""))
    assert PersonFactory(name_latin="", name_arabic="شيلان").display_name("en") == "شيلان"


@pytest.mark.parametrize("hours", [{"hours_self_study": 22}, {"hours_self_study": 24}, {"ects": 3}])
def test_course_hours_are_25_for_each_credit(hours):
    base = {
        "ects": 2,
        "hours_contact": 24,
        "hours_supervised_practice": 0,
        "hours_self_study": 23,
        "hours_assessment": 3,
    }
    assert CourseFactory(**base).total_hours == 50
    refused(lambda: CourseFactory(**{**base, **hours}))


def test_course_needs_five_contact_hours_for_each_credit():
    refused(
        lambda: CourseFactory(
            ects=2, hours_contact=9, hours_supervised_practice=0, hours_self_study=38, hours_assessment=3
        )
    )


@pytest.mark.parametrize(("level", "eqf"), [(4, 4), (1, 1), (0, None), (-1, None)])
def test_course_eqf_level_exists_from_mqf_1_only(level, eqf):
    assert CourseFactory(mqf_level=level).eqf_level == eqf


@pytest.mark.parametrize("level", [-2, 9])
def test_course_level_is_within_the_framework(level):
    refused(lambda: CourseFactory(mqf_level=level))


def test_cohort_does_not_end_before_it_starts():
    refused(lambda: CohortFactory(starts_on=date(2026, 4, 12), ends_on=date(2026, 4, 11)))


def test_session_ends_after_it_starts():
    session = SessionFactory()
    refused(lambda: SessionFactory(starts_at=session.starts_at, ends_at=session.starts_at - timedelta(minutes=1)))


def test_membership_ends_after_it_starts():
    refused(lambda: MembershipFactory(starts_on=date(2026, 4, 12), ends_on=date(2026, 4, 11)))


def test_absent_people_are_credited_no_minutes():
    refused(lambda: AttendanceMarkFactory(status="a", minutes=10))


def test_rule_attendance_is_a_percentage():
    refused(lambda: CertificationRule.objects.create(course=CourseFactory(), attendance_percent=101))


def test_a_person_is_enrolled_and_assigned_once_per_cohort():
    enrolment, assignment = EnrolmentFactory(), TrainerAssignmentFactory()
    refused(lambda: EnrolmentFactory(cohort=enrolment.cohort, person=enrolment.person))
    refused(lambda: TrainerAssignmentFactory(cohort=assignment.cohort, person=assignment.person))


def test_a_learner_is_in_one_group_and_one_pair_only():
    member = GroupMembershipFactory()
    pair = GroupFactory(cohort=member.group.cohort, kind=Group.Kind.PAIR)
    GroupMembershipFactory(group=pair, enrolment=member.enrolment)
    refused(lambda: GroupMembershipFactory(enrolment=member.enrolment))


def test_a_group_has_its_name_alone_among_its_kind():
    group = GroupFactory()
    GroupFactory(cohort=group.cohort, kind=Group.Kind.PAIR, name=group.name)
    refused(lambda: GroupFactory(cohort=group.cohort, name=group.name))


def test_a_membership_has_the_kind_of_its_group():
    group, member = GroupFactory(), GroupMembershipFactory()
    refused(lambda: GroupMembershipFactory(group=group, kind=Group.Kind.PAIR))
    refused(lambda: GroupMembership.objects.filter(pk=member.pk).update(kind=Group.Kind.PAIR))
    refused(lambda: Group.objects.filter(pk=member.group_id).update(kind=Group.Kind.PAIR))


def test_an_edition_number_is_used_once():
    edition = EditionFactory()
    refused(lambda: EditionFactory(course=edition.course, number=edition.number))


def test_records_keep_person_cohort_and_edition_from_deletion():
    completion = CompletionFactory()
    for row in (completion.enrolment.person, completion.enrolment.cohort, completion.enrolment):
        with pytest.raises(ProtectedError):
            row.delete()


def test_deleting_an_account_keeps_the_person():
    person = PersonFactory()
    person.account.delete()
    person.refresh_from_db()
    assert person.account is None
