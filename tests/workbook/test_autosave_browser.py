"""Autosave in a real browser: connection lost, session ended, two tabs, two accounts on one device."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser import OpenPage, session_cookie
from tests.factories import CohortSetup
from workbook.models import Response

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CELL = "#f-cell-ind-eco"


@pytest.fixture
def address(setup: CohortSetup) -> str:
    return reverse("lms_workbook:exercise", kwargs={"cohort": setup.cohort.code, "slug": "e2"})


@pytest.fixture
def page(setup: CohortSetup, open_page: OpenPage, address: str) -> Page:
    """The first trainee's phone, on the case study."""
    tab = open_page(setup.trainee)
    tab.goto(address)
    return tab


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-save-text]")).to_have_text(re.compile(words), timeout=8_000)


def stored(page: Page) -> int:
    return int(page.evaluate("localStorage.length"))


def test_text_is_saved_within_two_seconds_of_the_last_key(page):
    says(page, "Nothing to save yet")
    page.fill(CELL, "K+ a trade")
    page.wait_for_timeout(2_000)
    says(page, r"Saved \d\d:\d\d")
    assert Response.objects.get().answers == {"cell-ind-eco": "K+ a trade"}
    assert stored(page) == 0


def test_without_connection_the_text_waits_and_is_sent_later(page):
    page.context.set_offline(True)
    page.fill(CELL, "written offline")
    says(page, "no connection")
    assert stored(page) == 1
    page.context.set_offline(False)
    says(page, r"Saved \d\d:\d\d")
    assert Response.objects.get().answers == {"cell-ind-eco": "written offline"}


def test_text_survives_an_ended_session_and_only_its_writer_gets_it(page, setup, address, live_server):
    Session.objects.all().delete()
    page.fill(CELL, "written signed out")
    says(page, "Signed out")
    sign_in(page, setup.trainees[1], live_server)
    page.goto(address)
    page.wait_for_timeout(1_500)
    assert page.input_value(CELL) == ""
    assert not Response.objects.exists()
    sign_in(page, setup.trainee, live_server)
    page.goto(address)
    says(page, r"Saved \d\d:\d\d")
    assert page.input_value(CELL) == "written signed out"
    assert Response.objects.get().enrolment == setup.enrolment


def sign_in(page: Page, person: Any, live_server: Any) -> None:
    page.context.clear_cookies()
    page.context.add_cookies([session_cookie(person, live_server.url)])


@pytest.mark.parametrize(("choice", "stays"), [("mine", "tab one"), ("theirs", "tab two")])
def test_two_tabs_show_both_texts_and_the_writer_chooses(page, address, choice, stays):
    second = page.context.new_page()
    second.goto(address)
    second.fill(CELL, "tab two")
    says(second, r"Saved \d\d:\d\d")
    page.fill(CELL, "tab one")
    says(page, "two versions")
    box = page.locator("[data-choice]")
    expect(box).to_contain_text("tab one")
    expect(box).to_contain_text("tab two")
    page.click(f"[data-keep={choice}]")
    says(page, r"Saved \d\d:\d\d")
    assert page.input_value(CELL) == stays
    assert Response.objects.get().answers == {"cell-ind-eco": stays}


def test_handing_in_leaves_no_text_on_the_device(page):
    for name in ("cell-ind-eco", "cell-ind-soc", "prompt-beyond"):
        page.fill(f"#f-{name}", "an answer")
    page.click("button[name=act][value=submit]")
    expect(page.locator(".notes")).to_contain_text("Handed in")
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert Response.objects.get().state == "submitted"
    page.wait_for_load_state()  # the script that tidies the device runs after the page was parsed
    assert stored(page) == 0
