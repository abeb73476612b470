"""Each pair counts the same: right pairs of all pairs."""

from __future__ import annotations

from decimal import Decimal

from assessments.kinds.base import Answer, Question
from assessments.scoring import part_of


def share(question: Question, answer: Answer) -> Decimal:
    """Right pairs / all pairs, from 0 to 1."""
    matches = answer.get("matches", {})
    right = sum(matches.get(pair["key"]) == pair["key"] for pair in question["pairs"])
    return part_of(right, len(question["pairs"]))


def key_answer(question: Question) -> Answer:
    """The answer that earns everything."""
    return {"matches": {pair["key"]: pair["key"] for pair in question["pairs"]}}
