"""Ranking: what a file of this kind holds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from workbook.kinds.ranking.layout import TABLE, layout_for
from workbook.schema import Key, Labelled, refuse, repeated_keys
from workbook.worksheet.layout import Layout, Table
from workbook.worksheet.schema import WorksheetContent

MOST_ITEMS = 12


class RankingContent(WorksheetContent):
    """`model_order`, best first, is compared with the answer; other orders may be right with good reasons."""

    layout_of_kind: ClassVar[Layout] = Layout((Table(TABLE, "", "", ()),))

    type: Literal["ranking"] = "ranking"
    items: Annotated[list[Labelled], Field(min_length=2, max_length=MOST_ITEMS)]
    criteria: Annotated[list[Labelled], Field(max_length=8)] = []
    model_order: list[Key] = []

    @property
    def layout(self) -> Layout:
        return layout_for(self.items, self.criteria)

    @model_validator(mode="after")
    def _order_fits(self) -> RankingContent:
        keys = [one.key for one in self.items]
        problems = [
            *repeated_keys("items", keys),
            *repeated_keys("criteria", [one.key for one in self.criteria]),
        ]
        if self.model_order and sorted(self.model_order) != sorted(keys):
            problems.append((("model_order",), "names every item once, best first"))
        refuse(problems)
        return self
