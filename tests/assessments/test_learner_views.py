"""The learner's screens: who may see them, what they show, what they never show."""

from __future__ import annotations

import json
import re

from django.test import Client
from django.utils.html import escape

from assessments.models import Attempt
from lms.models import Cohort, Grade, Person
from tests.assessments.quizzes import (
    QUESTIONS,
    key_answers,
    make_quiz_course,
    posted,
    queries_of,
    start,
    submit,
    text_of,
)
from tests.conftest import ClientAs
from tests.factories import CohortSetup, make_cohort

SECRETS = [
    "EXPLAINED",
    "SAID-",
    "right1",
    "wrong1",
    "rivera",
    "townc",
    "pair1",
    "step1",
    "11861",
    "11799",
    "11903",
    "correct",
]


def test_start_page_says_what_is_asked(learner: Client, url: str) -> None:
    page = text_of(learner.get(url))

    assert "5 questions" in page
    assert "60 %" in page
    assert "You have 2 attempts left." in page
    assert not any(secret in page for secret in SECRETS)


def test_visitor_is_sent_to_the_sign_in(setup: CohortSetup, url: str, client: Client) -> None:
    start(setup)
    for address in (url, f"{url}1/", f"{url}1/result/", f"{url}results/"):
        response = client.get(address)
        assert response.status_code == 302
        assert "/account/login/" in response["Location"]


def test_strangers_and_other_cohorts_are_not_told_that_it_exists(
    setup: CohortSetup, url: str, client_as: ClientAs, stranger: Person
) -> None:
    start(setup)
    other = make_cohort(make_quiz_course())
    for person in (stranger, other.trainee, other.trainer):
        for address in (url, f"{url}1/", f"{url}1/result/", f"{url}results/"):
            assert client_as(person).get(address).status_code == 404
        assert client_as(person).post(f"{url}1/save/", {}).status_code == 404
        assert client_as(person).post(url).status_code == 404
    assert Attempt.objects.count() == 1


def test_quiz_of_another_edition_or_kind_is_not_found(setup: CohortSetup, learner: Client) -> None:
    base = f"/en/learn/{setup.cohort.code}/quiz/"
    assert learner.get(f"{base}a1/").status_code == 404
    assert learner.get(f"{base}nothing/").status_code == 404


def test_foreign_attempt_cannot_be_named(setup: CohortSetup, url: str, client_as: ClientAs) -> None:
    submit(start(setup))
    neighbour = client_as(setup.trainees[1])

    assert neighbour.get(f"{url}1/").status_code == 404
    assert neighbour.get(f"{url}1/result/").status_code == 404
    assert neighbour.post(f"{url}1/save/", {}).status_code == 404
    assert neighbour.post(f"{url}1/", {"action": "submit"}).status_code == 404


def test_start_twice_opens_the_same_attempt(learner: Client, url: str) -> None:
    first, second = learner.post(url), learner.post(url)

    assert first["Location"] == second["Location"] == f"{url}1/"
    assert Attempt.objects.count() == 1


def test_start_without_attempts_left_explains(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup))
    submit(start(setup))

    response = learner.post(url, follow=True)

    assert "You have used all attempts of this quiz." in text_of(response)
    assert "All attempts are used." in text_of(response)


def test_attempt_page_never_holds_the_key(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)

    page = text_of(learner.get(f"{url}1/"))
    refused = text_of(learner.post(f"{url}1/", posted(attempt, {}, action="submit")))

    for question in QUESTIONS:
        assert escape(question["prompt"]) in page
    for html in (page, refused):
        assert [secret for secret in SECRETS if secret in html] == []


def test_key_stays_hidden_in_the_second_attempt(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup))
    start(setup)

    page = text_of(learner.get(f"{url}2/"))

    assert [secret for secret in SECRETS if secret in page] == []


def test_options_are_shown_in_another_order_than_the_key(setup: CohortSetup, learner: Client, url: str) -> None:
    start(setup)
    page = text_of(learner.get(f"{url}1/"))

    shown = re.findall(r"Item ([A-D])", page)

    assert sorted(shown) == list("ABCD")
    assert shown != list("DACB")


def test_answers_are_handed_in_and_explained(setup: CohortSetup, learner: Client, url: str) -> None:
    attempt = start(setup)

    response = learner.post(f"{url}1/", posted(attempt, action="submit"), follow=True)

    page = text_of(response)
    assert response.redirect_chain == [(f"{url}1/result/", 302)]
    assert "100 %" in page
    assert "Passed" in page
    assert "EXPLAINED-FOUR" in page
    assert "SAID-BAGHDAD" in page
    assert "SAID-VALLETTA" not in page
    assert Grade.objects.get().points == 8


def test_double_click_on_hand_in_gives_one_result(setup: CohortSetup, learner: Client, url: str) -> None:
    data = posted(start(setup), action="submit")

    responses = [learner.post(f"{url}1/", data) for _ in range(2)]

    assert [one["Location"] for one in responses] == [f"{url}1/result/"] * 2
    assert Attempt.objects.get().marks.count() == 5


