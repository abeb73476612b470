"""Worksheets and group answers in a real browser: ticks, rows, computed cells, what others write meanwhile."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import OpenPage
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course
from tests.workbook.conftest import CASE_STUDY, delivery
from tests.workbook.definitions import definition_of
from tests.workbook.listening import URLS, Server, listen_anew
from tests.workbook.teamwork import make_team
from workbook import api

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SPECS = (
    ActivitySpec(kind="lesson", code="A1"),
    ActivitySpec(kind="exercise", code="E1", definition=definition_of("risk_matrix"), parent="A1"),
    ActivitySpec(kind="exercise", code="E2", definition={**CASE_STUDY, "mode": "group", "attachments": 2}, parent="A1"),
    ActivitySpec(kind="exercise", code="E3", definition=definition_of("referral_form"), parent="A1"),
    ActivitySpec(kind="exercise", code="E4", definition={**definition_of("risk_matrix"), "mode": "group"}, parent="A1"),
)
CELL, OTHER = "#f-cell-ind-eco", "#f-cell-ind-soc"


@pytest.fixture
def server(settings: Any) -> Server:
    settings.ROOT_URLCONF = URLS
    return listen_anew()


@pytest.fixture
def setup(live_server: Any) -> CohortSetup:
    setup = make_cohort(make_course(SPECS), trainees=2)
    make_team(setup, 0, 1)
    return setup


@pytest.fixture
def page(server: Server, setup: CohortSetup, open_page: OpenPage) -> Page:
    return open_page(setup.trainee)


def go(page: Page, setup: CohortSetup, slug: str) -> None:
    page.goto(f"/en/learn/{setup.cohort.code}/exercise/{slug}/")


def write_as_other(setup: CohortSetup, code: str, answers: dict[str, str]) -> None:
    """The second member of the group writes."""
    api.save_draft(**delivery(setup, code, answers, device="elsewhere", who=1))


def test_what_others_write_appears_in_fields_that_nobody_touches(
    page: Page, server: Server, setup: CohortSetup
) -> None:
    go(page, setup, "e2")
    write_as_other(setup, "E2", {"cell-ind-soc": "theirs"})
    page.fill(CELL, "mine")
    expect(page.locator(OTHER)).to_have_value("theirs")
    mark = page.locator("[data-mark='cell-ind-soc']")
    expect(mark).to_contain_text(re.compile(rf"{setup.trainees[1]} · \d\d:\d\d"))
    page.fill(OTHER, "and mine")
    server.holds({"cell-ind-eco": "mine", "cell-ind-soc": "and mine"})
    expect(page.locator("[data-mark='cell-ind-soc']")).to_have_count(0)


def test_a_group_hears_of_each_other_without_writing(page: Page, server: Server, setup: CohortSetup) -> None:
    go(page, setup, "e2")
    write_as_other(setup, "E2", {"cell-ind-soc": "from the other side of the table"})
    expect(page.locator(OTHER)).to_have_value("from the other side of the table", timeout=12_000)
    write_as_other(setup, "E2", {"cell-ind-eco": "theirs"})
    page.fill(CELL, "mine")
    expect(page.locator("[data-choice]")).to_contain_text("theirs")


def picture() -> Any:
    """A photo as a browser sends it."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(file, "PNG")
    return {"name": "chart.png", "mimeType": "image/png", "buffer": file.getvalue()}


@pytest.mark.parametrize("button", ["attach", "submit"])
def test_a_chosen_file_goes_with_the_text_whichever_button_is_pressed(
    page: Page, server: Server, setup: CohortSetup, button: str
) -> None:
    go(page, setup, "e2")
    page.fill(CELL, "see the picture")
    page.set_input_files("input[type=file]", picture())
    with page.expect_navigation():
        page.click(f"button[name=act][value={button}]")
    expect(page.locator(".wb-files")).to_contain_text("chart.png")
    expect(page.locator(CELL)).to_have_value("see the picture")
    server.holds({"cell-ind-eco": "see the picture"})


def test_a_row_that_another_member_adds_appears(page: Page, server: Server, setup: CohortSetup) -> None:
    go(page, setup, "e4")
    rows = page.locator("[data-rows=risks] [data-row]")
    count = rows.count()
    key = int(rows.last.get_attribute("data-row") or 0) + 2
    write_as_other(setup, "E4", {f"t-risks-{key}-risk": "The border closes"})
    expect(page.locator(f"[name='t-risks-{key}-risk']")).to_have_value("The border closes", timeout=12_000)
    assert rows.count() == count + 1


def test_computed_cells_and_the_picture_follow_the_answer(page: Page, server: Server, setup: CohortSetup) -> None:
    go(page, setup, "e1")
    row = page.locator("[data-rows=risks] [data-row]").first
    row.evaluate("one => { one.open = true; }")
    for name, value in (("likelihood", "4"), ("impact", "5")):
        field = row.locator(f"[name$='-{name}']")
        if field.first.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            row.locator(f"[name$='-{name}'][value='{value}']").check(force=True)
    row.locator("[name$='-risk']").fill("The border closes")
    expect(row.locator("output[data-computed]").first).to_have_text(re.compile("20"), timeout=8_000)
    expect(page.locator("[data-picture] svg")).to_be_visible()


def test_ticks_and_choices_are_saved_and_come_back(page: Page, server: Server, setup: CohortSetup) -> None:
    go(page, setup, "e3")
    tick = page.locator("#answer input[type=checkbox]").first
    name = str(tick.get_attribute("name"))
    tick.check(force=True)
    server.holds({name: "yes"})
    page.context.set_offline(True)
    tick.uncheck(force=True)
    radio = page.locator("#answer input[type=radio]")
    chosen = {}
    if radio.count():
        radio.first.check(force=True)
        chosen = {str(radio.first.get_attribute("name")): str(radio.first.get_attribute("value"))}
    expect(page.locator("[data-save-text]")).to_have_text("Saved on this phone, will send", timeout=8_000)
    page.reload()
    expect(tick).not_to_be_checked()
    page.context.set_offline(False)
    server.holds(chosen)
