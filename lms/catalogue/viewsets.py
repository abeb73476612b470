"""The catalogue in the Wagtail admin: courses, outcomes, issuers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from lms.admin_views import RecordViewSet
from lms.catalogue.models import Course, Issuer, LearningOutcome


class CourseViewSet(RecordViewSet):
    model = Course
    icon = "doc-full"
    form_fields = [
        "code",
        "slug",
        "issuer",
        "title",
        "award_title",
        "summary",
        "audience",
        "mqf_level",
        "ects",
        "hours_contact",
        "hours_supervised_practice",
        "hours_self_study",
        "hours_assessment",
        "participation",
        "assessment_type",
        "accreditation_number",
    ]
    list_display = ["__str__", "code", "mqf_level", "ects"]


class LearningOutcomeViewSet(RecordViewSet):
    model = LearningOutcome
    icon = "tick"
    form_fields = ["course", "key", "kind", "text", "position"]
    list_display = ["__str__", "course", "kind"]
    list_filter = ["course", "kind"]


class IssuerViewSet(RecordViewSet):
    model = Issuer
    icon = "site"
    form_fields = [
        "key",
        "name",
        "country",
        "licence",
        "max_mqf_level",
        "contact_email",
        "quality_assurance",
        "accreditation_wording",
    ]
    list_display = ["__str__", "country", "max_mqf_level"]


class CatalogueGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Catalogue")
    menu_icon = "folder-open-1"
    menu_order = 200
    items = (CourseViewSet, LearningOutcomeViewSet, IssuerViewSet)
