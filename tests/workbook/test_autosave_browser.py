"""Autosave in a real browser: connection lost, session ended, conflicts, two tabs, two accounts on one device."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import OpenPage, comes_true, session_cookie
from tests.factories import CohortSetup
from tests.workbook.conftest import COMPLETE, delivery
from tests.workbook.listening import URLS, Server, listen_anew
from workbook import api
from workbook.models import Response

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CELL = "#f-cell-ind-eco"
OTHER = "#f-cell-ind-soc"
UNSENT = "JSON.parse(localStorage.getItem('lms-unsent') ?? '{}')[document.body.dataset.person] ?? 0"


@pytest.fixture
def server(settings: Any) -> Server:
    settings.ROOT_URLCONF = URLS
    return listen_anew()


@pytest.fixture
def address(setup: CohortSetup) -> str:
    return reverse("lms_workbook:exercise", kwargs={"cohort": setup.cohort.code, "slug": "e2"})


@pytest.fixture
def page(server: Server, setup: CohortSetup, open_page: OpenPage, address: str) -> Page:
    """The first trainee's phone, on the case study."""
    tab = open_page(setup.trainee)
    tab.goto(address)
    return tab


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-save-text]")).to_have_text(re.compile(words), timeout=8_000)


def has_unsent(page: Page, number: int) -> None:
    comes_true(page, f"({UNSENT}) === {number}")


def test_text_is_saved_within_two_seconds_of_the_last_key(page: Page, server: Server) -> None:
    says(page, "Nothing to save yet")
    page.fill(CELL, "K+ a trade")
    page.wait_for_timeout(2_000)
    says(page, r"Saved \d\d:\d\d")
    assert server.texts == {"cell-ind-eco": "K+ a trade"}
    has_unsent(page, 0)


def test_without_connection_the_text_waits_and_is_sent_later(page: Page, server: Server) -> None:
    page.context.set_offline(True)
    page.fill(CELL, "written offline")
    says(page, "Saved on this phone, will send")
    has_unsent(page, 1)
    page.context.set_offline(False)
    says(page, r"Saved \d\d:\d\d")
    assert server.texts == {"cell-ind-eco": "written offline"}
    has_unsent(page, 0)


@pytest.fixture
def plain_page(server: Server, setup: CohortSetup, open_page: OpenPage, address: str) -> Page:
    """Without a service worker, so that the test may answer in the server's place."""
    tab = open_page(setup.trainee, service_workers="block")
    tab.goto(address)
    return tab


def test_an_answer_lost_on_the_way_back_is_repeated_unchanged(plain_page: Page, server: Server) -> None:
    page = plain_page
    lost = []

    def lose(route: Any) -> None:
        if not lost:
            lost.append(route.fetch())
            return route.abort()
        return route.continue_()

    page.route("**/draft/", lose)
    page.fill(CELL, "first")
    says(page, "Saved on this phone")
    page.fill(OTHER, "second")
    page.evaluate("dispatchEvent(new Event('online'))")
    says(page, r"Saved \d\d:\d\d")
    assert server.texts == {"cell-ind-eco": "first", "cell-ind-soc": "second"}
    first, again, later = server.heard
    assert {**first, "known": 0} == {**again, "known": 0}, "the same entry, under the same key"
    assert later["seq"] > first["seq"]
    assert later["request_key"] != first["request_key"]
    assert later["changes"] == {"cell-ind-soc": ["", "second"]}


def test_a_sign_in_page_of_a_hotel_is_no_answer(plain_page: Page, server: Server) -> None:
    page = plain_page
    page.route("**/draft/", lambda route: route.fulfill(status=200, body="<html>Pay for the wireless</html>"))
    page.fill(CELL, "kept")
    says(page, "Saved on this phone")
    page.unroute("**/draft/")
    page.evaluate("dispatchEvent(new Event('online'))")
    says(page, r"Saved \d\d:\d\d")
    assert server.texts == {"cell-ind-eco": "kept"}


def test_text_survives_an_ended_session_and_only_its_writer_gets_it(
    page: Page, server: Server, setup: CohortSetup, address: str, live_server: Any
) -> None:
    Session.objects.all().delete()
    page.fill(CELL, "written signed out")
    says(page, "Signed out")
    expect(page.locator("[data-sign-in]")).to_be_visible()
    sign_in(page, setup.trainees[1], live_server)
    page.goto(address)
    page.wait_for_timeout(1_500)
    assert page.input_value(CELL) == ""
    assert server.texts == {}
    sign_in(page, setup.trainee, live_server)
    page.goto(address)
    says(page, r"Saved \d\d:\d\d")
    assert page.input_value(CELL) == "written signed out"
    assert server.texts == {"cell-ind-eco": "written signed out"}
    assert {one["writer"] for one in server.heard} == {str(setup.trainee.key)}


def test_an_open_form_of_another_account_keeps_the_text_with_its_writer(
    page: Page, server: Server, setup: CohortSetup, live_server: Any
) -> None:
    sign_in(page, setup.trainees[1], live_server)
    page.fill(CELL, "of the first")
    says(page, "Another account is signed in")
    assert server.heard == []
    has_unsent(page, 1)


def sign_in(page: Page, person: Any, live_server: Any) -> None:
    page.context.clear_cookies()
    page.context.add_cookies([session_cookie(person, live_server.url)])


