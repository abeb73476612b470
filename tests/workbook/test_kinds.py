"""Definitions and marking of each kind; no database."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.workbook.conftest import CASE_STUDY, COMPLETE, MATCHING, REFLECTION
from workbook import kinds
from workbook.kinds import all_kinds, kind_of
from workbook.kinds.base import UnknownKindError
from workbook.rubric import ScoreError, checked_scores, open_criteria, total
from workbook.text import clean_text


def problems(definition, **changes):
    with pytest.raises(ValidationError) as caught:
        kind_of(definition["type"]).parse({**definition, **changes})
    return {one["loc"]: one["msg"] for one in caught.value.errors()}


def test_registry_finds_every_folder():
    folders = {path.parent.name for path in Path(kinds.__file__).parent.glob("*/kind.py")}

    assert set(all_kinds()) == folders
    with pytest.raises(UnknownKindError):
        kind_of("drawing")


@pytest.mark.parametrize("definition", [MATCHING, CASE_STUDY, REFLECTION])
def test_definition_survives_a_round_trip(definition):
    kind = kind_of(definition["type"])
    content = kind.parse(definition)
    assert kind.parse(content.model_dump(mode="json")) == content


def test_matching_answer_must_name_a_target():
    items = [{**MATCHING["items"][0], "answer": "voluntry"}]
    assert ("items", 0, "answer") in problems(MATCHING, items=items)


def test_matching_keys_are_unique():
    assert ("items", 1, "key") in problems(MATCHING, items=[MATCHING["items"][0]] * 2)
    assert ("targets", 1, "key") in problems(MATCHING, targets=[MATCHING["targets"][0]] * 2)


def test_matching_gives_one_point_an_item():
    kind = kind_of("matching")
    content = kind.parse(MATCHING)
    mark = kind.mark(content, {"item-i01": "free", "item-i02": "free"})
    assert (mark.points, mark.max_points) == (1, 2)
    assert mark.detail == {"right": {"item-i01": True, "item-i02": False}}


def test_matching_open_item_is_worth_nothing():
    kind = kind_of("matching")
    assert kind.mark(kind.parse(MATCHING), {}).points == 0


@pytest.mark.parametrize("count", [3, 5])
def test_rubric_levels_are_exactly_four(count):
    rubric = [{**CASE_STUDY["rubric"][0], "levels": ["x"] * count}]
    assert ("rubric", 0, "levels") in problems(CASE_STUDY, rubric=rubric)


def test_rubric_criteria_are_unique():
    assert ("rubric", 1, "key") in problems(CASE_STUDY, rubric=[CASE_STUDY["rubric"][0]] * 2)


def test_case_study_needs_no_more_cells_than_it_has():
    assert ("required_cells",) in problems(CASE_STUDY, required_cells=3)


def test_case_study_grid_needs_rows():
    assert ("columns",) in problems(CASE_STUDY, rows=[], required_cells=0)


def test_unknown_field_is_refused():
    assert ("pass_procent",) in problems(MATCHING, pass_procent=50)


def test_key_with_hyphen_is_refused():
    """Keys are joined with hyphens to field names, so two could fall together."""
    assert any("key" in place for place in problems(REFLECTION, prompts=[{"key": "a-b", "label": "x"}]))


def test_reflection_cannot_be_public():
    assert ("private",) in problems(REFLECTION, private=False)


def test_pass_points_are_rounded_up():
    content = kind_of("case_study").parse(CASE_STUDY)
    assert (content.max_points, content.pass_points) == (6, 4)  # 60 % of 6 is 3.6


def test_scores_are_checked_and_added_up():
    content = kind_of("case_study").parse(CASE_STUDY)
    assert checked_scores(content, {"facts": 2, "place": 3}) == {"place": 3, "facts": 2}
    assert open_criteria(content, {"facts": 2}) == ["Placement"]
    assert total({"facts": 2, "place": 3}) == 5


@pytest.mark.parametrize("scores", [{"facts": 4}, {"facts": -1}, {"unknown": 1}, {"facts": True}, {"facts": "2"}])
def test_wrong_scores_are_refused(scores):
    with pytest.raises(ScoreError):
        checked_scores(kind_of("case_study").parse(CASE_STUDY), scores)


def test_parts_follow_the_order_of_the_exercise():
    kind = kind_of("case_study")
    parts = kind.parts(kind.parse(CASE_STUDY), COMPLETE)
    assert [(one.group, one.label, one.text) for one in parts] == [
        ("Individual", "Economic", "K+ a trade"),
        ("Individual", "Social", "K+ a brother"),
        ("", "What is outside his control?", "The civil ID office"),
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("safe \u202eevil\u2066", "safe evil"),
        ("line\r\nline\rline", "line\nline\nline"),
        (" \n\t ", ""),
        ("می\u200cخواهم \u200f", "می\u200cخواهم \u200f"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_text_keeps_what_is_meant_and_drops_what_deceives(typed, kept):
    assert clean_text(typed) == kept
