"""The curriculum file of this kind."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from assessments.kinds.schema import Problem, QuestionFile

Number = Annotated[Decimal, Field(max_digits=20, decimal_places=4)]


class NumericFile(QuestionFile):
    type: Literal["numeric"]
    answer: Number
    min: Number
    max: Number
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""

    def problems(self) -> Iterable[Problem]:
        if not self.min <= self.answer:
            yield ("min",), f"{self.min} is above the answer {self.answer}"
        if not self.answer <= self.max:
            yield ("max",), f"{self.max} is below the answer {self.answer}"


def values(data: dict[str, Any]) -> dict[str, Any]:
    """Columns of the question that only this kind has."""
    return {
        "answer": Decimal(str(data["answer"])),
        "minimum": Decimal(str(data["min"])),
        "maximum": Decimal(str(data["max"])),
        "unit": data.get("unit", "").strip(),
    }


def children(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Rows below the question, by relation."""
    return {}
