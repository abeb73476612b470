"""Pure rules: requirements, steps, notes, standings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tot.chart import WIDTH, bar_chart
from tot.policy import (
    ENDED,
    PATHWAY,
    TRANSITIONS,
    Facts,
    judge_nomination,
    may_move,
    needs_note,
    standing_during,
)
from tot.stages import Stage, Standing


def facts(**changes: object) -> Facts:
    values = {
        "has_passed": True,
        "percent": Decimal(65),
        "years_of_experience": 3,
        "release_confirmed": True,
        "languages": ["ckb"],
    }
    return Facts(**{**values, **changes})  # type: ignore[arg-type]


def test_judge_nomination_accepts_the_least_that_is_asked() -> None:
    assert judge_nomination(facts()).is_met


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"has_passed": False}, "course"),
        ({"percent": Decimal("64.99")}, "result"),
        ({"percent": None}, "result"),
        ({"years_of_experience": 2}, "experience"),
        ({"release_confirmed": False}, "release"),
        ({"languages": ["en"]}, "language"),
        ({"languages": []}, "language"),
    ],
)
def test_judge_nomination_names_what_is_missing(change: dict[str, object], key: str) -> None:
    verdict = judge_nomination(facts(**change))

    assert not verdict.is_met
    assert [item.key for item in verdict.missing] == [key]


def test_judge_nomination_shows_a_percentage_rounded_down() -> None:
    result = next(item for item in judge_nomination(facts(percent=Decimal("64.99"))).items if item.key == "result")

    assert (result.have, result.need) == (64, 65)


def test_judge_nomination_names_all_reasons_at_once() -> None:
    verdict = judge_nomination(facts(has_passed=False, percent=None, years_of_experience=0, languages=[]))

    assert [item.key for item in verdict.missing] == ["course", "result", "experience", "language"]


def test_transitions_know_every_stage() -> None:
    assert set(TRANSITIONS) == set(Stage)


def test_may_move_goes_one_step_on_never_two() -> None:
    for place, stage in enumerate(PATHWAY[:-1]):
        assert may_move(stage, PATHWAY[place + 1])
        assert not any(may_move(stage, later) for later in PATHWAY[place + 2 :])


def test_may_move_leaves_no_way_out_of_an_end() -> None:
    assert not any(may_move(stage, to) for stage in (*ENDED, Stage.ACCREDITED) for to in Stage)


def test_needs_note_for_steps_back_and_out_only() -> None:
    assert needs_note(Stage.SELECTED, Stage.NOMINATED)
    assert needs_note(Stage.SELECTED, Stage.DECLINED)
    assert needs_note(Stage.SELECTED, Stage.WITHDRAWN)
    assert not needs_note(Stage.SELECTED, Stage.TOT_COURSE)


def test_standing_during_follows_the_stage() -> None:
    assert standing_during(Stage.SELECTED) is None
    assert standing_during(Stage.CO_DELIVERY) == Standing.TRAINEE
    assert standing_during(Stage.LEAD_DELIVERY) == Standing.CO_TRAINER


@pytest.mark.parametrize("is_rtl", [False, True])
def test_bar_chart_keeps_every_bar_inside(is_rtl: bool) -> None:
    chart = bar_chart([("Erbil", 4), ("Basra", 1)], is_rtl=is_rtl)

    assert all(bar.bar_x >= 0 and bar.bar_x + bar.bar_width <= WIDTH for bar in chart.bars)
    assert chart.bars[0].bar_width == 4 * chart.bars[1].bar_width
    if is_rtl:
        assert {bar.bar_x + bar.bar_width for bar in chart.bars} == {WIDTH}
    else:
        assert {bar.bar_x for bar in chart.bars} == {0}


def test_bar_chart_of_nothing_is_empty() -> None:
    assert bar_chart([], is_rtl=False).height == 0
