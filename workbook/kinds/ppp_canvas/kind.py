"""Partnership canvas, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.ppp_canvas.schema import PppCanvasContent
from workbook.worksheet.kind import WorksheetKind


class PppCanvas(WorksheetKind):
    key = "ppp_canvas"
    label = _("Partnership canvas")
    content = PppCanvasContent


KIND = PppCanvas()
