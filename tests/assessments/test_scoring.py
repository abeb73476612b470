"""Arithmetic of marks: examples of each rule, and what must hold for every answer."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.definition import mark_answers, parse_quiz, problems_of, tidy_answers
from assessments.kinds import all_kinds, folder_names, get_kind
from assessments.kinds.ordering.scoring import longest_increasing
from assessments.scoring import Mark, is_better, is_passed, part_of, percent, points_for, total
from tests.assessments.quizzes import DEFINITION, MATCHING, MULTIPLE, NUMERIC, ORDERING, QUESTIONS, SINGLE, key_answers

QUIZ = parse_quiz(1, "en", DEFINITION)


def share(question: dict[str, Any], answer: dict[str, Any]) -> Decimal:
    return get_kind(question["kind"]).share(question, answer)


def test_kinds_are_found_by_their_folders() -> None:
    assert {kind.key for kind in all_kinds()} == set(folder_names())


@pytest.mark.parametrize(("choice", "expected"), [("right1", 1), ("wrong1", 0), ("", 0)])
def test_single_is_all_or_nothing(choice: str, expected: int) -> None:
    assert share(SINGLE, {"choice": choice}) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (["rivera", "riverb"], "1"),
        (["rivera"], "0.5"),
        (["rivera", "townc"], "0"),
        (["rivera", "riverb", "townc"], "0.5"),
        (["townc"], "0"),
        ([], "0"),
    ],
)
def test_multiple_takes_wrong_ticks_off_right_ones(choices: list[str], expected: str) -> None:
    assert share(MULTIPLE, {"choices": choices}) == Decimal(expected)


def test_matching_counts_each_pair() -> None:
    matches = {"pair1": "pair1", "pair2": "pair3", "pair3": "pair3"}

    assert points_for(share(MATCHING, {"matches": matches}), Decimal(3)) == 2


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([1, 2, 3, 4], "1"),
        ([4, 1, 2, 3], "0.67"),  # one item moved
        ([2, 1, 4, 3], "0.33"),
        ([4, 3, 2, 1], "0"),
    ],
)
def test_ordering_counts_the_moves_that_are_needed(order: list[int], expected: str) -> None:
    places = {f"step{item}": place for place, item in enumerate(order, start=1)}

    assert points_for(share(ORDERING, {"places": places}), Decimal(1)) == Decimal(expected)


@given(st.permutations(range(7)))
def test_longest_increasing_agrees_with_trying_everything(numbers: list[int]) -> None:
    best = max(
        len(chosen)
        for length in range(1, 8)
        for chosen in itertools.combinations(numbers, length)
        if list(chosen) == sorted(chosen)
    )

    assert longest_increasing(numbers) == best


@pytest.mark.parametrize("text", ["11799", "11903", "11,861", "11.861", "١١٨٦١", "11 861 people"])
def test_numeric_accepts_the_interval_with_its_ends(text: str) -> None:
    assert share(NUMERIC, {"number": text}) == 1


@pytest.mark.parametrize("text", ["11798", "11904", "118.61", "-11861", "eleven", ""])
def test_numeric_gives_nothing_outside(text: str) -> None:
    assert share(NUMERIC, {"number": text}) == 0


KEYS = [part["key"] for one in QUESTIONS for name in ("options", "pairs", "items") for part in one.get(name, [])]
junk = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=12) | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner),
    max_leaves=12,
)
answers = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("choice", "choices", "matches", "number", "places", "reason"), junk)
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([one["key"] for one in QUESTIONS] + ["other"]), answers | junk))
def test_marks_of_any_answer_stay_within_the_points(raw: dict[str, Any]) -> None:
    tidy = tidy_answers(QUIZ, raw)

    marks = mark_answers(QUIZ, tidy)

    assert len(marks) == len(QUESTIONS)
    assert all(0 <= mark.points <= mark.max_points for mark in marks)
    assert total(marks)[0] <= QUIZ.max_points
    assert tidy_answers(QUIZ, tidy) == tidy
    problems_of(QUIZ, tidy)


def test_the_key_earns_everything() -> None:
    assert total(mark_answers(QUIZ, key_answers())) == (Decimal(8), Decimal(8))
    assert problems_of(QUIZ, key_answers()) == {}


@given(st.randoms(use_true_random=False))
def test_marks_do_not_depend_on_the_order_of_ticks_and_questions(rng: random.Random) -> None:
    given_answers = key_answers()
    rng.shuffle(given_answers["q-q02"]["choices"])
    shuffled = dict(rng.sample(list(given_answers.items()), len(given_answers)))

    assert mark_answers(QUIZ, shuffled) == mark_answers(QUIZ, key_answers())


@given(st.decimals(min_value=-5, max_value=5, allow_nan=False), st.decimals(min_value="0.01", max_value=999, places=2))
def test_points_never_leave_their_range(part: Decimal, maximum: Decimal) -> None:
    assert 0 <= points_for(part, maximum) <= maximum


@given(st.integers(-9, 9), st.integers(-2, 9))
def test_parts_lie_between_nothing_and_all(right: int, count: int) -> None:
    assert 0 <= part_of(right, count) <= 1


def test_percent_is_rounded_down_and_the_pass_mark_compared_exactly() -> None:
    assert percent(Decimal("5.996"), Decimal(10)) == Decimal("59.9")
    assert not is_passed(Decimal("5.99"), Decimal(10), 60)
    assert is_passed(Decimal(6), Decimal(10), 60)
    assert not is_passed(Decimal(0), Decimal(0), 60)


def test_better_compares_shares_of_different_maxima() -> None:
    assert is_better(Decimal(4), Decimal(5), Decimal(7), Decimal(10))
    assert not is_better(Decimal(7), Decimal(10), Decimal(7), Decimal(10))


def test_mark_is_right_with_full_points_only() -> None:
    assert Mark("a", Decimal(1), Decimal("1.00")).is_right
    assert not Mark("a", Decimal("0.67"), Decimal(1)).is_right


def test_thirds_are_rounded_once_for_the_total() -> None:
    third, two_thirds = part_of(1, 3), part_of(2, 3)

    assert total([Mark(str(n), third, Decimal(4)) for n in range(3)]) == (Decimal("4.00"), Decimal(12))
    assert total([Mark(str(n), third, Decimal(1)) for n in range(3)])[0] == 1
    assert total([Mark(str(n), two_thirds, Decimal(1)) for n in range(3)])[0] == 2


def test_pass_mark_is_not_missed_by_rounding() -> None:
    marks = [Mark("a", part_of(1, 3), Decimal(5)), Mark("b", part_of(1, 3), Decimal(4))]  # exactly 3 of 9

    assert [mark.points for mark in marks] == [Decimal("1.67"), Decimal("1.33")]
    assert is_passed(*total(marks), 33)
    sixths = [Mark(str(n), part_of(1, 6), Decimal(1)) for n in range(6)]  # 0.17 each would be 1.02
    assert total(sixths)[0] == 1
    thirds = [Mark(str(n), part_of(1, 3), Decimal(1)) for n in range(3)]  # 0.33 each would be 0.99 of 3
    assert percent(*total([*thirds, Mark("c", Decimal(1), Decimal(1))])) == 50
    assert is_passed(*total([*thirds, Mark("c", Decimal(1), Decimal(1))]), 50)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.decimals("0.25", 20, places=2)), min_size=1))
def test_total_is_the_exact_sum_to_the_hundredth(parts: list[tuple[int, int, Decimal]]) -> None:
    marks = [Mark("q", part_of(right, count), maximum) for right, count, maximum in parts]
    exact = sum(Fraction(min(right, count), count) * Fraction(maximum) for right, count, maximum in parts)

    points, maximum = total(marks)

    assert abs(Fraction(points) - exact) <= Fraction(1, 200)
    assert (points == maximum) or exact < maximum
    assert points <= maximum
