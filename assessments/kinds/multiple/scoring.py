"""Partial credit: right ticks less wrong ticks, of all right options, never below zero.

Ticking everything therefore earns little, and ticking nothing earns nothing.
"""

from __future__ import annotations

from decimal import Decimal

from assessments.kinds.base import Answer, Question
from assessments.scoring import part_of


def correct_keys(question: Question) -> set[str]:
    """Keys of the right options."""
    return {str(option["key"]) for option in question["options"] if option["correct"]}


def share(question: Question, answer: Answer) -> Decimal:
    """(right ticks - wrong ticks) / right options, from 0 to 1."""
    right, ticked = correct_keys(question), set(answer.get("choices", []))
    return part_of(len(ticked & right) - len(ticked - right), len(right))


def key_answer(question: Question) -> Answer:
    """The answer that earns everything."""
    return {"choices": [option["key"] for option in question["options"] if option["correct"]]}
