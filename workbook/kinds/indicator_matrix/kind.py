"""Indicator matrix, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.indicator_matrix.schema import IndicatorMatrixContent
from workbook.worksheet.kind import WorksheetKind


class IndicatorMatrix(WorksheetKind):
    key = "indicator_matrix"
    label = _("Indicator matrix")
    content = IndicatorMatrixContent


KIND = IndicatorMatrix()
