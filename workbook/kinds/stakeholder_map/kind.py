"""Stakeholder map with the plot of power and interest, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers
from workbook.kinds.stakeholder_map.picture import draw
from workbook.kinds.stakeholder_map.schema import StakeholderMapContent
from workbook.pictures import Picture
from workbook.worksheet.kind import WorksheetKind


class StakeholderMap(WorksheetKind):
    key = "stakeholder_map"
    label = _("Stakeholder map")
    content = StakeholderMapContent
    has_picture = True

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        return draw(answers, is_rtl=is_rtl)


KIND = StakeholderMap()
