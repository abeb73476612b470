"""The admin screens of the ground floor: forms work, and only for those who may."""

import pytest
from django.urls import reverse

from lms.api import Role
from lms.models import Cohort, Edition, Organisation, Person
from tests.factories import (
    ActivityVersionFactory,
    CertificationRuleFactory,
    EditionFactory,
    OrganisationFactory,
    make_course,
)

pytestmark = pytest.mark.django_db


def test_administrator_adds_an_organisation_below_another(client_as, administrator):
    parent = OrganisationFactory()
    data = {
        "name_en": "Branch",
        "name_ar": "فرع",
        "name_ckb": "",
        "kind": "branch",
        "level": "local",
        "governorate": "",
    }
    client_as(administrator).post(reverse("organisation:add"), {**data, "under": parent.pk})
    branch = Organisation.objects.get(name__en="Branch")
    assert branch.get_parent() == parent
    client_as(administrator).post(reverse("organisation:edit", args=[branch.pk]), {**data, "under": ""})
    branch = Organisation.objects.get(name__en="Branch")
    assert branch.get_parent() is None


def test_administrator_adds_a_person_and_a_cohort(client_as, administrator):
    client = client_as(administrator)
    client.post(reverse("person:add"), {"name_latin": "Sara Ali", "preferred_language": "ar"})
    assert Person.objects.filter(name_latin="Sara Ali").exists()
    data = {
        "code": "basra-1",
        "title_en": "Basra",
        "title_ar": "",
        "title_ckb": "",
        "edition": EditionFactory().pk,
        "starts_on": "2026-04-12",
        "ends_on": "2026-04-15",
        "language": "ar",
        "state": "planned",
    }
    client.post(reverse("cohort:add"), {**data, "ends_on": "2026-04-01"})
    assert not Cohort.objects.filter(code="basra-1").exists()
    client.post(reverse("cohort:add"), data)
    assert str(Cohort.objects.get(code="basra-1")) == "Basra"


@pytest.mark.parametrize("name", ["person:index", "cohort:index", "organisation:index", "enrolment:index"])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.QUALITY_OFFICER, Role.TRAINER, Role.TRAINEE])
def test_lists_of_people_and_cohorts_are_closed_to_others(client_as, name, role):
    response = client_as(role).get(reverse(name))
    assert response.status_code in (302, 403)


def test_author_publishes_the_next_edition_and_sees_what_changes(client_as, author):
    setup = make_course()
    CertificationRuleFactory(course=setup.course)
    ActivityVersionFactory(activity=setup.activity("A1"), language="en", number=2, title="Revised")
    client = client_as(author)
    assert "Revised" in client.get(reverse("lms_editions")).content.decode()
    client.post(reverse("lms_editions"), {"course": setup.course.code, "note": "revised lesson"})
    edition = Edition.objects.filter(course=setup.course).first()
    assert (edition.number, edition.note, edition.published_by) == (setup.edition.number + 1, "revised lesson", author)


@pytest.mark.parametrize("role", [Role.QUALITY_OFFICER, Role.TRAINER])
def test_editions_are_published_by_authors_only(client_as, role):
    setup = make_course()
    response = client_as(role).post(reverse("lms_editions"), {"course": setup.course.code})
    assert response.status_code in (302, 403)
    assert Edition.objects.filter(course=setup.course).count() == 1
