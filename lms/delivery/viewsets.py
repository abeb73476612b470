"""Cohorts, their timetable and their people in the Wagtail admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from lms.delivery.models import Cohort, Enrolment, Session, TrainerAssignment, Venue


class CohortViewSet(ModelViewSet):  # type: ignore[misc]
    model = Cohort
    icon = "date"
    form_fields = [
        "code",
        "title",
        "edition",
        "organisation",
        "venue",
        "starts_on",
        "ends_on",
        "language",
        "state",
    ]
    list_display = ["__str__", "code", "edition", "starts_on", "state"]
    list_filter = ["state"]
    search_fields = ["code"]


class SessionViewSet(ModelViewSet):  # type: ignore[misc]
    model = Session
    icon = "time"
    form_fields = ["cohort", "title", "activity", "starts_at", "ends_at", "room"]
    list_display = ["__str__", "cohort", "starts_at", "ends_at"]
    list_filter = ["cohort"]


class TrainerAssignmentViewSet(ModelViewSet):  # type: ignore[misc]
    model = TrainerAssignment
    icon = "user"
    form_fields = ["cohort", "person", "role"]
    list_display = ["person", "cohort", "role"]
    list_filter = ["cohort"]


class EnrolmentViewSet(ModelViewSet):  # type: ignore[misc]
    model = Enrolment
    icon = "list-ul"
    form_fields = ["cohort", "person", "state"]
    list_display = ["person", "cohort", "state", "enrolled_at"]
    list_filter = ["cohort", "state"]
    search_fields = ["person__name_latin", "person__name_arabic"]


class VenueViewSet(ModelViewSet):  # type: ignore[misc]
    model = Venue
    icon = "home"
    form_fields = ["name", "address", "governorate", "organisation"]
    list_display = ["__str__", "governorate"]


class DeliveryGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Cohorts")
    menu_icon = "date"
    menu_order = 220
    items = (CohortViewSet, SessionViewSet, EnrolmentViewSet, TrainerAssignmentViewSet, VenueViewSet)
