"""Needs assessment: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.needs_assessment.layout import LAYOUT
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class NeedsAssessmentContent(WorksheetContent):
    """The form is given; see `layout`."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["needs_assessment"] = "needs_assessment"
