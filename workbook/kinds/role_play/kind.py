"""Role play: a secret brief for each role, an observer's checklist, a debrief; marked with a rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from workbook.kinds.role_play.schema import RolePlayContent
from workbook.worksheet.kind import WorksheetKind

if TYPE_CHECKING:
    from workbook.scene import Scene


class RolePlay(WorksheetKind):
    key = "role_play"
    label = _("Role play")
    content = RolePlayContent
    translated_fields = frozenset({"brief"})
    panel_template = "lms_workbook/kinds/role_play/roles.html"

    def panel(self, scene: Scene) -> dict[str, Any]:
        from workbook.kinds.role_play.casting import cast_of, casts_in

        me = scene.writer.enrolment if scene.writer and not scene.is_transcription else None
        sees_all = scene.is_onlooker or scene.is_transcription
        return {
            "rounds": cast_of(scene.content, scene.response, me, is_trainer=sees_all),
            "casts": casts_in(scene.cohort, scene.item.activity_id) if scene.is_onlooker else [],
        }

    def urls(self) -> list[URLPattern]:
        from workbook.kinds.role_play import views

        return [path("role/", views.role, name="role"), path("roles/anew/", views.anew, name="roles_anew")]


KIND = RolePlay()
