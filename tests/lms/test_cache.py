"""What is kept in the cache comes back whole from any cache, and is not asked for twice."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from lms.api import edition_outline
from tests.factories import ActivitySpec, make_course, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.cache_sensitive]


def test_outline_is_read_once_and_comes_back_equal(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    course = make_course([ActivitySpec(kind="lesson", code="A1", translations={"ar": {}})])
    first = edition_outline(course.edition.pk, "ar")

    with django_assert_num_queries(0):
        again = edition_outline(course.edition.pk, "ar")

    assert again == first
    assert first[0].language == "ar"


def test_outline_of_one_language_is_not_that_of_another() -> None:
    course = make_course([ActivitySpec(kind="lesson", code="A1", translations={"ar": {}})])

    languages = [edition_outline(course.edition.pk, code)[0].language for code in ("en", "ar", "en")]

    assert languages == ["en", "ar", "en"]


def test_wrong_passwords_for_one_account_are_limited_and_others_may_still_sign_in(client: Client) -> None:
    """A whole classroom sits behind one address: the limit counts by account."""
    attacked, other = make_person(), make_person()
    address = reverse("account_login")

    for _try in range(9):
        refused = client.post(address, {"login": attacked.email, "password": "wrong"})
    neighbour = client.post(address, {"login": other.email, "password": "correct horse battery"})

    assert "Too many failed login attempts" in refused.content.decode()
    assert neighbour.status_code == 302