def test_errors_are_named_and_everything_typed_is_kept(setup: CohortSetup, learner: Client, url: str) -> None:
    answers = key_answers() | {"q-q04": {"number": "twelve <b>"}}
    answers["q-q01"]["reason"] = "Because & so on"
    data = posted(start(setup), answers, action="submit")

    page = text_of(learner.post(f"{url}1/", data))

    assert "One answer needs you" in page
    assert 'href="#q-q-q04"' in page
    assert "This cannot be read as a number." in page
    assert "twelve &lt;b&gt;" in page
    assert "Because &amp; so on" in page
    assert page.count(" checked") == 3
    assert page.count(" selected") == 7
    assert Attempt.objects.get().answers["q-q04"]["number"] == "twelve <b>"


def test_number_is_never_silently_zero(setup: CohortSetup, learner: Client, url: str) -> None:
    learner.post(f"{url}1/", posted(start(setup), key_answers() | {"q-q04": {"number": "1O"}}, action="submit"))

    assert Attempt.objects.get().is_open


def test_save_button_keeps_answers_without_judging_them(setup: CohortSetup, learner: Client, url: str) -> None:
    data = posted(start(setup), {"q-q04": {"number": "٤٢"}}, action="save")

    response = learner.post(f"{url}1/", data, follow=True)

    assert response.status_code == 200
    assert "٤٢" in text_of(response)
    assert "need you" not in text_of(response)


def test_tampered_tokens_are_not_taken(setup: CohortSetup, learner: Client, url: str) -> None:
    data = posted(start(setup), action="submit")
    data |= {"q-q01-choice": "right1", "q-q02-choices": ["1", "77"], "q-q03-match1": "-1", "q-q05-place1": "9"}

    page = text_of(learner.post(f"{url}1/", data))

    assert "3 answers need you" in page
    attempt = Attempt.objects.get()
    assert attempt.is_open
    assert attempt.answers["q-q01"]["choice"] == ""
    assert attempt.answers["q-q02"] == {"choices": ["rivera"]}


def test_ten_thousand_characters_are_kept_and_named(setup: CohortSetup, learner: Client, url: str) -> None:
    answers = key_answers()
    answers["q-q01"]["reason"] = "x" * 10_000

    page = text_of(learner.post(f"{url}1/", posted(start(setup), answers, action="submit")))

    assert "Your reason has 10000 characters" in page
    assert "x" * 10_000 in page


def test_endless_answers_are_cut_off_with_a_limit(setup: CohortSetup, learner: Client, url: str) -> None:
    data = posted(start(setup), action="submit") | {"q-q01-reason": "x" * 200_000}

    response = learner.post(f"{url}1/", data)

    assert response.status_code == 200
    assert len(json.dumps(Attempt.objects.get().answers)) < 100_000


def test_result_of_an_open_attempt_leads_back_to_it(setup: CohortSetup, learner: Client, url: str) -> None:
    start(setup)
    assert learner.get(f"{url}1/result/")["Location"] == f"{url}1/"


def test_closed_cohort_shows_results_and_takes_nothing(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup))
    attempt = start(setup)
    Cohort.objects.update(state=Cohort.State.CLOSED)

    assert "This cohort is closed" in text_of(learner.get(url))
    assert learner.post(f"{url}2/", posted(attempt, action="submit"))["Location"] == url
    assert learner.post(f"{url}2/save/", posted(attempt)).json()["error"] == "closed"
    assert "cannot be changed any more" in text_of(learner.post(url, follow=True))
    assert learner.get(f"{url}1/result/").status_code == 200
    assert Attempt.objects.get(number=2).is_open


def test_right_answers_wait_until_they_cannot_spoil_an_attempt(setup: CohortSetup, learner: Client, url: str) -> None:
    wrong = key_answers() | {"q-q03": {"matches": {"pair1": "pair2", "pair2": "pair1", "pair3": "pair1"}}}
    wrong |= {"q-q04": {"number": "1"}, "q-q05": {"places": {f"step{n}": 5 - n for n in range(1, 5)}}}
    submit(start(setup), wrong)
    first = text_of(learner.get(f"{url}1/result/"))
    submit(start(setup), wrong)
    second = text_of(learner.get(f"{url}2/result/"))

    assert "Not passed yet" in first
    assert "Right answer:" not in first
    assert "11799" not in first
    assert "Right answer:" in second
    assert "11799" in second
    assert "EXPLAINED-ONE" in second
    assert "SAID-TIGRIS" in second


def test_queries_do_not_grow_with_attempts(setup: CohortSetup, learner: Client, url: str) -> None:
    submit(start(setup))
    learner.get(url)
    learner.get(f"{url}1/result/")

    one, one_result = queries_of(learner, url), queries_of(learner, f"{url}1/result/")
    submit(start(setup))
    two, two_result = queries_of(learner, url), queries_of(learner, f"{url}2/result/")

    assert one == two
    assert one_result == two_result
    assert (one[1], one_result[1]) == (1, 3)


def test_attempt_page_takes_one_query_of_its_own(setup: CohortSetup, learner: Client, url: str) -> None:
    start(setup)
    learner.get(f"{url}1/")

    assert queries_of(learner, f"{url}1/")[1] == 1
