"""When the rubric and the model answer are seen: by rule, by a trainer's act, and nowhere before."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from tests.factories import ActivitySpec, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY, COMPLETE, delivery, viewer
from tests.workbook.requests import save_json, url
from workbook import api
from workbook.errors import NotYourCohortError
from workbook.models import Opening
from workbook.openings import shown_parts

MODEL, RUBRIC = "The model answer of the author.", "guesses"


def room(**rules):
    """A cohort with the case study under other rules."""
    spec = ActivitySpec(kind="exercise", code="E2", definition={**CASE_STUDY, **rules})
    return make_cohort(make_course([spec]))


def page_of(client, setup):
    return client.get(url(setup)).content.decode()


@pytest.mark.parametrize(
    ("rule", "is_handed_in", "has_grade", "is_opened", "is_shown"),
    [
        ("always", False, False, False, True),
        ("handed_in", False, False, False, False),
        ("handed_in", True, False, False, True),
        ("released", True, False, False, False),
        ("released", True, True, False, True),
        ("trainer", True, True, False, False),
        ("trainer", False, False, True, True),
        ("released", False, False, True, True),
    ],
)
def test_rule_decides(rule, is_handed_in, has_grade, is_opened, is_shown):
    content = SimpleNamespace(rubric_opens=rule, model_answer_opens=rule)
    response = SimpleNamespace(was_handed_in=is_handed_in)
    opened = {"rubric", "model_answer"} if is_opened else set()
    shown = shown_parts(content, response, SimpleNamespace() if has_grade else None, opened)
    assert (shown.rubric, shown.model_answer) == (is_shown, is_shown)


def test_content_without_rules_has_the_usual_ones():
    shown = shown_parts(SimpleNamespace(), None, None, set())
    assert (shown.rubric, shown.model_answer) == (True, False)


@pytest.mark.django_db
def test_trainer_opens_and_closes_for_the_whole_cohort(client_as):
    setup = room(rubric_opens="trainer", model_answer_opens="trainer")
    learner, trainer = client_as(setup.trainee), client_as(setup.trainer)
    assert MODEL not in page_of(learner, setup)
    assert RUBRIC not in page_of(learner, setup)
    for part, secret in (("model_answer", MODEL), ("rubric", RUBRIC)):
        for _again in range(2):
            assert trainer.post(url(setup, name="opening"), {"part": part}).status_code == 302
        assert secret in page_of(learner, setup)
        trainer.post(url(setup, name="opening"), {"part": part, "act": "close"})
        assert secret not in page_of(learner, setup)
    assert not Opening.objects.exists()


@pytest.mark.django_db
def test_closed_parts_are_nowhere_even_with_a_result(client_as):
    setup = room(rubric_opens="trainer", model_answer_opens="trainer")
    learner = client_as(setup.trainee)
    saved = save_json(learner, setup, COMPLETE, act="submit")
    response = api.save_draft(**delivery(setup, "E2", COMPLETE)).response
    by = viewer(setup.trainer)
    api.accept(response=response, by=by, scores={"place": 3, "facts": 2}, feedback="Good", base_revision=0)
    api.release_results(cohort=setup.cohort, activity=response.activity, by=by)
    pages = [page_of(learner, setup), saved.content.decode()]
    pages += [learner.get(url(setup, name=name)).content.decode() for name in ("history", "draft")]
    pages.append(learner.get(url(setup, name="version", number=1)).content.decode())
    for page in pages:
        assert MODEL not in page
        assert RUBRIC not in page
    assert "Good" in pages[0]


@pytest.mark.django_db
def test_model_answer_after_handing_in(client_as):
    setup = room(model_answer_opens="handed_in")
    learner = client_as(setup.trainee)
    assert MODEL not in page_of(learner, setup)
    save_json(learner, setup, COMPLETE, act="submit")
    assert MODEL in page_of(learner, setup)


@pytest.mark.django_db
def test_opening_is_for_this_cohort_only(client_as):
    setup = room(model_answer_opens="trainer")
    other = make_cohort(setup.course)
    api.open_part(
        cohort=other.cohort, activity=setup.course.activity("E2"), part="model_answer", by=viewer(other.trainer)
    )
    assert MODEL not in page_of(client_as(setup.trainee), setup)
    assert MODEL in page_of(client_as(other.trainee), other)


@pytest.mark.django_db
def test_unknown_part_and_foreign_trainer_are_refused(client_as):
    setup = room()
    trainer = client_as(setup.trainer)
    assert trainer.post(url(setup, name="opening"), {"part": "everything"}).status_code == 302
    with pytest.raises(NotYourCohortError):
        api.open_part(
            cohort=setup.cohort, activity=setup.course.activity("E2"), part="rubric", by=viewer(make_cohort().trainer)
        )
    assert not Opening.objects.exists()


@pytest.mark.django_db
@pytest.mark.database_sensitive
def test_opening_is_guarded_by_the_database():
    setup = room()
    values = {"cohort": setup.cohort, "activity": setup.course.activity("E2"), "by": setup.trainer}
    Opening.objects.create(**values, part="rubric")
    for part in ("rubric", "everything"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Opening.objects.create(**values, part=part)
