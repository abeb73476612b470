"""What every exercise on a worksheet adds to the form of its kind."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from workbook.schema import Key, Prompt, RubricContent, Strict, refuse, repeated_keys
from workbook.worksheet.layout import MOST_ROWS, Layout

__all__ = ["RequiredRows", "WorksheetContent"]


class RequiredRows(Strict):
    """How many rows of a table must be filled for handing in."""

    key: Key
    number: Annotated[int, Field(ge=0, le=MOST_ROWS)]


class WorksheetContent(RubricContent):
    """Questions below the form, rows that are asked for, and optional parts that are left out."""

    layout_of_kind: ClassVar[Layout]

    prompts: list[Prompt] = []
    required_rows: list[RequiredRows] = []
    left_out: list[Key] = []

    @property
    def layout(self) -> Layout:
        """The form of this exercise."""
        return self.layout_of_kind.without(self.left_out)

    def rows_needed(self, table: str) -> int:
        return next((one.number for one in self.required_rows if one.key == table), 0)

    @model_validator(mode="after")
    def _parts_exist(self) -> WorksheetContent:
        tables = {one.key for one in self.layout_of_kind.tables}
        optional = {key for key, _label in self.layout_of_kind.optional_parts()}
        refuse(
            [
                *repeated_keys("prompts", [one.key for one in self.prompts]),
                *repeated_keys("required_rows", [one.key for one in self.required_rows]),
                *(
                    (("required_rows", place, "key"), f"there is no table “{one.key}”")
                    for place, one in enumerate(self.required_rows)
                    if one.key not in tables
                ),
                *(
                    (("left_out", place), f"“{key}” is no optional part of this form")
                    for place, key in enumerate(self.left_out)
                    if key not in optional
                ),
            ]
        )
        return self
