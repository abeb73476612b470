"""Without a connection: read and answer, close the browser, come back; on a device that others use too."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from lms.models import Person, Progress
from tests.browser import ARGUMENTS, PHONE, comes_true, executable, session_cookie
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY
from tests.workbook.listening import URLS, Server, listen_anew, until

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LESSON: dict[str, Any] = {
    "sections": [
        {"key": "s1", "title": "Begin", "minutes": 5, "blocks": [{"type": "text", "value": "Read this first."}]},
        {"key": "s2", "title": "Go on", "minutes": 5, "blocks": [{"type": "text", "value": "And this then."}]},
    ]
}
SPECS = (
    ActivitySpec(kind="lesson", code="A1", definition=LESSON),
    ActivitySpec(kind="exercise", code="E2", definition=CASE_STUDY, parent="A1"),
    ActivitySpec(kind="exercise", code="E3", definition=CASE_STUDY, parent="A1"),
)
CELL = "#f-cell-ind-eco"
IS_READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
KEPT = """async path => {
    for (const name of await caches.keys())
        if (name.startsWith('lms-pages-') && await (await caches.open(name)).match(path)) return true;
    return false;
}"""

Phone = Callable[..., BrowserContext]


@pytest.fixture
def server(settings: Any) -> Server:
    settings.ROOT_URLCONF = URLS
    return listen_anew()


@pytest.fixture
def setup(live_server: Any) -> CohortSetup:
    return make_cohort(make_course(SPECS), trainees=2)


@pytest.fixture
def phone(playwright: Playwright, live_server: Any, tmp_path: Path) -> Iterator[Phone]:
    """`phone(person)` starts the browser of one device, which remembers what it kept when it is started again."""
    running: list[BrowserContext] = []

    def start(person: Person | None = None) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=executable(),
            args=ARGUMENTS,
            base_url=live_server.url,
            viewport={"width": PHONE[0], "height": PHONE[1]},
        )
        running.append(context)
        if person is not None:
            sign_in(context, person, live_server)
        return context

    yield start
    for context in running:
        context.close()


def sign_in(context: BrowserContext, person: Person, live_server: Any) -> None:
    context.clear_cookies()
    cookie = session_cookie(person, live_server.url)
    context.add_cookies([{**cookie, "expires": time.time() + 3600}])


def visit(page: Page, *paths: str) -> None:
    """Opens pages and waits until the device keeps them."""
    for path in paths:
        page.goto(path)
        comes_true(page, IS_READY)
        until_kept(page, path)


def until_kept(page: Page, path: str) -> None:
    comes_true(page, KEPT, path)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-save-text]")).to_have_text(re.compile(words), timeout=8_000)


def address(setup: CohortSetup, rest: str = "") -> str:
    return f"/en/learn/{setup.cohort.code}/{rest}"


def test_lesson_is_read_and_exercise_answered_offline_and_sent_after_the_browser_was_closed(
    phone: Phone, setup: CohortSetup, server: Server
) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    lesson, exercise = address(setup, "lesson/a1/1/"), address(setup, "exercise/e2/")
    visit(page, lesson, exercise)

    context.set_offline(True)
    page.goto(lesson)
    expect(page.locator("article")).to_contain_text("Read this first.")
    expect(page.locator("[data-connection]")).to_contain_text("No connection.")
    page.goto(exercise)
    page.fill(CELL, "written on the road")
    says(page, "Saved on this phone, will send")
    page.goto(address(setup, "exercise/e3/"))
    expect(page.locator("h1")).to_contain_text("There is no connection")
    expect(page.locator("[data-kept-list] a")).to_have_count(2)
    expect(page.locator("[data-waiting-list] li")).to_have_count(1)
    context.close()
    assert server.heard == []

    context = phone()
    page = context.new_page()
    page.goto("/en/help/")
    server.holds({"cell-ind-eco": "written on the road"})
    page.goto(exercise)
    expect(page.locator(CELL)).to_have_value("written on the road")
    assert len({one["request_key"] for one in server.heard}) == len(server.heard) == 1


def test_answers_are_sent_in_order_and_each_once(phone: Phone, setup: CohortSetup, server: Server) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    exercise = address(setup, "exercise/e2/")
    visit(page, exercise)
    context.set_offline(True)
    for number in range(3):
        page.fill(CELL, f"text {number}")
        says(page, "Saved on this phone")
        page.goto(exercise)
        expect(page.locator(CELL)).to_have_value(f"text {number}")
        page.wait_for_timeout(1_500)  # the entry is tried, in vain, and frozen

    context.set_offline(False)
    server.holds({"cell-ind-eco": "text 2"})
    says(page, r"Saved \d\d:\d\d")
    order = [one["seq"] for one in server.heard]
    assert order == sorted(set(order))


def test_a_lesson_that_was_read_offline_counts_when_the_connection_is_back(
    phone: Phone, setup: CohortSetup, server: Server
) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    step = address(setup, "lesson/a1/2/")
    visit(page, address(setup))
    page.click("[data-take-along] button")
    expect(page.locator("[data-take-state]")).to_contain_text("On this phone", timeout=20_000)
    assert not Progress.objects.exists(), "fetching is not reading"

    context.set_offline(True)
    page.goto(step)
    expect(page.locator("article")).to_contain_text("And this then.")
    context.set_offline(False)
    page.goto("/en/help/")

    until(lambda: Progress.objects.filter(enrolment=setup.enrolment, step=2).exists())


def test_course_that_was_taken_along_is_there_without_having_been_opened(
    phone: Phone, setup: CohortSetup, server: Server
) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    visit(page, "/en/")
    expect(page.locator("[data-take-state]")).to_be_empty()
    page.click("[data-take-along] button")
    expect(page.locator("[data-take-state]")).to_contain_text(re.compile(r"On this phone: \d+ pages"), timeout=20_000)

    context.set_offline(True)
    page.goto("/en/learn/")
    expect(page.locator(".outline")).to_contain_text("A1")
    page.goto(address(setup, "exercise/e3/"))
    expect(page.locator("[data-connection]")).to_contain_text("You read what this phone kept")
    assert page.locator(".savebar").evaluate("one => getComputedStyle(one).position") == "sticky"
    page.goto("/en/")
    expect(page.locator("[data-take-state]")).to_contain_text("On this phone")


def test_another_person_on_the_device_sees_nothing_and_sends_nothing_of_the_first(
    phone: Phone, setup: CohortSetup, server: Server, live_server: Any
) -> None:
    first, second = setup.trainees
    context = phone(first)
    page = context.new_page()
    exercise = address(setup, "exercise/e2/")
    visit(page, exercise)
    context.set_offline(True)
    page.fill(CELL, "of the first")
    says(page, "Saved on this phone")
    sign_in(context, second, live_server)
    context.set_offline(False)
    visit(page, "/en/")
    page.wait_for_timeout(1_500)
    assert server.heard == []

    context.set_offline(True)
    page.goto(exercise)
    expect(page.locator("h1")).to_contain_text("There is no connection")
    expect(page.locator("[data-waiting-list]")).to_be_hidden()
    context.set_offline(False)
    sign_in(context, first, live_server)
    page.goto("/en/")
    server.holds({"cell-ind-eco": "of the first"})
    assert {one["writer"] for one in server.heard} == {str(first.key)}


def test_pages_are_closed_from_signing_out_until_the_person_is_back(
    phone: Phone, setup: CohortSetup, server: Server
) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    exercise = address(setup, "exercise/e2/")
    visit(page, exercise)
    page.goto("/en/account/logout/")
    page.uncheck("[data-erase]")
    page.click("main form button")
    page.wait_for_url("**/en/")

    context.set_offline(True)
    page.goto(exercise)
    expect(page.locator("h1")).to_contain_text("There is no connection")
    expect(page.locator("[data-kept-list]")).to_be_hidden()


CONTENT = """async () => {
    const open = await new Promise(done => {
        const one = indexedDB.open('lms'); one.onsuccess = () => done(one.result);
    });
    const all = name => new Promise(done => {
        const one = open.transaction(name).objectStore(name).getAll(); one.onsuccess = () => done(one.result);
    });
    const pages = (await caches.keys()).filter(name => name.startsWith('lms-pages-'));
    return [...await all('outbox'), ...await all('drafts'), ...pages].length;
}"""


def test_signing_out_warns_of_unsent_answers_and_erases_when_asked(
    phone: Phone, setup: CohortSetup, server: Server
) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    visit(page, address(setup, "exercise/e2/"))
    page.goto("/en/account/logout/")
    expect(page.locator("[data-erase]")).to_be_checked()
    expect(page.locator("[data-unsent]")).to_be_hidden()

    page.goto(address(setup, "exercise/e2/"))
    context.set_offline(True)
    page.fill(CELL, "never sent")
    says(page, "Saved on this phone")
    server.is_broken = True
    context.set_offline(False)
    page.goto("/en/account/logout/")
    expect(page.locator("[data-unsent]")).to_contain_text("1")
    expect(page.locator("[data-erase]")).not_to_be_checked()
    page.check("[data-erase]")
    page.click("main form button")
    page.wait_for_url("**/en/")
    assert page.evaluate(CONTENT) == 0
    assert server.texts == {}
