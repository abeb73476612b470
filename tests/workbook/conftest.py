"""A cohort with one exercise of each kind, and an answer ready to be handed in."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from lms.api import viewer_for
from lms.models import ActivityVersion, Enrolment, Person
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course, rule_json
from workbook import api
from workbook.models import Response

CASE = {
    "code": "SIM-01",
    "name": "Karwan A.",
    "age": "34",
    "title": "return to Erbil",
    "banner": "Simulated case.",
    "facts": [["Family", "Wife, daughter"]],
    "story_html": "<p>Karwan comes with a folder.</p>",
    "trainer_note_html": "<p>A hidden debt will appear.</p>",
    "language": "en",
}
MATCHING: dict[str, Any] = {
    "type": "matching",
    "task": "Choose for each case.",
    "targets": [{"key": "free", "text": "Return by free decision"}, {"key": "removal", "text": "Removal"}],
    "items": [
        {"key": "i01", "text": "Hana gives up her flat.", "answer": "free", "why": "She could have stayed."},
        {"key": "i02", "text": "Two officers accompany Rebwar.", "answer": "removal", "why": "It was enforced."},
    ],
    "pass_percent": 60,
    "facilitator": "Ask how she left.",
}
CASE_STUDY: dict[str, Any] = {
    "type": "case_study",
    "task": "Read the **file**.",
    "cases": ["SIM-01"],
    "case_files": [CASE],
    "columns": [{"key": "eco", "text": "Economic"}, {"key": "soc", "text": "Social"}],
    "rows": [{"key": "ind", "text": "Individual"}],
    "required_cells": 2,
    "prompts": [{"key": "beyond", "label": "What is outside his control?", "hint": "Name it."}],
    "rubric": [
        {"key": "place", "title": "Placement", "levels": ["none", "some", "most", "all"]},
        {"key": "facts", "title": "Facts", "levels": ["guesses", "mixed", "facts", "facts and questions"]},
    ],
    "pass_percent": 60,
    "comments": ["Say by when."],
    "model_answer": "The model answer of the author.",
    "facilitator": "Watch for labels.",
}
REFLECTION: dict[str, Any] = {
    "type": "reflection",
    "task": "Write for yourself.",
    "prompts": [{"key": "answer", "label": "When did it succeed?"}],
}
COMPLETE = {"cell-ind-eco": "K+ a trade", "cell-ind-soc": "K+ a brother", "prompt-beyond": "The civil ID office"}
SPECS = (
    ActivitySpec(kind="lesson", code="A1"),
    ActivitySpec(kind="exercise", code="E1", definition=MATCHING, parent="A1"),
    ActivitySpec(kind="exercise", code="E2", definition=CASE_STUDY, parent="A1"),
    ActivitySpec(kind="exercise", code="E3", definition=REFLECTION, parent="A1", is_private=True),
)

Save = Callable[..., Any]


@pytest.fixture
def setup(db: None) -> CohortSetup:
    """Two trainees and a trainer in a course with E1 matching, E2 case study, E3 reflection."""
    course = make_course(SPECS, rule=rule_json(E2="accepted"))
    return make_cohort(course, trainees=2)


@pytest.fixture
def enrolment(setup: CohortSetup) -> Enrolment:
    return setup.enrolment


@pytest.fixture
def save(setup: CohortSetup) -> Save:
    """`save(code, answers, base)` saves a draft of the first trainee."""

    def act(code: str, answers: dict[str, str], base: int = 0, **more: Any) -> Any:
        return api.save_draft(**_request(setup, code, answers, base, more))

    return act


@pytest.fixture
def submit(setup: CohortSetup) -> Save:
    """`submit(code, answers, base)` hands in for the first trainee."""

    def act(code: str, answers: dict[str, str], base: int = 0, **more: Any) -> Any:
        return api.submit(**_request(setup, code, answers, base, more))

    return act


def _request(setup: CohortSetup, code: str, answers: dict[str, str], base: int, more: dict[str, Any]) -> dict[str, Any]:
    return {
        "enrolment": setup.enrolment,
        "version": setup.course.version(code),
        "answers": answers,
        "base_revision": base,
        "request_key": uuid.uuid4(),
        **more,
    }


@pytest.fixture
def handed_in(submit: Save) -> Response:
    """The first trainee's case study, waiting for marking."""
    return submit("E2", COMPLETE).response  # type: ignore[no-any-return]


def viewer(person: Person) -> Any:
    return viewer_for(person.account)


def version(setup: CohortSetup, code: str) -> ActivityVersion:
    return setup.course.version(code)
