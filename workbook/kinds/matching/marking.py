"""Marks a matching exercise: one point an item. No database."""

from __future__ import annotations

from workbook.kinds.base import Answers, Mark
from workbook.kinds.matching.schema import MatchingContent


def field_name(item_key: str) -> str:
    return f"item-{item_key}"


def mark(content: MatchingContent, answers: Answers) -> Mark:
    """One point for each item that stands with its target; an item left open is worth nothing."""
    right = {field_name(item.key): answers.get(field_name(item.key)) == item.answer for item in content.items}
    return Mark(points=sum(right.values()), max_points=len(content.items), detail={"right": right})
