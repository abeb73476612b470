"""The arithmetic of single kinds: quadrants, scores, dates, signs, formulas, orders. No database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.kinds.assistance_plan.reviews import DEFAULT_DAYS, review_date
from workbook.kinds.assistance_plan.signs import state_of
from workbook.kinds.budget_sheet.formula import FormulaError, names_in, value_of
from workbook.kinds.budget_sheet.lines import written
from workbook.kinds.ranking.marking import agreement, weighted_total, weights_sum
from workbook.kinds.referral_form.timing import answered_within, outcome_within, working_days
from workbook.kinds.risk_matrix.rating import score_of, score_text, tone_of
from workbook.kinds.stakeholder_map.strategy import strategy_of

# Blueprint A4, question 3, and the days of form F2.
PLAN = {"plan_date": "2026-03-10"}


@pytest.mark.parametrize(
    ("days", "expected"),
    zip(DEFAULT_DAYS, ["2026-03-17", "2026-04-09", "2026-06-08", "2026-09-06", "2027-03-05"], strict=True),
)
def test_review_dates_count_days_from_the_agreement(days: int, expected: str) -> None:
    assert review_date(PLAN, days) == expected


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30", "9999-12-31"])
def test_review_date_is_empty_without_a_day(typed: str) -> None:
    assert review_date({"plan_date": typed}, 360) == ""


@pytest.mark.parametrize(
    ("seen", "expected"),
    [([], "green"), (["amber"], "amber"), (["amber", "amber"], "red"), (["red"], "red"), (["", ""], "green")],
)
def test_two_ambers_in_one_dimension_are_a_red(seen: list[str], expected: str) -> None:
    assert state_of(seen) == expected


@pytest.mark.parametrize(
    ("power", "interest", "expected"),
    [
        ("5", "5", "Work closely"),
        ("3", "2", "Keep satisfied"),
        ("2", "3", "Keep informed"),
        ("1", "1", "Monitor"),
        ("", "4", ""),
        ("6", "4", ""),
        ("four", "4", ""),
    ],
)
def test_quadrant_suggests_a_strategy(power: str, interest: str, expected: str) -> None:
    assert str(strategy_of({"power": power, "interest": interest})) == expected


@pytest.mark.parametrize(
    ("likelihood", "impact", "score", "tone"),
    [("4", "5", 20, "bad"), ("3", "5", 15, "bad"), ("2", "3", 6, "wait"), ("1", "5", 5, "ok"), ("", "5", None, "")],
)
def test_risk_score_is_likelihood_times_impact(likelihood: str, impact: str, score: int | None, tone: str) -> None:
    row = {"likelihood": likelihood, "impact": impact}

    assert (score_of(row), tone_of(row)) == (score, tone)


def test_risk_score_says_its_band_in_words() -> None:
    assert score_text({"likelihood": "4", "impact": "5"}) == "20, high"


def test_working_days_leave_out_friday_and_saturday() -> None:
    wednesday, sunday = date(2026, 3, 11), date(2026, 3, 15)

    assert working_days(wednesday, sunday) == 2


@pytest.mark.parametrize(
    ("sent", "answered", "expected"),
    [
        ("2026-03-11", "2026-03-16", "3 working days, in time"),
        ("2026-03-11", "2026-03-17", "4 working days, late"),
        ("2026-03-11", "2026-03-10", "Before it was sent: check the dates."),
        ("2026-03-11", "", ""),
    ],
)
def test_referral_is_answered_within_three_working_days(sent: str, answered: str, expected: str) -> None:
    assert answered_within({"sent": sent, "acknowledged": answered}) == expected


def test_referral_outcome_is_due_within_thirty_days() -> None:
    assert outcome_within({"sent": "2026-03-01", "outcome_date": "2026-03-31"}) == "30 days, in time"
    assert outcome_within({"sent": "2026-03-01", "outcome_date": "2026-04-01"}) == "31 days, late"


# --- budget -------------------------------------------------------------------------------------
WORKSHOP: dict[str, Decimal | None] = {
    "sales": Decimal(2400000),
    "variable": Decimal(1500000),
    "fixed": Decimal(500000),
    "start": Decimal(4800000),
}


def test_formulas_give_the_figures_of_the_blueprint() -> None:
    profit = value_of("sales - variable - fixed", WORKSHOP)

    assert profit == Decimal(400000)
    assert value_of("start / profit", {**WORKSHOP, "profit": profit}) == Decimal(12)


@pytest.mark.parametrize("formula", ["1 / 0", "0 / 0", "sales / (fixed - 500000)", "-1e400 * 9e999999"])
def test_formula_that_cannot_be_done_gives_nothing(formula: str) -> None:
    result = value_of(formula, WORKSHOP)

    assert result is None or written(result, "IQD") == ""


@pytest.mark.parametrize(
    "formula",
    ["__import__('os')", "sales.real", "sales ** 9", "[1]", "lambda: 1", "sales if fixed else 1", "", "1 +", "True"],
)
def test_formula_is_arithmetic_and_nothing_else(formula: str) -> None:
    with pytest.raises(FormulaError):
        names_in(formula)


def test_formula_missing_a_value_waits() -> None:
    assert value_of("sales - rent", {"sales": Decimal(1), "rent": None}) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("400000", "400,000 IQD"), ("0.5", "0.5 IQD"), ("12.345", "12.34 IQD"), ("-1", "-1 IQD"), ("1e30", "")],
)
def test_amounts_are_written_with_at_most_two_decimals(value: str, expected: str) -> None:
    assert written(Decimal(value), "IQD") == expected


# --- ranking ------------------------------------------------------------------------------------
def test_agreement_counts_pairs_in_the_order_of_the_model() -> None:
    model = ["a", "b", "c", "d"]

    assert agreement({"a": 1, "b": 2, "c": 3, "d": 4}, model) == (6, 6)
    assert agreement({"a": 2, "b": 1, "c": 3, "d": 4}, model) == (5, 6)
    assert agreement({"a": 1, "d": 2}, model) == (1, 1)


@given(st.permutations(["a", "b", "c", "d", "e", "f"]))
def test_agreement_of_an_order_and_its_reverse_is_the_whole(order: list[str]) -> None:
    model = ["a", "b", "c", "d", "e", "f"]
    ranks = {key: place for place, key in enumerate(order)}
    reverse = {key: -place for key, place in ranks.items()}

    assert agreement(ranks, model)[0] + agreement(reverse, model)[0] == 15


def test_weighted_total_stays_on_the_scale() -> None:
    row = {"f-weight_x": "60", "f-weight_y": "40", "c_x": "5", "c_y": "2"}

    assert weighted_total(row, ["x", "y"]) == "3.80"
    assert weighted_total({**row, "c_y": ""}, ["x", "y"]) == ""


def test_weights_read_arabic_digits() -> None:
    assert weights_sum({"f-weight_x": "٦٠", "f-weight_y": "40"}, ["x", "y"]) == 100
