"""Cohorts, their timetable and their people in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSetGroup

from lms.admin_views import RecordViewSet
from lms.delivery.models import Cohort, Enrolment, Session, TrainerAssignment, Venue


class CohortForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A cohort. Its edition is chosen once; another one is taken as a reviewed step (see Editions)."""

    class Meta:
        model = Cohort
        fields = [
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["edition"].disabled = True


class EnrolmentForm(WagtailAdminModelForm):  # type: ignore[misc]
    """Who is enrolled where. The records of an enrolment are one person's: it never changes hands."""

    class Meta:
        model = Enrolment
        fields = ["cohort", "person", "state"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["cohort"].disabled = self.fields["person"].disabled = True


class CohortViewSet(RecordViewSet):
    model = Cohort
    icon = "date"
    list_display = ["__str__", "code", "edition", "starts_on", "state"]
    list_filter = ["state"]
    search_fields = ["code"]

    def get_form_class(self, for_update: bool = False) -> type[CohortForm]:
        return CohortForm


class SessionViewSet(RecordViewSet):
    model = Session
    icon = "time"
    form_fields = ["cohort", "title", "activity", "starts_at", "ends_at", "room"]
    list_display = ["__str__", "cohort", "starts_at", "ends_at"]
    list_filter = ["cohort"]


class TrainerAssignmentViewSet(RecordViewSet):
    model = TrainerAssignment
    icon = "user"
    form_fields = ["cohort", "person", "role"]
    list_display = ["person", "cohort", "role"]
    list_filter = ["cohort"]


class EnrolmentViewSet(RecordViewSet):
    model = Enrolment
    icon = "list-ul"
    list_display = ["person", "cohort", "state", "enrolled_at"]
    list_filter = ["cohort", "state"]
    search_fields = ["person__name_latin", "person__name_arabic"]

    def get_form_class(self, for_update: bool = False) -> type[EnrolmentForm]:
        return EnrolmentForm


class VenueViewSet(RecordViewSet):
    model = Venue
    icon = "home"
    form_fields = ["name", "address", "governorate", "organisation"]
    list_display = ["__str__", "governorate"]


class DeliveryGroup(ModelViewSetGroup):  # type: ignore[misc]
    menu_label = _("Cohorts")
    menu_icon = "date"
    menu_order = 220
    items = (CohortViewSet, SessionViewSet, EnrolmentViewSet, TrainerAssignmentViewSet, VenueViewSet)
