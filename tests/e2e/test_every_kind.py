"""Every kind of exercise in a real browser: looked at in two widths and two languages, five answered on the screen."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lms.models import ActivityVersion
from tests.browser import OpenPage, Screenshot
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.test_accessibility import overflow, violations
from tests.workbook.definitions import definition_of
from tests.workbook.filling import complete_answers
from workbook import api
from workbook.definitions import content_of, kind_of_version
from workbook.kinds import all_kinds
from workbook.models import Response

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

KINDS = sorted(all_kinds())
WIDTHS = (390, 1280)
LANGUAGES = ("en", "ar")
ANSWERED = ("budget_sheet", "ranking", "referral_form", "risk_matrix", "problem_tree")


def code_of(kind: str) -> str:
    return f"K{KINDS.index(kind) + 1}"


@pytest.fixture
def setup(live_server: Any) -> CohortSetup:
    specs = [
        ActivitySpec(
            kind="exercise", code=code_of(key), definition=definition_of(key), is_private=all_kinds()[key].is_private
        )
        for key in KINDS
    ]
    return make_cohort(make_course(specs))


def address(setup: CohortSetup, kind: str, language: str = "en") -> str:
    return f"/{language}/learn/{setup.cohort.code}/exercise/{code_of(kind).lower()}/"


def answers_for(version: ActivityVersion) -> dict[str, str]:
    return complete_answers(kind_of_version(version), content_of(version))


def test_every_kind_fits_phone_and_desk_in_both_directions(
    setup: CohortSetup, open_page: OpenPage, screenshot: Screenshot
) -> None:
    for key in KINDS:
        version = setup.course.version(code_of(key))
        api.save_draft(
            writer=api.Writer(setup.enrolment, setup.trainee),
            version=version,
            changes={name: api.Change("", text) for name, text in answers_for(version).items()},
            device="elsewhere",
            seq=1,
            request_key=uuid.uuid4(),
        )
    problems = []
    for width in WIDTHS:
        page = open_page(setup.trainee, width=width)
        for key in KINDS:
            for language in LANGUAGES:
                page.goto(address(setup, key, language))
                screenshot(page, f"kinds/{key}.{language}.{width}")
                if overflow(page) > 0:
                    problems.append(f"{key}.{language}: {overflow(page)} px too wide for {width} px")
                if width == WIDTHS[0]:
                    problems += [f"{key}.{language}: {one}" for one in violations(page)]

    assert problems == []


def put(page: Page, name: str, value: str) -> None:
    """Fill one field as a person does: type, choose, tap or tick. Rows that fold are opened, missing ones added."""
    field = page.locator(f'form#answer [name="{name}"]')
    if field.count() == 0:
        table = page.locator(f'[data-rows="{name.split("-")[1]}"]')
        table.locator("[data-add]").click()
    card = page.locator("details.wb-row-card", has=field.first)
    if card.count() and card.get_attribute("open") is None:
        card.locator("summary").click()
    kind = field.first.get_attribute("type") or field.first.evaluate("one => one.tagName.toLowerCase()")
    if kind == "radio":
        page.locator(f'form#answer [name="{name}"][value="{value}"]').check(force=True)
    elif kind == "checkbox":
        field.check()
    elif kind == "select":
        field.select_option(value)
    else:
        field.fill(value)


@pytest.mark.parametrize("kind", ANSWERED)
def test_kind_is_answered_on_a_phone_and_handed_in(setup: CohortSetup, open_page: OpenPage, kind: str) -> None:
    page = open_page(setup.trainee)
    page.goto(address(setup, kind))
    answers = answers_for(setup.course.version(code_of(kind)))

    for name, value in answers.items():
        put(page, name, value)
    expect(page.locator("[data-save]")).to_have_attribute("data-state", "saved", timeout=10_000)
    page.get_by_role("button", name="Hand in").click()

    expect(page.locator(".phead")).to_contain_text("Handed in", timeout=10_000)
    response = Response.objects.get(activity__code=code_of(kind))
    assert response.answers == answers
    assert response.state == "submitted"


def test_results_of_a_budget_follow_the_typing(setup: CohortSetup, open_page: OpenPage) -> None:
    page = open_page(setup.trainee)
    page.goto(address(setup, "budget_sheet"))

    page.fill('[name="f-sales"]', "2,400,000")

    expect(page.locator('[data-computed="f-profit"]')).to_have_text("1,900,000 IQD", timeout=8_000)


def test_whole_form_is_filled_by_keyboard(setup: CohortSetup, open_page: OpenPage) -> None:
    """Tab reaches every field in order; scores are chosen with the arrow keys."""
    page = open_page(setup.trainee)
    page.goto(address(setup, "risk_matrix"))
    page.locator('[name="t-risks-1-risk"]').focus()

    page.keyboard.type("No budget line")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Late plan")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")

    expect(page.locator('[name="t-risks-1-likelihood"][value="2"]')).to_be_checked()
    expect(page.locator('[name="t-risks-1-kind"]')).to_have_value("security")


def test_form_is_answered_without_scripts(setup: CohortSetup, open_page: OpenPage) -> None:
    page = open_page(setup.trainee, java_script_enabled=False)
    page.goto(address(setup, "action_plan"))
    answers = answers_for(setup.course.version(code_of("action_plan")))

    for name, value in answers.items():
        page.locator(f'[name="{name}"]').fill(value)
    page.get_by_role("button", name="Hand in").click()

    expect(page.locator(".phead")).to_contain_text("Handed in")
    assert Response.objects.get(activity__code=code_of("action_plan")).answers == answers
