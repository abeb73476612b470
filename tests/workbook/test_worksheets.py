"""Every kind on its own small definition: drafts, handing in, reading, drawing, writing in both directions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pydantic
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.workbook.definitions import definition_of, worksheet_keys
from tests.workbook.filling import complete_answers
from workbook.kinds import all_kinds
from workbook.source import ExerciseFile

KINDS = sorted(all_kinds())
HOSTILE = {
    "long": "ا" * 9_000,
    "markup": "<script>alert(1)</script><b>x</b>",
    "formula": '=HYPERLINK("http://x.example")',
    "emoji": "👩🏽‍🌾 🇮🇶",
    "bidi": "a\u202eb\u2066c",
    "number": "-1e999",
}


def content_of(key: str, **more: Any) -> Any:
    return all_kinds()[key].parse({**definition_of(key), **more})


def errors_of(key: str, answers: dict[str, str], content: Any = None, **options: Any) -> dict[str, list[str]]:
    form = all_kinds()[key].form_class(content or content_of(key), data=answers, complete=True, **options)
    return {name: [str(one) for one in errors] for name, errors in form.errors.items()}


@pytest.mark.parametrize("key", KINDS)
def test_kind_keeps_its_definition(key: str) -> None:
    content = content_of(key)

    assert all_kinds()[key].parse(content.model_dump(mode="json")) == content


@pytest.mark.parametrize("key", KINDS)
def test_kind_is_handed_in_only_when_complete(key: str) -> None:
    answers = complete_answers(all_kinds()[key], content_of(key))

    assert errors_of(key, answers) == {}
    assert errors_of(key, {}) != {}


@pytest.mark.parametrize("key", KINDS)
def test_kind_takes_every_half_filled_draft(key: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    for name, text in complete_answers(kind, content).items():
        form = kind.form_class(content, data={name: text})

        assert form.is_valid(), form.errors
        assert form.cleaned_data[name] == text


@pytest.mark.parametrize("key", KINDS)
def test_kind_reads_every_answer_once(key: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    answers = complete_answers(kind, content)

    names = [part.name for part in kind.parts(content, answers)]

    assert len(names) == len(set(names))
    assert set(answers) <= set(names)


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_kind_renders_form_and_answer(key: str, language: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    answers = complete_answers(kind, content)
    context = {"kind": kind, "content": content, "content_language": language, "answers": answers}
    with translation.override(language):
        form = render_to_string(kind.form_template, {**context, "form": kind.form_class(content, initial=answers)})
        answer = render_to_string(kind.answer_template, {**context, "parts": kind.parts(content, answers)})

    shown = set(re.findall(r'name="([^"]+)"', form))
    assert {name for name in answers if name not in shown} == set()
    assert "عائد" in answer or key == "matching"


@pytest.mark.parametrize("key", worksheet_keys())
def test_form_gives_ids_once_and_labels_every_field(key: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    html = render_to_string(
        kind.form_template,
        {"kind": kind, "content": content, "content_language": "en", "form": kind.form_class(content)},
    )
    html = re.sub(r"<template.*?</template>", "", html, flags=re.S)
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("key", KINDS)
def test_kind_survives_hostile_texts(key: str) -> None:
    kind, content = all_kinds()[key], content_of(key)
    for text in HOSTILE.values():
        names = [name for name in complete_answers(kind, content) if not name.startswith("item-")]
        form = kind.form_class(content, data=dict.fromkeys(names, text))
        form.is_valid()
        typed = {name: str(form.cleaned_data.get(name) or "") for name in names}
        context = {"kind": kind, "content": content, "content_language": "en", "answers": typed}

        html = render_to_string(kind.answer_template, {**context, "parts": kind.parts(content, typed)})

        assert "<script" not in html
        assert "\u202e" not in html
        assert isinstance(kind.computed(content, typed), dict)


# --- rows, dates, numbers -----------------------------------------------------------------------
def test_rows_that_are_asked_for_are_counted() -> None:
    content = content_of("action_plan", required_rows=[{"key": "actions", "number": 3}])
    answers = complete_answers(all_kinds()["action_plan"], content)
    for name in [name for name in answers if name.startswith("t-actions-2-")]:
        del answers[name]

    errors = errors_of("action_plan", answers, content)

    assert errors == {"t-actions-2-action": ["Fill at least 3 rows; 2 are filled so far."]}


def test_row_that_was_begun_is_finished() -> None:
    answers = complete_answers(all_kinds()["risk_matrix"], content_of("risk_matrix"))
    answers["t-risks-7-cause"] = "No budget line"

    assert set(errors_of("risk_matrix", answers)) == {
        f"t-risks-7-{column}" for column in ("risk", "likelihood", "impact", "owner", "mitigation")
    }


def test_fault_names_the_row() -> None:
    content = content_of("risk_matrix")
    form = all_kinds()["risk_matrix"].form_class(content, data={"t-risks-4-cause": "x"}, complete=True)

    assert "Risk 4 · Owner" in [str(one.label) for one in form.faults()]


def test_removed_row_leaves_the_others_where_they_are() -> None:
    table = content_of("action_plan").layout.table("actions")
    answers = {"t-actions-1-action": "one", "t-actions-3-action": "three"}

    assert table.used_rows(answers) == ["1", "3"]
    assert table.shown_rows(answers) == ["1", "3", "4"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soon", "Write a day as year-month-day"),
        ("2026-02-30", "Write a day as year-month-day"),
        ("0026-03-10", "This year cannot be right"),
        ("2026-03-09", "This day lies before the course begins (2026-03-10)"),
    ],
)
def test_day_of_ones_own_plan_must_make_sense(typed: str, says: str) -> None:
    content = content_of("action_plan", dates_from_course=True)
    answers = complete_answers(all_kinds()["action_plan"], content) | {"t-actions-1-start": typed}

    errors = errors_of("action_plan", answers, content, begins=date(2026, 3, 10))

    assert errors["t-actions-1-start"][0].startswith(says)


def test_day_of_a_simulated_case_may_lie_before_the_course() -> None:
    answers = complete_answers(all_kinds()["action_plan"], content_of("action_plan"))

    assert errors_of("action_plan", answers, begins=date(2040, 1, 1)) == {}


def test_nothing_ends_before_it_starts() -> None:
    answers = complete_answers(all_kinds()["action_plan"], content_of("action_plan"))
    answers |= {"t-actions-1-start": "2030-02-01", "t-actions-1-end": "2030-01-01"}

    assert errors_of("action_plan", answers) == {"t-actions-1-end": ["The end comes before the start."]}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-5", "The number must lie between 0 and 120"),
        ("121", "The number must lie between 0 and 120"),
        ("forty", "Write a number"),
        ("9" * 200, "This number is too long"),
    ],
)
def test_absurd_numbers_are_refused_at_the_end_only(typed: str, says: str) -> None:
    kind, content = all_kinds()["needs_assessment"], content_of("needs_assessment")
    answers = complete_answers(kind, content) | {"t-household-1-age": typed}

    assert errors_of("needs_assessment", answers)["t-household-1-age"][0].startswith(says)
    assert kind.form_class(content, data=answers).is_valid()


def test_number_is_read_in_arabic_digits() -> None:
    answers = complete_answers(all_kinds()["budget_sheet"], content_of("budget_sheet")) | {"f-sales": "٢٬٤٠٠٬٠٠٠"}

    computed = all_kinds()["budget_sheet"].computed(content_of("budget_sheet"), answers)

    assert computed["f-profit"] == "1,900,000 IQD"


# --- ranking, budget, plan ----------------------------------------------------------------------
def test_each_place_is_given_once() -> None:
    answers = complete_answers(all_kinds()["ranking"], content_of("ranking")) | {"t-ranking-y-rank": "1"}

    assert errors_of("ranking", answers) == {"t-ranking-y-rank": ["Place 1 is given to “Project x” already."]}


def test_weights_make_a_whole() -> None:
    answers = complete_answers(all_kinds()["ranking"], content_of("ranking")) | {"f-weight_cost": "20"}

    assert errors_of("ranking", answers) == {"f-weight_cost": ["The weights together make 120, not 100."]}


def test_ranking_is_compared_with_the_model() -> None:
    content = content_of("ranking")
    answers = {"t-ranking-x-rank": "2", "t-ranking-y-rank": "1", "t-ranking-z-rank": "3"}

    (check,) = all_kinds()["ranking"].checks(content, answers)

    assert (check.text, check.is_right) == ("2/3", False)


@pytest.mark.parametrize(
    ("typed", "is_right"), [("2,400,000", True), ("2399000", True), ("2398999", False), ("", False)]
)
def test_budget_figures_are_checked_with_tolerance(typed: str, is_right: bool) -> None:
    (check,) = all_kinds()["budget_sheet"].checks(content_of("budget_sheet"), {"f-sales": typed})

    assert check.is_right is is_right


def test_right_figures_are_not_in_the_form() -> None:
    kind, content = all_kinds()["budget_sheet"], content_of("budget_sheet")

    html = render_to_string(
        kind.form_template,
        {"kind": kind, "content": content, "content_language": "en", "form": kind.form_class(content)},
    )

    assert "2,400,000" not in html
    assert "2400000" not in html


def test_plan_works_out_the_review_dates_of_the_author() -> None:
    content = content_of("assistance_plan", review_days=[14, 90])

    computed = all_kinds()["assistance_plan"].computed(content, {"f-plan_date": "2026-03-10"})

    assert {name: text for name, text in computed.items() if "review" in name} == {
        "f-review_14": "2026-03-24",
        "f-review_90": "2026-06-08",
    }


# --- what authors may leave out, and what a file may say -----------------------------------------
def test_optional_part_is_left_out_everywhere() -> None:
    kind, content = all_kinds()["stakeholder_map"], content_of("stakeholder_map", left_out=["offer"])

    names = kind.form_class(content).fields

    assert not [name for name in names if name.endswith("-offer")]
    assert [name for name in names if name.endswith("-need")]


@pytest.mark.parametrize(
    ("key", "more", "place"),
    [
        ("action_plan", {"required_rows": [{"key": "steps", "number": 2}]}, ("required_rows", 0, "key")),
        ("stakeholder_map", {"left_out": ["actor"]}, ("left_out", 0)),
        ("ranking", {"model_order": ["x", "y"]}, ("model_order",)),
        (
            "budget_sheet",
            {"lines": [{"key": "a", "text": "A", "kind": "formula", "formula": "b * 2"}]},
            ("lines", 0, "formula"),
        ),
        ("role_play", {"rounds": 9}, ("rounds",)),
        ("assistance_plan", {"review_days": [0]}, ("review_days", 0)),
    ],
)
def test_file_with_a_mistake_is_refused_with_its_place(key: str, more: dict[str, Any], place: tuple[Any, ...]) -> None:
    head = {"kind": "exercise", "code": "T-1", "slug": "t-1", "language": "en", "title": "T", "minutes": 10}

    with pytest.raises(pydantic.ValidationError) as caught:
        ExerciseFile.model_validate({**head, **definition_of(key), **more})

    assert place in [one["loc"] for one in caught.value.errors()]
