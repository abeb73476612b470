"""Matching: every item belongs to exactly one target."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from workbook.schema import ExerciseContent, Key, Labelled, Percent, Prompt, Strict, Text, refuse, repeated_keys


class Item(Strict):
    """A short case, the key of the target it belongs to, and why."""

    key: Key
    text: Text
    answer: Key
    why: str = ""


class MatchingContent(ExerciseContent):
    """Several items may share a target; a target may stay without an item. `prompts` are asked but not marked."""

    type: Literal["matching"] = "matching"
    targets: Annotated[list[Labelled], Field(min_length=2)]
    items: Annotated[list[Item], Field(min_length=1)]
    prompts: list[Prompt] = []
    pass_percent: Percent = 60

    @model_validator(mode="after")
    def _keys_fit(self) -> MatchingContent:
        targets = [one.key for one in self.targets]
        refuse(
            [
                *repeated_keys("targets", targets),
                *repeated_keys("items", [one.key for one in self.items]),
                *repeated_keys("prompts", [one.key for one in self.prompts]),
                *(
                    (("items", place, "answer"), f"“{one.answer}” is not the key of a target")
                    for place, one in enumerate(self.items)
                    if one.answer not in targets
                ),
            ]
        )
        return self

    @property
    def target_texts(self) -> dict[str, str]:
        return {one.key: one.text for one in self.targets}
