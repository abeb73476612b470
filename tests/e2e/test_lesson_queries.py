"""A lesson page of the shipped course is cheap, whatever else the course holds and every plugin installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.models import Person

QUERIES = 10
ADDRESS = "/ar/learn/erbil-pilot/lesson/a1/3/"


@pytest.fixture
def trainee(db: None) -> Person:
    call_command("load_curriculum", verbosity=0)
    call_command("load_demo", verbosity=0)
    return Person.objects.get(name_latin="Shilan Omar")


@pytest.mark.parametrize("warm_up", [False, True], ids=["cold", "warm"])
def test_lesson_page_of_the_shipped_course_takes_ten_queries_at_most(
    trainee: Person, client_as: Callable[[Person], Client], warm_up: bool
) -> None:
    client = client_as(trainee)
    cache.clear()
    if warm_up:
        client.get(ADDRESS)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS).status_code == 200

    reads = [one["sql"] for one in captured if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert len(reads) <= QUERIES, "\n".join(reads)
