"""A lesson page stays small: what a first visit transfers, and a later one."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Response

from lms.models import Person
from tests.browser import OpenPage

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FIRST_VISIT_KILOBYTES = 60
LATER_VISIT_KILOBYTES = 15
LESSON = "/{language}/learn/erbil-pilot/lesson/a1/{step}/"


@pytest.fixture
def demonstration(live_server: Any) -> None:
    call_command("load_curriculum", verbosity=0)
    call_command("load_demo", verbosity=0)


def compressed_size(response: Response) -> int:
    """Bytes that a compressing server sends for it; the test server does not compress style sheets."""
    return len(gzip.compress(response.body())) if response.status == 200 else 0


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_lesson_page_is_light_on_the_first_visit(language: str, demonstration: None, open_page: OpenPage) -> None:
    page = open_page(Person.objects.get(name_latin="Shilan Omar"))
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))

    page.goto(LESSON.format(language=language, step=3))
    page.wait_for_load_state("networkidle")

    assert responses
    assert sum(map(compressed_size, responses)) <= FIRST_VISIT_KILOBYTES * 1000
    assert compressed_size(responses[0]) <= LATER_VISIT_KILOBYTES * 1000, "later visits load only the page"