@pytest.mark.parametrize(
    ("choice", "stays"), [("mine", "this phone"), ("theirs", "elsewhere"), ("both", "elsewhere\n\nthis phone")]
)
def test_two_devices_show_both_texts_and_the_writer_chooses(
    page: Page, server: Server, setup: CohortSetup, choice: str, stays: str
) -> None:
    write_elsewhere(setup, "E2", {"cell-ind-eco": "elsewhere"})
    page.fill(CELL, "this phone")
    page.fill(OTHER, "not disputed")
    says(page, "two versions")
    box = page.locator("[data-choice]")
    expect(box).to_contain_text("this phone")
    expect(box).to_contain_text("elsewhere")
    expect(box).to_contain_text(str(setup.trainee))
    server.holds({"cell-ind-eco": "elsewhere", "cell-ind-soc": "not disputed"})
    page.reload()
    expect(page.locator("[data-choice]")).to_contain_text("this phone")
    page.click(f"[data-keep={choice}]")
    says(page, r"Saved \d\d:\d\d")
    expect(page.locator(CELL)).to_have_value(stays)
    server.holds({"cell-ind-eco": stays, "cell-ind-soc": "not disputed"})
    has_unsent(page, 0)


def test_two_tabs_of_a_device_follow_each_other(page: Page, server: Server, address: str) -> None:
    second = page.context.new_page()
    second.goto(address)
    second.fill(CELL, "tab two")
    says(second, r"Saved \d\d:\d\d")
    second.locator(CELL).blur()
    expect(page.locator(CELL)).to_have_value("tab two")
    page.fill(CELL, "tab one")
    says(page, r"Saved \d\d:\d\d")
    expect(second.locator(CELL)).to_have_value("tab one")
    assert server.texts == {"cell-ind-eco": "tab one"}


def write_elsewhere(setup: CohortSetup, code: str, answers: dict[str, str], who: int = 0, **more: Any) -> None:
    """A trainee saves on another device."""
    api.save_draft(**delivery(setup, code, answers, device="elsewhere", who=who, **more))


def test_a_text_that_is_too_long_is_named_and_kept_and_the_rest_is_saved(page: Page, server: Server) -> None:
    page.fill(CELL, "x" * 10_001)
    page.fill(OTHER, "fine")
    says(page, "too long")
    expect(page.locator(".field--bad")).to_contain_text("at most 10000 characters")
    assert server.texts == {"cell-ind-soc": "fine"}
    page.reload()
    expect(page.locator(CELL)).to_have_value("x" * 10_001)
    page.fill(CELL, "short")
    says(page, r"Saved \d\d:\d\d")
    expect(page.locator(".field--bad")).to_have_count(0)
    server.holds({"cell-ind-eco": "short", "cell-ind-soc": "fine"})
    has_unsent(page, 0)


def test_handing_in_names_what_is_missing_and_then_goes_through(page: Page, server: Server) -> None:
    page.fill(CELL, "an answer")
    page.click("button[name=act][value=submit]")
    expect(page.locator(".errors")).to_contain_text("Write an answer here.")
    says(page, "not handed in")
    assert server.texts == {"cell-ind-eco": "an answer"}
    page.fill(OTHER, "the other")
    page.fill("#f-prompt-beyond", "the third")
    with page.expect_navigation():
        page.click("button[name=act][value=submit]")
    expect(page.locator("#answer")).to_have_count(0)
    assert Response.objects.get().state == "submitted"
    assert [one["act"] for one in server.heard].count("submit") == 2
    has_unsent(page, 0)
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_a_conflict_and_a_text_that_is_too_long_in_one_delivery_are_both_kept(
    page: Page, server: Server, setup: CohortSetup
) -> None:
    write_elsewhere(setup, "E2", {"cell-ind-eco": "elsewhere"})
    page.fill(CELL, "this phone")
    page.fill(OTHER, "x" * 10_001)
    says(page, "two versions")
    page.reload()
    expect(page.locator("[data-choice]")).to_contain_text("this phone")
    expect(page.locator(OTHER)).to_have_value("x" * 10_001)
    page.click("[data-keep=theirs]")
    says(page, "too long")
    server.holds({"cell-ind-eco": "elsewhere"})


def fill_all(page: Page) -> None:
    for name, text in COMPLETE.items():
        page.fill(f"#f-{name}", text)


def test_handing_in_without_connection_waits_for_one(page: Page, server: Server) -> None:
    page.context.set_offline(True)
    fill_all(page)
    page.click("button[name=act][value=submit]")
    says(page, "Will be handed in when there is a connection")
    with page.expect_navigation():
        page.context.set_offline(False)
    assert Response.objects.get().state == "submitted"
    assert [one["act"] for one in server.heard] == ["submit"]


def test_a_text_after_handing_in_is_kept_and_shown_to_be_copied(page: Page, server: Server, setup: CohortSetup) -> None:
    api.submit(**delivery(setup, "E2", COMPLETE, device="elsewhere"))
    page.fill(CELL, "too late")
    says(page, "cannot be changed any more")
    page.reload()
    expect(page.locator("[data-kept-texts]")).to_contain_text("too late")
    page.click("[data-kept-discard]")
    has_unsent(page, 0)
    assert server.texts == COMPLETE


@pytest.mark.parametrize("missing", ["indexedDB", "locks"])
def test_an_old_browser_keeps_and_sends_the_text_too(
    server: Server, setup: CohortSetup, open_page: OpenPage, address: str, missing: str
) -> None:
    page = open_page(setup.trainee)
    owner = "self" if missing == "indexedDB" else "navigator"
    page.add_init_script(f"Object.defineProperty({owner}, '{missing}', {{value: undefined}})")
    page.goto(address)
    page.context.set_offline(True)
    page.fill(CELL, "kept")
    says(page, "Saved on this phone")
    page.context.set_offline(False)
    says(page, r"Saved \d\d:\d\d")
    assert server.texts == {"cell-ind-eco": "kept"}
