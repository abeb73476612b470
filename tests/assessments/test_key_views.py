"""The result page keeps the key while an attempt is still needed."""

from __future__ import annotations

from django.test import Client

from assessments.models import Attempt
from tests.assessments.quizzes import key_answers, start, submit, text_of
from tests.factories import CohortSetup

WRONG = key_answers() | {
    "q-q02": {"choices": ["rivera", "riverb", "townc"]},
    "q-q03": {"matches": {"pair1": "pair2", "pair2": "pair1", "pair3": "pair3"}},
    "q-q04": {"number": "1"},
    "q-q05": {"places": {f"step{n}": 5 - n for n in range(1, 5)}},
}


def test_failed_attempt_tells_nothing_that_gives_the_key_away(setup: CohortSetup, learner: Client, url: str) -> None:
    """Neither why, nor feedback, nor which of several ticks was right: ticking all would tell the key."""
    submit(start(setup), WRONG)

    page = text_of(learner.get(f"{url}1/result/"))

    assert "The right answers are shown once you have passed or used all attempts." in page
    assert "EXPLAINED" not in page
    assert "SAID-" not in page
    assert "Right answer:" not in page
    assert page.count("Right:") == 1  # the single choice: the whole question is one line
    assert page.count("Wrong:") == 1  # the number
    assert "partly right" in page  # the verdict on a question stays


def test_key_waits_while_the_last_attempt_is_still_open(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup), WRONG)
    start(setup)

    first = text_of(learner.get(f"{url}1/result/"))
    assert "EXPLAINED" not in first
    assert "Right answer:" not in first

    submit(Attempt.objects.get(number=2), WRONG)
    assert "EXPLAINED-TWO" in text_of(learner.get(f"{url}1/result/"))


def test_passing_later_frees_the_key_of_an_earlier_attempt(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup), WRONG)
    submit(start(setup))

    assert "EXPLAINED-FOUR" in text_of(learner.get(f"{url}1/result/"))
