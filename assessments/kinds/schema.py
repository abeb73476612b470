"""What a question in a curriculum file has, whatever its kind (fixtures/README.md, `kind: quiz`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=20)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Problem = tuple[tuple[Any, ...], str]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class QuestionFile(Strict):
    """Fields of every question."""

    key: Key
    type: str
    prompt: Text
    points: Annotated[float, Field(gt=0, le=100)] = 1
    explanation: str = ""

    def problems(self) -> Iterable[Problem]:
        """What the types cannot say, with paths below the question."""
        return []


class OptionFile(Strict):
    """One answer to choose."""

    key: Key
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
    correct: bool = False
    feedback: str = ""


def repeated(name: str, rows: Sequence[Any], field: str) -> Iterable[Problem]:
    """A problem for each row whose field repeats that of an earlier row."""
    seen: Counter[str] = Counter()
    for place, row in enumerate(rows):
        value = getattr(row, field)
        seen[value] += 1
        if seen[value] > 1:
            yield (name, place, field), f'"{value}" stands there twice'
