"""Every kind goes from a file into the author's form and comes out the same; previews show what learners get."""

from __future__ import annotations

import pytest
from wagtail.models import Locale

from lms.registry import Source
from tests.workbook.definitions import definition_of
from workbook.definitions import resolved_definition
from workbook.kinds import all_kinds
from workbook.loader import write_exercise
from workbook.models import Exercise

KINDS = sorted(all_kinds())


@pytest.fixture
def source(tmp_path, db):
    Locale.objects.get_or_create(language_code="en")

    def build(key: str) -> Source:
        head = {"kind": "exercise", "code": "T-1", "slug": "t-1", "language": "en", "title": "A title", "minutes": 10}
        return Source(tmp_path / "e1.en.yaml", {**head, **definition_of(key)}, course_code="T")

    return build


@pytest.mark.parametrize("key", KINDS)
def test_definition_survives_the_authors_form(source, key: str) -> None:
    exercise, is_new = write_exercise(source(key))
    stored = Exercise.objects.get(pk=exercise.pk)

    assert is_new
    assert all_kinds()[key].parse(resolved_definition(stored)) == all_kinds()[key].parse(definition_of(key))


@pytest.mark.parametrize("key", KINDS)
def test_loading_again_changes_nothing(source, key: str) -> None:
    write_exercise(source(key))

    _exercise, is_changed = write_exercise(source(key))

    assert not is_changed


@pytest.mark.parametrize("key", KINDS)
def test_preview_shows_the_learners_form(source, key: str) -> None:
    exercise, _is_new = write_exercise(source(key))

    page = exercise.make_preview_request(preview_mode="")

    assert page.status_code == 200
    assert "Not complete yet" not in page.rendered_content
    assert "Why?" in page.rendered_content
