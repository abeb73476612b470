"""The curriculum file of this kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from assessments.kinds.schema import OptionFile, Problem, QuestionFile, repeated


class SingleFile(QuestionFile):
    type: Literal["single"]
    options: Annotated[list[OptionFile], Field(min_length=2)]
    reason_required: bool = False

    def problems(self) -> Iterable[Problem]:
        right = sum(option.correct for option in self.options)
        if right != 1:
            yield ("options",), f"exactly one option must be correct, here it is {right}"
        yield from repeated("options", self.options, "key")
        yield from repeated("options", self.options, "text")


def values(data: dict[str, Any]) -> dict[str, Any]:
    """Columns of the question that only this kind has."""
    return {"reason_required": data.get("reason_required", False)}


def children(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows below the question, by relation."""
    return {
        "options": [
            {
                "key": one["key"],
                "text": one["text"].strip(),
                "is_correct": one.get("correct", False),
                "feedback": one.get("feedback", "").strip(),
            }
            for one in data["options"]
        ]
    }
