"""Needs assessment, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.needs_assessment.schema import NeedsAssessmentContent
from workbook.worksheet.kind import WorksheetKind


class NeedsAssessment(WorksheetKind):
    key = "needs_assessment"
    label = _("Needs assessment")
    content = NeedsAssessmentContent


KIND = NeedsAssessment()
