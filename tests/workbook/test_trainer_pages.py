"""Queue, list and bench: who gets in, what they do, how many queries they take."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from lms.api import Role
from lms.models import Grade
from tests.factories import EnrolmentFactory, make_person
from tests.workbook.conftest import COMPLETE, delivery
from workbook import api
from workbook.api import Writer
from workbook.models import Marking, Response


def url(setup, name, **kwargs):
    return reverse(f"lms_workbook:{name}", kwargs={"cohort": setup.cohort.code, **kwargs})


@pytest.fixture
def bench(setup, handed_in):
    return url(setup, "grade", slug="e2", enrolment=setup.enrolment.key)


@pytest.fixture
def trainer(setup, client_as):
    """A client signed in as the trainer of the cohort."""
    return client_as(setup.trainer)


MARKS = {"score-place": "3", "score-facts": "2", "feedback": "Exact and kind.", "base_revision": "0"}


@pytest.mark.parametrize("who", ["trainee", "other_trainer", "stranger", "quality"])
def test_others_get_404_everywhere(setup, bench, client_as, other_trainer, stranger, who):
    people = {"trainee": setup.trainee, "other_trainer": other_trainer, "stranger": stranger}
    visitor = client_as(people.get(who) or make_person(Role.QUALITY_OFFICER))
    assert visitor.get(url(setup, "grading")).status_code == 404
    assert visitor.get(url(setup, "grading_list", slug="e2")).status_code == 404
    assert visitor.get(bench).status_code == 404
    assert visitor.post(bench, {**MARKS, "act": "accept"}).status_code == 404
    assert visitor.post(url(setup, "release", slug="e2")).status_code == 404
    assert not Grade.objects.exists()


def test_visitor_is_sent_to_sign_in(setup, bench):
    for place in (url(setup, "grading"), url(setup, "grading_list", slug="e2"), bench):
        assert Client().get(place).status_code == 302


def test_exercise_that_marks_itself_has_no_bench(setup, trainer):
    assert trainer.get(url(setup, "grading_list", slug="e1")).status_code == 404


def test_masthead_is_as_wide_as_the_page(setup, trainer, bench):
    for place in (url(setup, "grading"), url(setup, "grading_list", slug="e2"), bench):
        assert ' class="wide">' in trainer.get(place).content.decode()


def test_bench_shows_case_answer_rubric_and_comments(setup, trainer, bench):
    page = trainer.get(bench).content.decode()
    for text in ("hidden debt", "K+ a trade", "Placement", "facts and questions", "Say by when.", "The model answer"):
        assert text in page


def test_draft_of_a_learner_has_no_bench(setup, trainer, save):
    save("E2", {"cell-ind-eco": "not ready"})
    assert trainer.get(url(setup, "grade", slug="e2", enrolment=setup.enrolment.key)).status_code == 404
    assert trainer.get(url(setup, "grade", slug="e2", enrolment=uuid.uuid4())).status_code == 404


def test_save_marks_and_come_back(setup, trainer, bench):
    assert trainer.post(bench, {**MARKS, "score-facts": "", "act": "save"}).status_code == 302
    page = trainer.get(bench).content.decode()
    assert "Exact and kind." in page
    assert Marking.objects.get().scores == {"place": 3}


def test_accept_release_and_list(setup, trainer, bench):
    assert trainer.post(bench, {**MARKS, "act": "accept"})["Location"] == url(setup, "grading_list", slug="e2")
    assert "1</bdi> result is not released" in trainer.get(url(setup, "grading_list", slug="e2")).content.decode()
    response = trainer.post(url(setup, "release", slug="e2"), follow=True)
    assert "1 result is released." in response.content.decode()
    assert Grade.objects.get().state == "released"


def test_accept_twice_keeps_one_grade(setup, trainer, bench):
    for _click in range(2):
        assert trainer.post(bench, {**MARKS, "act": "accept"}).status_code == 302
    assert Grade.objects.get().changes.count() == 1


def test_accept_with_open_criteria_names_them_and_keeps_the_form(setup, trainer, bench):
    response = trainer.post(bench, {**MARKS, "score-facts": "", "act": "accept"})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#m-score-facts"' in page
    assert "Exact and kind." in page
    assert trainer.post(bench, {**MARKS, "base_revision": "1", "act": "accept"}).status_code == 302


def test_return_needs_a_comment_and_then_leads_on(setup, trainer, bench):
    assert trainer.post(bench, {"act": "return", "feedback": "", "base_revision": "0"}).status_code == 422
    assert trainer.post(bench, {"act": "return", "feedback": "Which office?"}).status_code == 302
    assert Response.objects.get().state == "returned"


def test_impossible_score_is_named(setup, trainer, bench):
    assert trainer.post(bench, {**MARKS, "score-place": "7", "act": "save"}).status_code == 422
    assert not Marking.objects.exists()


def test_other_marks_in_the_meantime_are_shown(setup, trainer, bench):
    trainer.post(bench, {**MARKS, "act": "save"})
    response = trainer.post(bench, {**MARKS, "score-place": "0", "feedback": "Mine", "act": "save"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Other marks were saved" in page
    assert "Exact and kind." in page
    assert "Mine" in page
    assert Marking.objects.get().scores == {"place": 3, "facts": 2}


def test_release_by_get_is_405(setup, trainer):
    assert trainer.get(url(setup, "release", slug="e2")).status_code == 405


def test_next_leads_to_the_next_answer_and_queries_do_not_grow(setup, trainer, bench, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [url(setup, "grading"), url(setup, "grading_list", slug="e2"), bench]
    counts = []
    for _round in range(2):
        for page in pages:
            trainer.get(page)
        with CaptureQueriesContext(connection) as captured:
            for page in pages:
                assert trainer.get(page).status_code == 200
        counts.append(len(captured))
        for enrolment in EnrolmentFactory.create_batch(2, cohort=setup.cohort):
            given = delivery(setup, "E2", COMPLETE, writer=Writer(enrolment, enrolment.person))
            api.submit(**given)
    assert counts[0] == counts[1]
    assert 'rel="next"' in trainer.get(bench).content.decode()
