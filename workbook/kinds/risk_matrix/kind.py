"""Risk matrix with the heat map, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers
from workbook.kinds.risk_matrix.picture import draw
from workbook.kinds.risk_matrix.schema import RiskMatrixContent
from workbook.pictures import Picture
from workbook.worksheet.kind import WorksheetKind


class RiskMatrix(WorksheetKind):
    key = "risk_matrix"
    label = _("Risk matrix")
    content = RiskMatrixContent
    has_picture = True

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        return draw(answers, is_rtl=is_rtl)


KIND = RiskMatrix()
