"""Referral map with services, hand-overs and gaps drawn, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers
from workbook.kinds.referral_map.picture import draw
from workbook.kinds.referral_map.schema import ReferralMapContent
from workbook.pictures import Picture
from workbook.worksheet.kind import WorksheetKind


class ReferralMap(WorksheetKind):
    key = "referral_map"
    label = _("Referral map")
    content = ReferralMapContent
    has_picture = True

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        return draw(answers, is_rtl=is_rtl)


KIND = ReferralMap()
