"""Reflection: written for oneself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from workbook.schema import ExerciseContent, Prompt, refuse, repeated_keys


class ReflectionContent(ExerciseContent):
    """`private` can only be true: a text that others may read is another kind of exercise."""

    type: Literal["reflection"] = "reflection"
    private: Literal[True] = True
    prompts: Annotated[list[Prompt], Field(min_length=1)]

    @model_validator(mode="after")
    def _prompts_once(self) -> ReflectionContent:
        refuse(repeated_keys("prompts", [one.key for one in self.prompts]))
        return self
