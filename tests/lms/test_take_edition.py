"""A cohort takes a newer edition only as a reviewed step, and never under a learner's feet."""

import pytest
from django.urls import reverse

from lms.activities.api import publish_edition
from lms.models import Cohort
from lms.people.access import viewer_for
from lms.progress.api import record_progress
from lms.progress.editions import EditionRefusedError, edition_differences, take_edition
from tests.factories import ActivitySpec, ActivityVersionFactory, make_cohort, make_course, rule_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make_cohort(make_course([ActivitySpec("lesson", "A1"), ActivitySpec("lesson", "A2")]))


@pytest.fixture
def newer(setup):
    ActivityVersionFactory(activity=setup.course.activity("A2"), language="en", number=2, title="Revised")
    return publish_edition(course=setup.course.course, rule=rule_json(70))


def test_edition_differences_name_version_and_rule(setup, newer):
    differences = edition_differences(setup.cohort, newer)
    assert [(one.code, one.before.number, one.after.number) for one in differences.activities] == [("A2", 1, 2)]
    assert differences.has_new_rule
    assert differences.begun == []


def test_take_edition_moves_the_cohort_and_logs_it(setup, newer, author):
    take_edition(cohort=setup.cohort, edition=newer, by=viewer_for(author.account))
    assert Cohort.objects.get(pk=setup.cohort.pk).edition == newer


def test_take_edition_is_refused_for_something_begun(setup, newer, author):
    record_progress(enrolment=setup.enrolment, activity_id=setup.course.activity("A2").pk, state="started")
    with pytest.raises(EditionRefusedError, match="A2"):
        take_edition(cohort=setup.cohort, edition=newer, by=viewer_for(author.account))
    assert Cohort.objects.get(pk=setup.cohort.pk).edition == setup.course.edition


def test_take_edition_is_allowed_when_only_unchanged_things_were_begun(setup, newer, author):
    record_progress(enrolment=setup.enrolment, activity_id=setup.course.activity("A1").pk, state="started")
    assert take_edition(cohort=setup.cohort, edition=newer, by=viewer_for(author.account)).edition == newer


def test_take_edition_is_refused_for_closed_cohorts_and_other_courses(setup, newer, author):
    viewer = viewer_for(author.account)
    with pytest.raises(EditionRefusedError):
        take_edition(cohort=make_cohort().cohort, edition=newer, by=viewer)
    Cohort.objects.filter(pk=setup.cohort.pk).update(state=Cohort.State.CLOSED)
    with pytest.raises(EditionRefusedError):
        take_edition(cohort=setup.cohort, edition=newer, by=viewer)


def test_take_edition_is_for_authors(setup, newer):
    with pytest.raises(PermissionError):
        take_edition(cohort=setup.cohort, edition=newer, by=viewer_for(setup.trainer.account))


def test_author_reviews_the_differences_and_takes_the_edition(setup, newer, client_as, author):
    client = client_as(author)
    assert setup.cohort.code in client.get(reverse("lms_editions")).content.decode()
    address = reverse("lms_cohort_edition", args=[setup.cohort.code])
    assert "Revised" in client.get(address).content.decode()
    client.post(address)
    assert Cohort.objects.get(pk=setup.cohort.pk).edition == newer
