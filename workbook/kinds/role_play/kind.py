"""Role play: a secret brief for each role, an observer's checklist, a debrief; marked with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.role_play.schema import RolePlayContent
from workbook.worksheet.kind import WorksheetKind


class RolePlay(WorksheetKind):
    key = "role_play"
    label = _("Role play")
    content = RolePlayContent
    translated_fields = frozenset({"brief"})


KIND = RolePlay()
