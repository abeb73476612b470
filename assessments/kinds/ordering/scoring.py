"""Partial credit by the fewest moves that put the list right.

A list of n items whose longest increasing run (not necessarily adjacent) has length L can be put right
by moving n - L items and not by fewer; this is Ulam's distance (P. Diaconis, Group Representations in
Probability and Statistics, 1988, chapter 6B). The share is 1 - (n - L) / (n - 1): one item in the wrong
place costs one step wherever it was put, and the reversed list earns nothing. Counting items that stand
in their own place would instead give almost nothing to somebody who only put the last item first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from assessments.kinds.base import Answer, Question
from assessments.scoring import NONE, part_of


def longest_increasing(numbers: Sequence[int]) -> int:
    """Length of the longest strictly increasing subsequence, in n log n (patience sorting)."""
    tails: list[int] = []
    for number in numbers:
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
    return len(tails)


def given_order(question: Question, answer: Answer) -> list[str]:
    """Keys in the learner's order; [] while places are missing or given twice."""
    places = answer.get("places", {})
    keys = [item["key"] for item in question["items"]]
    if {places.get(key) for key in keys} != set(range(1, len(keys) + 1)):
        return []
    return sorted(keys, key=lambda key: places[key])


def share(question: Question, answer: Answer) -> Decimal:
    """1 - moves / (n - 1), from 0 to 1; 0 for an unfinished order."""
    order = given_order(question, answer)
    if not order:
        return NONE
    right_place = {item["key"]: place for place, item in enumerate(question["items"])}
    run = longest_increasing([right_place[key] for key in order])
    return part_of(run - 1, len(order) - 1)


def key_answer(question: Question) -> Answer:
    """The answer that earns everything."""
    return {"places": {item["key"]: place for place, item in enumerate(question["items"], start=1)}}
