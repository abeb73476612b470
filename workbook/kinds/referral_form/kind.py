"""Referral form, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.referral_form.schema import ReferralFormContent
from workbook.worksheet.kind import WorksheetKind


class ReferralForm(WorksheetKind):
    key = "referral_form"
    label = _("Referral form")
    content = ReferralFormContent


KIND = ReferralForm()
