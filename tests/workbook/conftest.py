"""A cohort with one exercise of each kind, and an answer ready to be handed in."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from lms.api import viewer_for
from lms.models import ActivityVersion, Enrolment, Person
from tests.factories import ActivitySpec, CohortSetup, make_cohort, make_course, rule_json
from workbook import api
from workbook.api import Change, Writer, digest
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
    """`save(code, answers)` saves changed fields of the first trainee, always from the same device."""

    def act(code: str, answers: dict[str, str], **more: Any) -> Any:
        return api.save_draft(**delivery(setup, code, answers, **more))

    return act


@pytest.fixture
def submit(setup: CohortSetup) -> Save:
    """`submit(code, answers)` hands in for the first trainee."""

    def act(code: str, answers: dict[str, str], **more: Any) -> Any:
        return api.submit(**delivery(setup, code, answers, **more))

    return act


DEVICE = "device-one"
SEQ = itertools.count(1)


def changes(answers: dict[str, str], seen: dict[str, str] | None = None) -> dict[str, Change]:
    """Changed fields as a page sends them that was rendered with the texts `seen`."""
    return {name: Change(digest((seen or {}).get(name, "")), value) for name, value in answers.items()}


def writer(setup: CohortSetup, who: int = 0) -> Writer:
    """A trainee who writes the own answer."""
    return Writer(setup.enrolments[who], setup.trainees[who])


def delivery(
    setup: CohortSetup,
    code: str,
    answers: dict[str, str],
    *,
    seen: dict[str, str] | None = None,
    device: str = DEVICE,
    who: int = 0,
    **more: Any,
) -> dict[str, Any]:
    """What `api.save_draft` and `api.submit` take: of the trainee `who`, from `device`, later than all before."""
    return {
        "writer": writer(setup, who),
        "version": setup.course.version(code),
        "changes": changes(answers, seen),
        "device": device,
        "seq": next(SEQ),
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
