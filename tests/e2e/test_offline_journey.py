"""A day without a connection: the course is taken along, three exercises are answered, the browser is closed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import comes_true
from tests.e2e.test_offline import IS_READY, Phone, address, phone
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY
from tests.workbook.definitions import definition_of
from tests.workbook.listening import until
from workbook.models import Response

__all__ = ["phone"]

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SPECS = (
    ActivitySpec(kind="exercise", code="E1", definition=CASE_STUDY),
    ActivitySpec(kind="exercise", code="E2", definition=definition_of("risk_matrix")),
    ActivitySpec(kind="exercise", code="E3", definition=definition_of("referral_form")),
)
WRITTEN = {
    "e1": {"cell-ind-eco": "K+ a trade, عائد"},
    "e2": {"t-risks-1-risk": "No budget line", "t-risks-1-owner": "Director"},
    "e3": {"f-sender": "Office in Erbil", "f-need": "A safe place tonight"},
}


@pytest.fixture
def setup(live_server: Any) -> CohortSetup:
    return make_cohort(make_course(SPECS))


def answers() -> dict[str, dict[str, str]]:
    rows = Response.objects.select_related("activity")
    return {one.activity.slug: dict(one.answers) for one in rows}


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-save-text]")).to_have_text(re.compile(words), timeout=8_000)


def test_three_exercises_come_home(phone: Phone, setup: CohortSetup) -> None:
    context = phone(setup.trainee)
    page = context.new_page()
    page.goto(address(setup))
    comes_true(page, IS_READY)
    page.get_by_role("button", name=re.compile("Take this course along")).click()
    expect(page.locator("[data-take-state]")).to_contain_text(re.compile(r"On this phone: \d+ pages"), timeout=20_000)

    context.set_offline(True)
    for slug, texts in WRITTEN.items():
        page.goto(address(setup, f"exercise/{slug}/"))
        for name, text in texts.items():
            page.fill(f'[name="{name}"]', text)
        says(page, "Saved on this phone, will send")
    context.close()
    assert answers() == {}

    context = phone()
    page = context.new_page()
    page.goto("/en/")
    until(lambda: answers() == WRITTEN, answers)
    assert set(Response.objects.values_list("receipts__revision", flat=True)) == {1}
    page.goto(address(setup, "exercise/e3/"))
    says(page, r"Saved \d\d:\d\d")
    expect(page.locator('[name="f-need"]')).to_have_value("A safe place tonight")
