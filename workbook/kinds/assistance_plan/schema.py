"""Assistance plan: what a file of this kind holds."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workbook.kinds.assistance_plan.layout import LAYOUT, layout_for
from workbook.kinds.assistance_plan.reviews import DEFAULT_DAYS
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent

Days = Annotated[int, Field(ge=1, le=3650)]


class AssistancePlanContent(WorksheetContent):
    """`review_days`: days after the agreement on which the plan is looked at again."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["assistance_plan"] = "assistance_plan"
    review_days: Annotated[list[Days], Field(min_length=1, max_length=12)] = list(DEFAULT_DAYS)

    @property
    def layout(self) -> Layout:
        return layout_for(tuple(sorted(set(self.review_days)))).without(self.left_out)
