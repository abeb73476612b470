"""A group writes one answer on two phones: together in different fields, asked about the same one, graded once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lms.models import Grade
from tests.browser import OpenPage
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY
from tests.workbook.teamwork import make_team
from workbook.models import Response

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ECONOMIC, SOCIAL = "#f-cell-ind-eco", "#f-cell-ind-soc"


@pytest.fixture
def setup(live_server: Any) -> CohortSetup:
    definition = {**CASE_STUDY, "mode": "group", "required_cells": 1}
    setup = make_cohort(make_course([ActivitySpec(kind="exercise", code="E1", definition=definition)]), trainees=3)
    make_team(setup, 0, 1)
    return setup


def saved(page: Page) -> None:
    expect(page.locator("[data-save]")).to_have_attribute("data-state", "saved", timeout=8_000)


def test_group_writes_hands_in_and_is_graded_together(setup: CohortSetup, open_page: OpenPage) -> None:
    address = f"/en/learn/{setup.cohort.code}/exercise/e1/"
    first, second = open_page(setup.trainees[0]), open_page(setup.trainees[1])
    first.goto(address)
    second.goto(address)

    first.fill(ECONOMIC, "K+ a trade")
    second.fill(SOCIAL, "K+ a brother")
    saved(first)
    saved(second)
    assert Response.objects.get().answers == {"cell-ind-eco": "K+ a trade", "cell-ind-soc": "K+ a brother"}

    first.fill(ECONOMIC, "K+ a trade, two years")
    second.fill(ECONOMIC, "K– a debt")
    asked = _asked(first, second)
    asked.get_by_role("button", name="Put both into the field").click()
    saved(asked)
    assert {"K+ a trade, two years", "K– a debt"} <= set(Response.objects.get().answers["cell-ind-eco"].split("\n"))

    first.goto(address)
    first.fill("#f-prompt-beyond", "The civil ID office")
    saved(first)
    first.get_by_role("button", name="Hand in").click()
    expect(first.locator(".phead")).to_contain_text("Handed in", timeout=8_000)
    second.goto(address)
    expect(second.locator(".phead")).to_contain_text("Handed in")

    _mark(open_page(setup.trainers[0], width=1280), setup)
    assert set(Grade.objects.values_list("enrolment", "points")) == {
        (setup.enrolments[0].pk, Decimal("5.00")),
        (setup.enrolments[1].pk, Decimal("5.00")),
    }


def _asked(first: Page, second: Page) -> Page:
    """The page whose writer is asked to choose: whichever came second."""
    for _attempt in range(80):
        for page in (first, second):
            if page.locator("[data-choice] [data-keep]").count():
                return page
        first.wait_for_timeout(100)
    raise AssertionError("nobody was asked")


def _mark(page: Page, setup: CohortSetup) -> None:
    page.goto(f"/en/learn/{setup.cohort.code}/grading/e1/")
    page.get_by_role("table").get_by_role("link").first.click()
    page.locator('[name="score-place"][value="3"]').check(force=True)
    page.locator('[name="score-facts"][value="2"]').check(force=True)
    with page.expect_navigation():
        page.get_by_role("button", name="Accept").click()
