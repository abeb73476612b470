"""The 33 exercises of the practitioners' course, each answered once through the addresses that a browser uses."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from lms.api import edition_outline, viewer_for
from lms.curriculum.running import load_curriculum
from lms.models import Course, Edition
from tests.conftest import ClientAs
from tests.factories import CourseSetup, make_cohort
from tests.factories.delivery import GroupFactory, GroupMembershipFactory
from tests.workbook.filling import complete_answers
from workbook.definitions import content_of, kind_of_version, version_by_id
from workbook.kinds import all_kinds
from workbook.models import Response

EXERCISES = 33
# Blueprint, section 2: code -> kind, mode.
PLAN = {
    "A1-E1": ("matching", "individual"), "A1-E2": ("case_study", "group"), "A1-E3": ("reflection", "individual"),
    "A2-E1": ("matching", "individual"), "A2-E2": ("stakeholder_map", "group"), "A2-E3": ("case_study", "pair"),
    "A3-E1": ("needs_assessment", "individual"), "A3-E2": ("role_play", "group"), "A3-E3": ("ranking", "group"),
    "A4-E1": ("assistance_plan", "individual"), "A4-E2": ("case_study", "group"), "A4-E3": ("matching", "individual"),
    "A5-E1": ("role_play", "group"), "A5-E2": ("matching", "group"), "A5-E3": ("reflection", "individual"),
    "A6-E1": ("budget_sheet", "individual"), "A6-E2": ("ranking", "group"), "A6-E3": ("action_plan", "pair"),
    "A7-E1": ("community_profile", "group"), "A7-E2": ("role_play", "group"), "A7-E3": ("ranking", "group"),
    "A8-E1": ("referral_map", "group"), "A8-E2": ("referral_form", "individual"), "A8-E3": ("case_study", "group"),
    "A9-E1": ("ppp_canvas", "group"), "A9-E2": ("role_play", "group"), "A9-E3": ("stakeholder_map", "pair"),
    "A10-E1": ("problem_tree", "group"), "A10-E2": ("logframe", "group"), "A10-E3": ("risk_matrix", "individual"),
    "A11-E1": ("indicator_matrix", "group"), "A11-E2": ("case_study", "individual"),
    "A11-E3": ("action_plan", "individual"),
}  # fmt: skip


@pytest.fixture
def course(db: None) -> Course:
    load_curriculum(settings.LMS_FIXTURES_DIR)
    return Course.objects.get(code="RRM-A")


def exercises(edition: Edition, language: str) -> list[Any]:
    return [one for one in edition_outline(edition.pk, language) if one.kind == "exercise"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_exercise_is_whole_in_both_languages(course: Course, language: str) -> None:
    found = {}
    for item in exercises(course.editions.get(), language):
        version = version_by_id(item.version_id)
        kind, content = kind_of_version(version), content_of(version)
        found[item.code] = (kind.key, content.mode)

        assert version.language == language
        assert item.is_ready
        assert item.minutes
        assert content.task
        assert content.good
        assert content.facilitator
        assert [case.code for case in content.case_files] == content.cases
        if kind.is_graded_by_hand:
            assert content.model_answer
            assert content.comments
            assert len(content.rubric) >= 3

    assert found == PLAN


def test_every_kind_is_proven_on_an_exercise() -> None:
    assert {kind for kind, _mode in PLAN.values()} == set(all_kinds())
    assert len(PLAN) == EXERCISES


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_exercise_is_answered_as_a_browser_does(course: Course, client_as: ClientAs, language: str) -> None:
    """Opens the page, saves a draft by script, hands in by script, reads the closed page; as member of a group."""
    setup = make_cohort(CourseSetup(course, course.editions.get(), {}, {}), trainees=3)
    for kind in ("group", "pair"):
        group = GroupFactory(cohort=setup.cohort, kind=kind)
        for enrolment in setup.enrolments[:2]:
            GroupMembershipFactory(group=group, enrolment=enrolment)
    client = client_as(setup.trainee)

    for number, item in enumerate(exercises(course.editions.get(), language)):
        answers = _answers(item)
        where = {"cohort": setup.cohort.code, "slug": item.slug}
        with translation.override(language):
            page, draft = reverse("lms_workbook:exercise", kwargs=where), reverse("lms_workbook:draft", kwargs=where)

        assert client.get(page).status_code == 200, item.code
        saved = _send(client, draft, setup.trainee.key, answers, seq=2 * number + 1)
        assert (saved.status_code, saved.json()["code"]) == (200, "ok"), (item.code, saved.content)
        handed_in = _send(client, draft, setup.trainee.key, answers, seq=2 * number + 2, act="submit")
        assert handed_in.status_code == 200, (item.code, handed_in.content)
        assert client.get(page).status_code == 200, item.code

    responses = Response.objects.visible_to(viewer_for(setup.trainee.account))
    assert responses.count() == EXERCISES
    assert set(responses.values_list("state", flat=True)) == {"submitted", "accepted"}
    assert responses.filter(group__isnull=False).count() == sum(mode != "individual" for _kind, mode in PLAN.values())


def _answers(item: Any) -> dict[str, str]:
    version = version_by_id(item.version_id)
    return complete_answers(kind_of_version(version), content_of(version))


DEVICE = str(uuid.uuid4())


def _send(client: Client, url: str, writer: Any, answers: dict[str, str], *, seq: int, act: str = "save") -> Any:
    data = {
        "device": DEVICE,
        "seq": seq,
        "request_key": str(uuid.uuid4()),
        "writer": str(writer),
        "act": act,
        "known": 0,
        "changes": {name: ["", text] for name, text in answers.items()},
    }
    return client.post(url, json.dumps(data), content_type="application/json")
