"""Versions and editions: a running cohort keeps what it was given."""

import pytest

from lms.activities.api import NothingToPublishError, publish_edition
from lms.activities.queries import edition_outline, newest_version
from tests.factories import ActivitySpec, ActivityVersionFactory, CourseFactory, make_course, rule_json

pytestmark = pytest.mark.django_db


def test_publish_edition_takes_the_newest_version_of_each_language():
    setup = make_course([ActivitySpec("lesson", "A1", {"n": 1}, {"ar": {"n": 1}})])
    newer = ActivityVersionFactory(activity=setup.activity("A1"), language="en", number=2, definition={"n": 2})
    edition = publish_edition(course=setup.course, rule=rule_json())
    assert edition.number == setup.edition.number + 1
    assert {item.version for item in edition.items.all()} == {newer, setup.version("A1", "ar")}
    assert {item.version for item in setup.edition.items.all()} == set(setup.versions.values())


def test_publish_edition_leaves_out_what_is_retired():
    setup = make_course([ActivitySpec("lesson", "A1"), ActivitySpec("lesson", "A2")])
    activity = setup.activity("A2")
    activity.is_retired = True
    activity.save()
    edition = publish_edition(course=setup.course, rule=rule_json())
    assert [item.activity.code for item in edition.items.all()] == ["A1"]


def test_publish_edition_of_an_empty_course_is_refused():
    with pytest.raises(NothingToPublishError):
        publish_edition(course=CourseFactory(), rule=rule_json())


def test_edition_outline_lists_each_lesson_with_its_activities_below_it():
    specs = [
        ActivitySpec("lesson", "A1"),
        ActivitySpec("lesson", "A2"),
        ActivitySpec("exercise", "A2-E1", parent="A2"),
        ActivitySpec("exercise", "A1-E1", parent="A1"),
    ]
    outline = edition_outline(make_course(specs).edition.pk, "en")
    assert [item.code for item in outline] == ["A1", "A1-E1", "A2", "A2-E1"]


@pytest.mark.parametrize(("language", "shown"), [("ar", "ar"), ("ckb", "ar"), ("en", "en")])
def test_edition_outline_falls_back_to_the_next_best_language(language, shown):
    setup = make_course([ActivitySpec("lesson", "A1", {}, {"ar": {}})])
    assert [item.language for item in edition_outline(setup.edition.pk, language)] == [shown]


@pytest.mark.parametrize("count", [1, 3])
def test_edition_outline_is_one_query_and_none_when_cached(count, django_assert_num_queries):
    setup = make_course([ActivitySpec("lesson", f"A{n}") for n in range(count)])
    with django_assert_num_queries(1):
        edition_outline(setup.edition.pk, "en")
    with django_assert_num_queries(0):
        edition_outline(setup.edition.pk, "en")


def test_newest_version_prefers_the_language_and_then_the_number():
    setup = make_course([ActivitySpec("lesson", "A1", {"n": 1}, {"ar": {"n": 1}})])
    ActivityVersionFactory(activity=setup.activity("A1"), language="ar", number=2, definition={"n": 2})
    version = newest_version(setup.activity("A1").pk, "ckb")
    assert version is not None
    assert (version.language, version.number) == ("ar", 2)
