"""What each person does in the browser, step by step. Language-independent: by structure, not by words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core import mail
from playwright.sync_api import Locator, Page, expect

from lms.demo.api import DEMO_PASSWORD
from lms.models import ActivityVersion

Shot = Callable[[Page, str], Any]


def sign_in_with_password(page: Page, language: str, email: str) -> None:
    page.goto(f"/{language}/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(re.compile(rf"/{language}/(teach/|programme/)?$"))


def sign_in_with_code(page: Page, language: str, email: str) -> None:
    page.goto(f"/{language}/account/login/")
    page.click("a[href*='login/code']")
    page.fill("input[name=email]", email)
    page.press("input[name=email]", "Enter")
    page.wait_for_selector("input[name=code]")
    [message] = [one for one in mail.outbox if one.to == [email]]
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(message.body), re.MULTILINE)
    assert code is not None, message.body
    page.fill("input[name=code]", code[1])
    page.press("input[name=code]", "Enter")
    page.wait_for_url(f"**/{language}/")


def read_lesson(page: Page, language: str, cohort: str, shot: Shot) -> None:
    """From the home page through every section of the first lesson."""
    page.goto(f"/{language}/")
    page.click(".card--lead a.btn")
    expect(page).to_have_url(re.compile(rf"/{language}/learn/{cohort}/lesson/a1/"))
    expect(page.locator(".trainer-notes")).to_have_count(0)
    shot(page, "2-lesson")
    sections = 1
    while "/lesson/a1/" in page.url:
        page.click("a[rel=next]")
        sections += 1
    assert sections >= 5, "the lesson has several sections"


def wait_until_saved(page: Page) -> None:
    expect(page.locator("[data-save]")).to_have_attribute("data-state", "saved", timeout=8_000)


def do_matching(page: Page, address: str, definition: dict[str, Any], shot: Shot) -> None:
    page.goto(address)
    for item in content_of(definition)["items"]:
        page.select_option(f"select[name='item-{item['key']}']", item["answer"])
    wait_until_saved(page)
    shot(page, "3-matching")
    page.click("button[name=act][value=submit]")
    expect(page.locator("#answer")).to_have_count(0)
    shot(page, "3-matching-result")


def do_case_study(page: Page, address: str, text: str, shot: Shot) -> None:
    """An unfinished answer is refused and kept; the finished one is handed in by a double click."""
    page.goto(address)
    fields = page.locator("#answer textarea")
    fields.first.fill(text)
    wait_until_saved(page)
    page.click("button[name=act][value=submit]")
    expect(page.locator(".errors")).to_be_visible()
    expect(page.locator("#answer textarea").first).to_have_value(text)
    for number in range(fields.count()):
        fields.nth(number).fill(f"{text} {number + 1}")
    wait_until_saved(page)
    shot(page, "4-case-study")
    page.dblclick("button[name=act][value=submit]")
    expect(page.locator("#answer")).to_have_count(0)


def do_reflection(page: Page, address: str, secret: str, shot: Shot) -> None:
    page.goto(address)
    fields = page.locator("#answer textarea")
    for number in range(fields.count()):
        fields.nth(number).fill(secret)
    wait_until_saved(page)
    shot(page, "5-reflection")
    with page.expect_navigation():
        page.click("button[name=act][value=submit]")


def content_of(definition: dict[str, Any]) -> dict[str, Any]:
    """The content of an exercise, wherever the plugin keeps it in its definition."""
    inner: dict[str, Any] = definition.get("content", definition)
    return inner


def do_quiz(page: Page, address: str, definition: dict[str, Any], shot: Shot) -> None:
    page.goto(address)
    page.click("main form button[type=submit]")
    page.wait_for_selector("#sheet")
    for question in definition["questions"]:
        card = page.locator("fieldset.question").filter(has_text=question["prompt"][:40]).first
        ANSWER[question["kind"]](card, question)
        if card.locator("textarea").count():
            card.locator("textarea").fill("Because the facts of the case say so.")
    shot(page, "6-quiz")
    page.click("button[name=action][value=submit]")
    page.wait_for_url("**/result/")
    shot(page, "6-quiz-result")


def _choose(card: Locator, question: dict[str, Any]) -> None:
    for option in question["options"]:
        if option.get("correct"):
            card.locator("label.option").filter(has_text=option["text"]).first.click()


def _match(card: Locator, question: dict[str, Any]) -> None:
    for pair in question["pairs"]:
        row = card.locator(".pair").filter(has=card.page.get_by_text(pair["left"], exact=True)).first
        row.locator("select").select_option(label=pair["right"])


def _number(card: Locator, question: dict[str, Any]) -> None:
    card.locator("input[type=text]").fill(str(question["answer"]))


def _order(card: Locator, question: dict[str, Any]) -> None:
    for place, item in enumerate(question["items"], start=1):
        row = card.locator(".place").filter(has=card.page.get_by_text(item["text"], exact=True)).first
        row.locator("select").select_option(str(place))


ANSWER: dict[str, Callable[[Locator, dict[str, Any]], None]] = {
    "single": _choose,
    "multiple": _choose,
    "matching": _match,
    "numeric": _number,
    "ordering": _order,
}


def take_attendance(page: Page, addresses: list[str], shot: Shot) -> None:
    """One tap on the first name, one button for the rest."""
    for place, address in enumerate(addresses):
        page.goto(address)
        page.locator(".roll li").first.locator("input[value=p]").check(force=True)
        page.click("[data-mark-rest]")
        if place == 0:
            shot(page, "7-attendance")
        with page.expect_navigation():
            page.click(".savebar button.btn")


def grade_case_study(page: Page, queue: str, shot: Shot) -> None:
    """Full marks for every criterion, accept, then release."""
    page.goto(queue)
    page.click("main a[href*='/grading/a1-e2/']")
    page.click("main tbody a[href*='/grading/a1-e2/']")
    page.wait_for_selector("[data-criterion]")
    for number in range(page.locator("[data-criterion]").count()):
        page.locator("[data-criterion]").nth(number).locator("input[value='3']").check(force=True)
    page.fill("#marks textarea", "A clear and specific answer.")
    shot(page, "8-grading")
    with page.expect_navigation():
        page.click("button[name=act][value=accept]")


def latest_definition(code: str, language: str) -> dict[str, Any]:
    versions = ActivityVersion.objects.filter(activity__code=code, language=language)
    definition: dict[str, Any] = versions.latest("number").definition
    return definition
