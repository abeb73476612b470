"""The certification rule of a course in the Wagtail admin. Editions keep their own snapshot."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from lms.admin_views import RecordViewSet
from lms.completion.models import CertificationRule, Requirement


class RuleViewSet(RecordViewSet):
    model = CertificationRule
    icon = "tasks"
    form_fields = ["course", "attendance_percent", "trainer_sign_off"]
    list_display = ["course", "attendance_percent", "trainer_sign_off"]


class RequirementViewSet(RecordViewSet):
    model = Requirement
    icon = "tick"
    form_fields = ["rule", "activity", "state", "min_percent"]
    list_display = ["activity", "state", "min_percent"]
    list_filter = ["rule"]


class RuleGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Certification rules")
    menu_icon = "tasks"
    menu_order = 205
    items = (RuleViewSet, RequirementViewSet)
