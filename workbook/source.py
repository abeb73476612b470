"""What a curriculum file of `kind: exercise` may hold: head fields, and the definition of its kind."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from workbook.kinds import all_kinds
from workbook.schema import refuse

__all__ = ["HEAD_FIELDS", "ExerciseFile", "definition_in"]

HEAD_FIELDS = ("kind", "code", "slug", "language", "title", "minutes")


class ExerciseFile(BaseModel):
    """Checks the head itself and leaves the rest to the schema of the `type`, with the place of each problem."""

    model_config = ConfigDict(extra="allow")
    translated_fields: ClassVar[frozenset[str]] = frozenset(
        {"title", "task", "good", "facilitator", "text", "why", "label", "hint", "levels", "comments", "model_answer"}
    ).union(*(kind.translated_fields for kind in all_kinds().values()))

    kind: Literal["exercise"]
    type: str
    code: Annotated[str, StringConstraints(min_length=1, max_length=30)]
    slug: Annotated[str, StringConstraints(pattern=r"^[-a-z0-9]{1,80}$")]
    language: Literal["en", "ar", "ckb"]
    title: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    minutes: Annotated[int, Field(ge=0, le=600)]

    @model_validator(mode="before")
    @classmethod
    def _check_content(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        kind = all_kinds().get(str(data.get("type")))
        if kind is None:
            refuse([(("type",), f"“{data.get('type')}” is no kind of exercise; there are {', '.join(all_kinds())}")])
        elif "case_files" in data:
            refuse([(("case_files",), "name the cases in `cases`; their texts are taken from the case library")])
        else:
            kind.parse(definition_in(data))
        return data


def definition_in(data: dict[str, Any]) -> dict[str, Any]:
    """The part of a file that the kind's schema describes."""
    return {name: value for name, value in data.items() if name not in HEAD_FIELDS}
