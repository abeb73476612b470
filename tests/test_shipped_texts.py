"""The texts that are shipped come to readers as text, with no mark of Markdown left in them, and are true."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from lms.curriculum.running import load_curriculum
from lms.models import Activity, Course, Edition
from lms.text import render_markdown
from tests.conftest import ClientAs
from tests.factories import CohortSetup, CourseSetup, make_cohort

FIXTURES = Path(settings.LMS_FIXTURES_DIR)
LANGUAGES = ("en", "ar")
PAGES = [
    *(f"lesson/a1/{step}/" for step in range(1, 6)),
    *(f"exercise/a1-e{number}/" for number in (1, 2, 3)),
    "quiz/a1-quiz/",
]


def shipped_files(language: str) -> list[Path]:
    return [path for kind in ("cases", "courses") for path in sorted((FIXTURES / kind).rglob(f"*.{language}.yaml"))]


def strings_in(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """(place, text) of every text in a file."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings_in(one, f"{place} {key}")


def shipped_cohort() -> CohortSetup:
    """A cohort of the shipped course, just loaded."""
    load_curriculum(FIXTURES)
    course = Course.objects.get(code="RRM-A")
    return make_cohort(CourseSetup(course, Edition.objects.get(course=course, number=1), {}, {}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_emphasis_of_a_shipped_text_stays_literal(language: str) -> None:
    texts = [
        found
        for path in shipped_files(language)
        for found in strings_in(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)
    ]

    assert any("**" in text for _place, text in texts)
    assert [place for place, text in texts if "**" in render_markdown(text)] == []


def test_no_page_of_the_shipped_lesson_shows_a_literal_emphasis(db: None, client_as: ClientAs) -> None:
    setup = shipped_cohort()
    found = []
    for person in (setup.trainer, setup.trainee):
        client = client_as(person)
        for address in [f"/{code}/learn/{setup.cohort.code}/{page}" for code in LANGUAGES for page in PAGES]:
            response = client.get(address, follow=True)
            assert response.status_code == 200, address
            found += [address] if "**" in response.content.decode() else []

    assert found == []


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", ("rubric", "every change of a grade", "trainer signs off", "revoke"), ("all results", "moderated")),
        ("ar", ("سلّم تقييم", "كل تغيير", "ويصادق المدرب", "يلغيها"), ("جميع النتائج", "عيّنة")),
    ],
)
def test_issuer_claims_only_the_checks_that_are_made(
    language: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    """It is printed on certificates: nobody samples marked work, and no officer stands before the issue."""
    issuer = yaml.safe_load((FIXTURES / f"issuer.{language}.yaml").read_text(encoding="utf-8"))
    claim = issuer["quality_assurance"]

    assert [text for text in said if text not in claim] == []
    assert [text for text in unsaid if text in claim] == []


def test_every_step_of_the_shipped_lesson_is_light(db: None, client_as: ClientAs) -> None:
    setup = shipped_cohort()
    client = client_as(setup.trainee)
    for address in [f"/{code}/learn/{setup.cohort.code}/{page}" for code in LANGUAGES for page in PAGES[:5]]:
        assert len(gzip.compress(client.get(address).content)) <= 20_000


@pytest.mark.django_db
def test_shipped_curriculum_loads_and_loads_again_without_change(settings: Any) -> None:
    load_curriculum(settings.LMS_FIXTURES_DIR)
    assert Activity.objects.filter(kind="lesson").count() == 11
    assert Activity.objects.filter(parent__code="A1").count() == 4
    assert load_curriculum(settings.LMS_FIXTURES_DIR).changed == 0
