"""The curriculum file of this kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from assessments.kinds.schema import Key, Line, Problem, QuestionFile, Strict, repeated


class ItemFile(Strict):
    key: Key
    text: Line


class OrderingFile(QuestionFile):
    type: Literal["ordering"]
    items: Annotated[list[ItemFile], Field(min_length=2)]

    def problems(self) -> Iterable[Problem]:
        for field in ("key", "text"):
            yield from repeated("items", self.items, field)


def values(data: dict[str, Any]) -> dict[str, Any]:
    """Columns of the question that only this kind has."""
    return {}


def children(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows below the question, by relation."""
    return {"items": [{"key": one["key"], "text": one["text"].strip()} for one in data["items"]]}
