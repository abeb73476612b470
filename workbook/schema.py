"""The parts of an exercise's definition that kinds share, as pydantic models.

One model per kind describes both a curriculum file and the definition that a published version keeps,
so what the loader accepts is what the learner's page can show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from lms.registry import CaseFile

__all__ = [
    "Criterion",
    "ExerciseContent",
    "Labelled",
    "Prompt",
    "RubricContent",
    "Strict",
    "refuse",
]

# Keys become parts of field names, joined with a hyphen: so a key has none.
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Percent = Annotated[int, Field(ge=0, le=100)]
Problem = tuple[tuple[str | int, ...], str]

LEVELS = 4  # 0 missing, 1 partial, 2 sound, 3 specific
MAX_LEVEL = LEVELS - 1


class Strict(BaseModel):
    """Unknown fields are refused: a typing error in a file must not pass silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Labelled(Strict):
    """Something to choose from or a line of a grid."""

    key: Key
    text: Text


class Prompt(Strict):
    """A question that is answered in the learner's own words."""

    key: Key
    label: Text
    hint: str = ""
    required: bool = True


class Criterion(Strict):
    """One line of a rubric with the text of its levels, worth 0 to 3 points."""

    key: Key
    title: Text
    levels: Annotated[list[Text], Field(min_length=LEVELS, max_length=LEVELS)]


class ExerciseContent(Strict):
    """What every exercise has. Texts are Markdown. `facilitator` is for trainers only.

    `case_files` is filled when the page is published, so that a running cohort keeps its cases.
    `attachments` is how many photos or PDF files may be added to an answer.
    """

    type: str
    mode: Literal["individual", "pair", "group"] = "individual"
    cases: list[Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,20}$")]] = []
    task: Text
    good: str = ""
    facilitator: str = ""
    attachments: Annotated[int, Field(ge=0, le=5)] = 0
    case_files: list[CaseFile] = []


class RubricContent(ExerciseContent):
    """An exercise that a trainer marks with a rubric.

    `rubric_opens` and `model_answer_opens` say when learners see them without the trainer's doing:
    always, once the answer is handed in, once the result is released, or only when the trainer opens them.
    """

    rubric: Annotated[list[Criterion], Field(min_length=1)]
    pass_percent: Percent = 60
    comments: list[Text] = []
    model_answer: str = ""
    rubric_opens: Literal["always", "handed_in", "released", "trainer"] = "always"
    model_answer_opens: Literal["handed_in", "released", "trainer"] = "released"

    @property
    def max_points(self) -> int:
        return MAX_LEVEL * len(self.rubric)

    @property
    def pass_points(self) -> int:
        """Points that are needed to pass, rounded up."""
        return -(-self.max_points * self.pass_percent // 100)

    @model_validator(mode="after")
    def _criteria_once(self) -> RubricContent:
        refuse(repeated_keys("rubric", [one.key for one in self.rubric]))
        return self


def repeated_keys(field: str, keys: Sequence[str]) -> list[Problem]:
    """A problem for every entry of `field` whose key stands before it already."""
    counts = Counter(keys)
    return [
        ((field, place, "key"), f"“{key}” is used {counts[key]} times")
        for place, key in enumerate(keys)
        if key in keys[:place]
    ]


def refuse(problems: Iterable[Problem]) -> None:
    """Raise one ValidationError that names the place of each problem; nothing if there is none."""
    details: list[Any] = [
        InitErrorDetails(type=PydanticCustomError("exercise", "{message}", {"message": message}), loc=loc, input=None)
        for loc, message in problems
    ]
    if details:
        raise ValidationError.from_exception_data("exercise", details)
