"""Indicator matrix: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.indicator_matrix.layout import LAYOUT
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class IndicatorMatrixContent(WorksheetContent):
    """The form is given; see `layout`."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["indicator_matrix"] = "indicator_matrix"
