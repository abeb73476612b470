"""Logframe, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.logframe.schema import LogframeContent
from workbook.worksheet.kind import WorksheetKind


class Logframe(WorksheetKind):
    key = "logframe"
    label = _("Logframe")
    content = LogframeContent


KIND = Logframe()
