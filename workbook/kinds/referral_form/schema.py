"""Referral form: what a file of this kind holds."""

from __future__ import annotations

from typing import ClassVar, Literal

from workbook.kinds.referral_form.layout import LAYOUT
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class ReferralFormContent(WorksheetContent):
    """The form is given; see `layout`."""

    layout_of_kind: ClassVar[Layout] = LAYOUT

    type: Literal["referral_form"] = "referral_form"
