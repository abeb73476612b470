"""The link "Course" leads to the course that one takes now."""

import pytest
from django.urls import reverse

from lms.models import Cohort
from tests.factories import EnrolmentFactory, make_cohort

pytestmark = pytest.mark.django_db


def test_current_leads_to_the_running_cohort_before_a_newer_closed_one(client_as, cohort_setup):
    closed = make_cohort().cohort
    EnrolmentFactory(cohort=closed, person=cohort_setup.trainee)
    Cohort.objects.filter(pk=closed.pk).update(state=Cohort.State.CLOSED)

    response = client_as(cohort_setup.trainee).get(reverse("lms_courses:current"))

    assert response.url == reverse("lms_courses:outline", args=[cohort_setup.cohort.code])


def test_current_without_an_enrolment_leads_to_the_public_list(client_as, stranger):
    assert client_as(stranger).get(reverse("lms_courses:current")).url == reverse("wagtail_serve", args=[""])
