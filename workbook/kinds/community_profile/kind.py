"""Community profile, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.community_profile.schema import CommunityProfileContent
from workbook.worksheet.kind import WorksheetKind


class CommunityProfile(WorksheetKind):
    key = "community_profile"
    label = _("Community profile")
    content = CommunityProfileContent


KIND = CommunityProfile()
