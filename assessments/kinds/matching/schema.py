"""The curriculum file of this kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from assessments.kinds.schema import Key, Line, Problem, QuestionFile, Strict, repeated


class PairFile(Strict):
    key: Key
    left: Line
    right: Line


class MatchingFile(QuestionFile):
    type: Literal["matching"]
    pairs: Annotated[list[PairFile], Field(min_length=2)]

    def problems(self) -> Iterable[Problem]:
        for field in ("key", "left", "right"):
            yield from repeated("pairs", self.pairs, field)


def values(data: dict[str, Any]) -> dict[str, Any]:
    """Columns of the question that only this kind has."""
    return {}


def children(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows below the question, by relation."""
    return {
        "pairs": [
            {"key": one["key"], "left": one["left"].strip(), "right": one["right"].strip()} for one in data["pairs"]
        ]
    }
