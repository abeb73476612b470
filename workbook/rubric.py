"""Checks and adds up the scores of a rubric. No database."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.schema import MAX_LEVEL, RubricContent

__all__ = ["ScoreError", "checked_scores", "open_criteria", "total"]


class ScoreError(ValueError):
    """A score outside 0 to 3, or for a criterion that the rubric does not have."""


def checked_scores(content: RubricContent, scores: Mapping[str, int]) -> dict[str, int]:
    """The scores in the order of the rubric. Raises ScoreError."""
    known = [one.key for one in content.rubric]
    for key, score in scores.items():
        if key not in known or isinstance(score, bool) or not isinstance(score, int) or not 0 <= score <= MAX_LEVEL:
            raise ScoreError(f"{key}: {score}")
    return {key: scores[key] for key in known if key in scores}


def open_criteria(content: RubricContent, scores: Mapping[str, int]) -> list[str]:
    """Titles of the criteria that have no score yet."""
    return [one.title for one in content.rubric if one.key not in scores]


def total(scores: Mapping[str, int]) -> int:
    """Points: the sum of the levels that were given."""
    return sum(scores.values())
