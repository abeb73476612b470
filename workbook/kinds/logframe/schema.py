"""Logframe: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.logframe.layout import LAYOUT
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class LogframeContent(WorksheetContent):
    """The form is given; see `layout`."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["logframe"] = "logframe"
