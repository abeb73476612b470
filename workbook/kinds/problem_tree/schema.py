"""Problem tree: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.problem_tree.layout import LAYOUT
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class ProblemTreeContent(WorksheetContent):
    """`core`: the core problem, where the author gives it; shown with the task."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["problem_tree"] = "problem_tree"
    core: str = ""
