"""Arranging groups in a real browser: by mouse, by finger, by keyboard, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from lms.api import GroupInput, set_groups
from lms.models import Enrolment, Group
from tests.browser import OpenPage
from tests.factories import CohortSetup, make_cohort

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ADDRESS = "/en/learn/erbil-1/groups/"


@pytest.fixture
def setup(transactional_db: None) -> CohortSetup:
    """Two groups of two; the fifth learner is in none."""
    made = make_cohort(trainees=5, code="erbil-1")
    ids = [one.pk for one in made.enrolments]
    groups = [GroupInput("Tigris", tuple(ids[:2])), GroupInput("Zab", tuple(ids[2:4]))]
    set_groups(cohort=made.cohort, kind=Group.Kind.GROUP, groups=groups, by=made.trainer)
    return made


def opened(open_page: OpenPage, setup: CohortSetup, **context: Any) -> Page:
    page = open_page(setup.trainer, **context)
    if "width" in context:
        page.set_viewport_size({"width": context["width"], "height": 1400})  # no card under the bar at the foot
    page.goto(ADDRESS)
    return page


def card(page: Page, name: str) -> Locator:
    return page.locator("[data-team]", has=page.get_by_role("heading", name=name, exact=True))


def person(page: Page, enrolment: Enrolment) -> Locator:
    return page.locator("[data-mate]", has=page.get_by_text(str(enrolment.person), exact=True))


def middle(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def save(page: Page) -> None:
    page.get_by_role("button", name="Save groups").click()
    expect(page.locator(".notes[role=status]")).to_contain_text("groups saved")


def people_in(name: str) -> set[int]:
    return set(Group.objects.get(name=name).members.values_list("enrolment", flat=True))


def drag(page: Page, enrolment: Enrolment, target: Locator) -> None:
    """Presses on the name and carries it over the target; letting go is left to the test."""
    page.mouse.move(*middle(person(page, enrolment).locator("[data-mate-name]")))
    page.mouse.down()
    page.mouse.move(*middle(target), steps=5)


def test_dragging_moves_a_person_and_saving_keeps_it(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, width=1280)

    drag(page, setup.enrolments[4], card(page, "Zab"))
    page.mouse.up()

    expect(card(page, "Zab").locator("[data-count]")).to_have_text("3")
    expect(page.locator("[data-leaving]")).to_be_hidden()
    save(page)
    assert people_in("Zab") == {one.pk for one in setup.enrolments[2:]}


def test_dragging_is_given_up_with_escape(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, width=1280)

    drag(page, setup.enrolments[4], card(page, "Zab"))
    page.keyboard.press("Escape")
    page.mouse.up()

    expect(page.locator(".mate--ghost")).to_have_count(0)
    expect(card(page, "Zab").locator("[data-count]")).to_have_text("2")


def test_a_finger_drags_by_the_grip_to_a_card_further_down(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, has_touch=True)
    grip = person(page, setup.enrolments[4]).locator("[data-grip]")
    grip.scroll_into_view_if_needed()
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, *points: tuple[float, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    x, y = middle(grip)
    finger("touchStart", (x, y))
    finger("touchMove", (x + 20, y + 20))
    finger("touchMove", (x + 60, 800))  # the lower edge, where the page scrolls by itself
    expect(card(page, "Zab")).to_be_in_viewport(ratio=0.9)
    target = card(page, "Zab").bounding_box()
    assert target is not None
    finger("touchMove", (x + 60, target["y"] + 40))
    finger("touchEnd")

    expect(card(page, "Zab").locator("[data-count]")).to_have_text("3")


def test_the_keyboard_moves_people_and_reads_the_warning(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, width=1280)
    select = person(page, setup.enrolment).get_by_role("combobox")

    select.focus()
    page.keyboard.press("Z")

    expect(card(page, "Zab").locator("[data-count]")).to_have_text("3")
    expect(select).to_be_focused()
    expect(page.locator("[data-said]")).to_have_text(f"{setup.trainee}: Zab")
    expect(page.locator("[data-leaving]")).to_contain_text(str(setup.trainee))
    save(page)
    assert setup.enrolment.pk in people_in("Zab")


def test_a_new_group_takes_people_under_its_new_name(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, width=1280)

    page.get_by_role("button", name="Add a group").click()
    expect(page.locator("[data-team-name]").last).to_be_focused()
    page.keyboard.type("Khabur")
    person(page, setup.enrolments[4]).get_by_role("combobox").select_option(label="Khabur")

    save(page)
    assert people_in("Khabur") == {setup.enrolments[4].pk}


def test_enter_in_a_name_saves(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, width=1280)

    page.locator("[data-team-name]").first.fill("Khabur")
    page.keyboard.press("Enter")

    expect(page.locator(".notes[role=status]")).to_contain_text("2 groups saved")
    assert people_in("Khabur") == {one.pk for one in setup.enrolments[:2]}


def test_a_draw_is_a_proposal_until_it_is_saved(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup)

    page.get_by_role("button", name="Draw groups").click()
    expect(page.locator("[data-arrange]")).to_contain_text("This is a proposal.")
    assert len(people_in("Tigris")) == 2

    page.get_by_role("button", name="Save groups").click()
    expect(page.locator(".notes[role=status]")).to_contain_text("1 group saved")
    assert len(people_in("Tigris")) == 5


def test_without_scripts_choices_are_saved_after_the_warning(open_page: OpenPage, setup: CohortSetup) -> None:
    page = opened(open_page, setup, java_script_enabled=False)

    page.get_by_role("button", name="Add a group").click()
    person(page, setup.enrolment).get_by_role("combobox").select_option(label="Group 1")
    page.get_by_role("button", name="Save groups").click()
    expect(page.locator("[data-leaving]")).to_contain_text(str(setup.trainee))
    assert not Group.objects.filter(name="Group 1").exists()

    save(page)
    assert people_in("Group 1") == {setup.enrolment.pk}
