"""axe finds nothing on any page of the permission matrix, in three languages, at the width of a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.browser import OpenPage
from tests.permissions.table import Row, Who
from tests.permissions.world import all_rows, make_world

pytestmark = pytest.mark.e2e

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def in_language(path: str, language: str) -> str:
    return path.replace("/en/", f"/{language}/", 1)


def violations(page: Page) -> list[str]:
    """What axe objects to, one line each. Evaluated rather than added as a script: the policy forbids the latter."""
    page.evaluate(f"() => {{ {AXE} }}")
    found: dict[str, Any] = page.evaluate("tags => axe.run({runOnly: tags})", RULES)
    return [f"{one['id']}: {node['target'][0]}" for one in found["violations"] for node in one["nodes"][:3]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def looks() -> list[tuple[Row, Who]]:
    return [(row, who) for row in all_rows() for who in row.eyes()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_accessible_on_a_phone(language: str, open_page: OpenPage) -> None:
    world, problems = make_world(), []
    tabs = {who: open_page(world.people[who]) for who in {who for _row, who in looks()}}
    for row, who in looks():
        page = tabs[who]
        response = page.goto(in_language(row.path(world), language))
        status = response.status if response else 0
        objections = violations(page) if status == 200 else [f"status {status}"]
        if overflow(page) > 0:
            objections.append(f"wider than the window by {overflow(page)} px")
        if page.evaluate("document.documentElement.lang") != language:
            objections.append("the page does not name its language")
        problems += [f"{row} as {who}: {one}" for one in objections]

    assert problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_that_come_back_with_errors_are_accessible(language: str, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"/{language}/account/login/")
    page.locator("main form").first.evaluate("form => { form.noValidate = true; }")
    with page.expect_navigation():
        page.locator("main form [type=submit]").first.click()

    assert violations(page) == []
