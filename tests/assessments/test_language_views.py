"""The same attempt in several languages, and after the cohort took a new edition."""

from __future__ import annotations

from django.test import Client

from assessments.models import Attempt
from lms.models import Cohort
from tests.assessments.quizzes import QUESTIONS, key_answers, make_quiz_course, posted, start, text_of
from tests.factories import CohortSetup


def test_arabic_page_shows_the_arabic_version(setup: CohortSetup, learner: Client, url: str) -> None:
    start(setup)

    page = text_of(learner.get(url.replace("/en/", "/ar/") + "1/"))

    assert 'lang="ar" dir="rtl"' in page
    assert "سؤال q-q01" in page


def test_answers_given_in_arabic_count_in_english(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)
    learner.post(url.replace("/en/", "/ar/") + "1/", posted(attempt, action="save"))

    page = text_of(learner.get(f"{url}1/"))

    assert page.count(" checked") == 3
    assert Attempt.objects.get().answers == key_answers()


def test_sorani_falls_back_and_says_so(setup: CohortSetup, learner: Client, url: str) -> None:
    start(setup)

    page = text_of(learner.get(url.replace("/en/", "/ckb/") + "1/"))

    assert '<span class="question__text" lang="ar" dir="rtl">' in page
    assert "العربية" in page


def test_attempt_keeps_its_text_when_the_cohort_takes_a_new_edition(
    setup: CohortSetup, learner: Client, url: str
) -> None:
    start(setup)
    newer = make_quiz_course(questions=[{**QUESTIONS[0], "prompt": "CHANGED"}, *QUESTIONS[1:]])
    Cohort.objects.filter(pk=setup.cohort.pk).update(edition=newer.edition)
    Attempt.objects.update(activity=newer.activity("A1-Q"))

    page = text_of(learner.get(f"{url}1/"))

    assert "Which is the capital?" in page
    assert "CHANGED" not in page
