"""What a learner leaves behind: progress, grade, sign-off, completion."""

from __future__ import annotations

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from lms.models import Completion, Grade, Progress, SignOff
from tests.factories.catalogue import ActivityFactory, ActivityVersionFactory
from tests.factories.delivery import EnrolmentFactory
from tests.factories.people import PersonFactory


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = Progress

    enrolment = factory.SubFactory(EnrolmentFactory)
    activity = factory.SubFactory(ActivityFactory, course=factory.SelfAttribute("..enrolment.cohort.edition.course"))


class GradeFactory(DjangoModelFactory):
    """A draft of 7 points out of 10."""

    class Meta:
        model = Grade

    enrolment = factory.SubFactory(EnrolmentFactory)
    version = factory.SubFactory(ActivityVersionFactory)
    activity = factory.SelfAttribute("version.activity")
    points = Decimal(7)
    max_points = Decimal(10)
    graded_by = factory.SubFactory(PersonFactory)


class SignOffFactory(DjangoModelFactory):
    class Meta:
        model = SignOff

    enrolment = factory.SubFactory(EnrolmentFactory)
    by = factory.SubFactory(PersonFactory)


class CompletionFactory(DjangoModelFactory):
    class Meta:
        model = Completion

    enrolment = factory.SubFactory(EnrolmentFactory)
    verdict = factory.LazyAttribute(lambda one: {"rule": one.enrolment.cohort.edition.rule, "items": []})
