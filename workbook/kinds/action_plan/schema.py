"""Action plan: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.action_plan.layout import LAYOUT, layout_for
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class ActionPlanContent(WorksheetContent):
    """`dates_from_course`: the days are the learner's own, so none before the course begins."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["action_plan"] = "action_plan"
    dates_from_course: bool = False

    @property
    def layout(self) -> Layout:
        return layout_for(own_time=self.dates_from_course).without(self.left_out)
