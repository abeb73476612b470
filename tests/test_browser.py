"""The browser stands, and the rows of the migrations survive tests that commit."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from tests.browser import OpenPage
from tests.factories import make_person

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("turn", [1, 2])
def test_browser_opens_the_front_page_with_the_rows_of_the_migrations(open_page: OpenPage, turn: int) -> None:
    page = open_page(make_person("author"))

    response = page.goto("/en/")

    assert response is not None
    assert response.status == 200
    assert Group.objects.filter(name="Course authors").exists()
    assert Page.objects.filter(depth=1).exists()
