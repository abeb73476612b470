"""Role play: what a file of this kind holds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from workbook.kinds.role_play.layout import layout_for
from workbook.schema import Key, Labelled, Strict, Text, refuse, repeated_keys
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent

MOST_ROUNDS = 3
OBSERVER = "observer"


class PlayedRole(Strict):
    """A role with its secret brief (Markdown), which nobody but its player and the trainers reads.

    `round` 0 means: in every round.
    """

    key: Key
    title: Text
    brief: Text
    round: Annotated[int, Field(ge=0, le=MOST_ROUNDS)] = 0


class RolePlayContent(WorksheetContent):
    """The role with the key `observer` may be played by several people."""

    layout_of_kind: ClassVar[Layout] = Layout(())

    type: Literal["role_play"] = "role_play"
    roles: Annotated[list[PlayedRole], Field(min_length=2, max_length=20)]
    checklist: list[Labelled] = []
    rounds: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] = 1

    @property
    def layout(self) -> Layout:
        return layout_for(self.checklist, self.rounds)

    def roles_in(self, number: int) -> list[PlayedRole]:
        """The roles of a round (from 1)."""
        return [one for one in self.roles if one.round in (0, number)]

    @model_validator(mode="after")
    def _roles_fit(self) -> RolePlayContent:
        refuse(
            [
                *repeated_keys("roles", [one.key for one in self.roles]),
                *repeated_keys("checklist", [one.key for one in self.checklist]),
                *(
                    (("roles", place, "round"), f"there are {self.rounds} rounds")
                    for place, one in enumerate(self.roles)
                    if one.round > self.rounds
                ),
            ]
        )
        return self
