"""Individual assistance and counselling plan, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.assistance_plan.picture import draw
from workbook.kinds.assistance_plan.schema import AssistancePlanContent
from workbook.kinds.base import Answers
from workbook.pictures import Picture
from workbook.worksheet.kind import WorksheetKind


class AssistancePlan(WorksheetKind):
    key = "assistance_plan"
    label = _("Assistance and counselling plan")
    content = AssistancePlanContent
    has_picture = True

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        return draw(answers, is_rtl=is_rtl)


KIND = AssistancePlan()
