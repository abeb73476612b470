"""Venue, cohort, sessions, trainers, enrolments, groups, attendance."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lms.models import (
    AttendanceMark,
    Cohort,
    Enrolment,
    Group,
    GroupMembership,
    Session,
    TrainerAssignment,
    Venue,
)
from lms.translated import Translated
from tests.factories.catalogue import EditionFactory
from tests.factories.people import OrganisationFactory, PersonFactory


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    name = Translated(en="Training centre, Erbil", ar="مركز التدريب، أربيل", ckb="سەنتەری ڕاهێنان، هەولێر")
    governorate = "erbil"


class CohortFactory(DjangoModelFactory):
    """A running cohort of this week, hosted by a ministry of its own."""

    class Meta:
        model = Cohort

    code = factory.Sequence(lambda n: f"cohort-{n}")
    title = factory.LazyAttribute(lambda one: Translated(en=f"Cohort {one.code}", ar=f"الدفعة {one.code}"))
    edition = factory.SubFactory(EditionFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    venue = factory.SubFactory(VenueFactory)
    starts_on = factory.LazyFunction(timezone.localdate)
    ends_on = factory.LazyAttribute(lambda one: one.starts_on + timedelta(days=3))
    language = "en"
    state = Cohort.State.RUNNING


class SessionFactory(DjangoModelFactory):
    """90 minutes, beginning an hour ago (so that its attendance can be taken today)."""

    class Meta:
        model = Session

    cohort = factory.SubFactory(CohortFactory)
    title = factory.Sequence(lambda n: Translated(en=f"Session {n}", ar=f"جلسة {n}"))
    starts_at = factory.LazyFunction(lambda: timezone.now().replace(microsecond=0) - timedelta(hours=1))
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(minutes=90))


class TrainerAssignmentFactory(DjangoModelFactory):
    class Meta:
        model = TrainerAssignment

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(PersonFactory)


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(PersonFactory)


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group

    cohort = factory.SubFactory(CohortFactory)
    name = factory.Sequence(lambda n: f"Group {n}")


class GroupMembershipFactory(DjangoModelFactory):
    class Meta:
        model = GroupMembership

    group = factory.SubFactory(GroupFactory)
    kind = factory.SelfAttribute("group.kind")
    enrolment = factory.SubFactory(EnrolmentFactory, cohort=factory.SelfAttribute("..group.cohort"))


class AttendanceMarkFactory(DjangoModelFactory):
    """Present for the whole session."""

    class Meta:
        model = AttendanceMark

    session = factory.SubFactory(SessionFactory)
    enrolment = factory.SubFactory(EnrolmentFactory, cohort=factory.SelfAttribute("..session.cohort"))
    status = AttendanceMark.Status.PRESENT
    minutes = factory.LazyAttribute(lambda one: one.session.planned_minutes)
    recorded_by = factory.SubFactory(PersonFactory)
