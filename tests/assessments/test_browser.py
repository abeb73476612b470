"""The attempt page in a real browser: autosave, a lost connection, an expired session, places that swap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Attempt
from tests.assessments.quizzes import make_quiz_course, start
from tests.browser import OpenPage
from tests.factories import CohortSetup, make_cohort

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def running(transactional_db: None) -> CohortSetup:
    return make_cohort(make_quiz_course(), code="erbil-1")


def open_attempt(open_page: OpenPage, running: CohortSetup, language: str = "en") -> Page:
    start(running)
    page = open_page(running.trainee)
    page.goto(f"/{language}/learn/erbil-1/quiz/a1-quiz/1/")
    return page


def number(page: Page) -> str:
    return page.get_by_label("Your number").input_value()


def test_typing_saves_by_itself(open_page: OpenPage, running: CohortSetup) -> None:
    page = open_attempt(open_page, running)

    page.get_by_label("Your number").fill("١٢٣")
    page.get_by_label("Baghdad").check()

    expect(page.locator("[data-save-text]")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    answers = Attempt.objects.get().answers
    assert answers["q-q04"] == {"number": "١٢٣"}
    assert answers["q-q01"]["choice"] == "right1"


def test_answers_survive_a_lost_connection_and_a_reload(open_page: OpenPage, running: CohortSetup) -> None:
    page = open_attempt(open_page, running)
    page.route("**/save/", lambda route: route.abort())

    page.get_by_label("Your number").fill("77")
    expect(page.locator("[data-save-text]")).to_have_text("Saved on this phone, will send")
    assert Attempt.objects.get().answers == {}
    page.unroute("**/save/")
    page.reload()

    assert number(page) == "77"
    expect(page.locator("[data-save-text]")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    assert Attempt.objects.get().answers["q-q04"] == {"number": "77"}


def test_expired_session_is_told_and_keeps_the_answers(open_page: OpenPage, running: CohortSetup) -> None:
    page = open_attempt(open_page, running)
    page.context.clear_cookies(name="sessionid")

    page.get_by_label("Your number").fill("88")

    expect(page.locator("#toasts")).to_contain_text("You were signed out.")
    expect(page.locator("[data-save-text]")).to_have_text("Saved on this phone, will send")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "88" in kept
    assert str(running.trainee.key) in kept


def test_place_given_twice_swaps(open_page: OpenPage, running: CohortSetup) -> None:
    page = open_attempt(open_page, running)
    places = page.locator("[data-places] select")
    for place in range(4):
        places.nth(place).select_option(str(place + 1))

    places.nth(3).select_option("1")

    assert [places.nth(one).input_value() for one in range(4)] == ["4", "2", "3", "1"]


def test_hand_in_works_without_a_script(open_page: OpenPage, running: CohortSetup) -> None:
    start(running)
    page = open_page(running.trainee, java_script_enabled=False)
    page.goto("/en/learn/erbil-1/quiz/a1-quiz/1/")
    page.get_by_label("Baghdad").check()
    page.get_by_label("Your reason").fill("It is.")
    page.get_by_label("Tigris").check()
    for one in range(3):
        page.locator(".pair select").nth(one).select_option("1")
    page.get_by_label("Your number").fill("11 861")
    for one in range(4):
        page.locator(".place select").nth(one).select_option(str(one + 1))

    page.get_by_role("button", name="Hand in").click()

    expect(page.get_by_role("heading", name="your result")).to_be_visible()
    assert not Attempt.objects.get().is_open


def test_enter_saves_and_does_not_hand_in(open_page: OpenPage, running: CohortSetup) -> None:
    page = open_attempt(open_page, running)

    page.get_by_label("Your number").fill("5")
    with page.expect_navigation():
        page.get_by_label("Your number").press("Enter")
    assert number(page) == "5"
    expect(page.locator("#error-summary")).to_have_count(0)
    assert Attempt.objects.get().is_open
