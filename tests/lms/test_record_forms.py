"""Admin forms of records: nothing changes hands, nothing is deleted that others rest on."""

import pytest
from django.urls import reverse

from lms.models import Course, Enrolment, Session
from lms.progress.api import record_progress
from tests.factories import PersonFactory, make_cohort

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make_cohort()


def test_an_enrolment_never_changes_hands(client_as, administrator, setup):
    row, other = setup.enrolment, PersonFactory()
    data = {"cohort": make_cohort().cohort.pk, "person": other.pk, "state": "withdrawn"}
    client_as(administrator).post(reverse("enrolment:edit", args=[row.pk]), data)
    row.refresh_from_db()
    assert (row.person, row.cohort, row.state) == (setup.trainee, setup.cohort, "withdrawn")


def test_the_edition_of_a_cohort_is_no_field_of_its_form(client_as, administrator, setup):
    other = make_cohort().cohort.edition
    data = {
        "code": setup.cohort.code,
        "title_en": "Renamed",
        "edition": other.pk,
        "starts_on": "2026-04-12",
        "ends_on": "2026-04-15",
        "language": "ar",
        "state": "running",
    }
    client_as(administrator).post(reverse("cohort:edit", args=[setup.cohort.pk]), data)
    before = setup.cohort.edition
    setup.cohort.refresh_from_db()
    assert (str(setup.cohort), setup.cohort.edition) == ("Renamed", before)


@pytest.mark.parametrize("model", [Enrolment, Course])
def test_deletion_of_what_records_rest_on_is_refused_with_a_sentence(client_as, administrator, setup, model):
    record_progress(enrolment=setup.enrolment, activity_id=setup.course.activity("A1").pk, state="started")
    row = model.objects.get(pk=setup.enrolment.pk) if model is Enrolment else setup.course.course
    address = reverse(f"{model._meta.model_name}:delete", args=[row.pk])
    page = client_as(administrator).post(address, follow=True).content.decode()
    assert "cannot be deleted" in page
    assert model.objects.filter(pk=row.pk).exists()


def test_a_session_that_ends_before_it_starts_is_named_in_words(client_as, administrator, setup):
    data = {"cohort": setup.cohort.pk, "title_en": "X", "starts_at": "2026-04-12 10:00", "ends_at": "2026-04-12 09:00"}
    page = client_as(administrator).post(reverse("session:add"), data).content.decode()
    assert "The session ends before it starts." in page
    assert Session.objects.count() == 1
