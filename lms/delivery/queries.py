"""Reads of cohorts, sessions and attendance, scoped to the viewer who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from lms.delivery.models import AttendanceMark, Cohort, Enrolment, Session, TrainerAssignment
from lms.people.access import Viewer
from lms.people.models import Membership, Organisation
from lms.people.roles import Role

__all__ = [
    "CohortAccess",
    "attendance_sessions",
    "cohorts_taught_by",
    "cohorts_visible_to",
    "corrections_of",
    "current_enrolment",
    "current_marks",
    "enrolments_of",
    "enter_cohort",
    "get_taught_cohort",
    "managed_organisations",
    "sessions_taught_by",
]


@dataclass(frozen=True)
class CohortAccess:
    """A cohort and in which capacity the viewer is in it; at least one of the two is given."""

    cohort: Cohort
    enrolment: Enrolment | None
    is_trainer: bool


def cohorts_taught_by(viewer: Viewer) -> QuerySet[Cohort]:
    """Cohorts that the viewer may run: those assigned to the person; all for administrators."""
    cohorts = Cohort.objects.select_related("edition__course", "venue", "organisation")
    if Role.ADMINISTRATOR in viewer.roles:
        return cohorts
    if viewer.person is None:
        return cohorts.none()
    return cohorts.filter(trainers__person=viewer.person)


def cohorts_visible_to(viewer: Viewer) -> QuerySet[Cohort]:
    """Cohorts whose counts the viewer may read: taught ones, a manager's organisations, all for quality."""
    if viewer.is_any(Role.QUALITY_OFFICER, Role.TOT_COORDINATOR):
        return Cohort.objects.select_related("edition__course", "venue", "organisation")
    taught = cohorts_taught_by(viewer)
    if Role.MANAGER not in viewer.roles or viewer.person is None:
        return taught
    managed = managed_organisations(viewer)
    hosted = Cohort.objects.select_related("edition__course", "venue", "organisation").filter(organisation__in=managed)
    return (hosted | Cohort.objects.filter(pk__in=taught.values("pk"))).distinct()


def managed_organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """Organisations that the viewer manages today, with all below them."""
    today = timezone.localdate()
    begun = Q(memberships__starts_on__isnull=True) | Q(memberships__starts_on__lte=today)
    not_ended = Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=today)
    own = Organisation.objects.filter(
        begun, not_ended, memberships__person=viewer.person, memberships__role=Membership.Role.MANAGER
    )
    below = Q(pk__in=[])
    for path in own.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return Organisation.objects.filter(below)


def get_taught_cohort(viewer: Viewer, code: str) -> Cohort:
    """One cohort that the viewer may run; Http404 for everybody else's."""
    cohort = cohorts_taught_by(viewer).filter(code=code).first()
    if cohort is None:
        raise Http404
    return cohort


def sessions_taught_by(viewer: Viewer) -> QuerySet[Session]:
    """Sessions of the cohorts that the viewer may run."""
    return Session.objects.filter(cohort__in=cohorts_taught_by(viewer)).select_related("cohort", "activity")


def enrolments_of(viewer: Viewer) -> QuerySet[Enrolment]:
    """The viewer's own active enrolments, newest cohort first."""
    if viewer.person is None:
        return Enrolment.objects.none()
    return (
        Enrolment.objects.filter(person=viewer.person, state=Enrolment.State.ACTIVE)
        .select_related("person", "cohort__edition__course", "cohort__venue")
        .order_by("-cohort__starts_on")
    )


def current_enrolment(enrolments: Iterable[Enrolment]) -> Enrolment | None:
    """The enrolment of a person that the home page is about: a running cohort first, then the first given."""
    order = {Cohort.State.RUNNING: 0, Cohort.State.PLANNED: 1, Cohort.State.CLOSED: 2}
    return min(enrolments, key=lambda one: order[Cohort.State(one.cohort.state)], default=None)


def enter_cohort(viewer: Viewer, code: str) -> CohortAccess:
    """The cohort for its learners and trainers; Http404 for strangers.

    One query for a learner, two for a trainer.
    """
    if viewer.person is None and Role.ADMINISTRATOR not in viewer.roles:
        raise Http404
    taught = TrainerAssignment.objects.filter(person=viewer.person)
    teaches = Exists(taught.filter(cohort=OuterRef("cohort")))
    enrolment = enrolments_of(viewer).filter(cohort__code=code).annotate(viewer_teaches=teaches).first()
    is_trainer = Role.ADMINISTRATOR in viewer.roles or (enrolment is not None and enrolment.viewer_teaches)
    if enrolment is not None:
        return CohortAccess(cohort=enrolment.cohort, enrolment=enrolment, is_trainer=is_trainer)
    cohort = cohorts_taught_by(viewer).filter(code=code).first()
    if cohort is None:
        raise Http404
    return CohortAccess(cohort=cohort, enrolment=None, is_trainer=True)


def current_marks(session: Session) -> dict[int, AttendanceMark]:
    """The mark that counts for each enrolment of a session, by enrolment id (one query)."""
    marks = AttendanceMark.objects.filter(session=session).select_related("recorded_by").order_by("pk")
    return {mark.enrolment_id: mark for mark in marks}


def attendance_sessions(cohort: Cohort) -> QuerySet[Session]:
    """The sessions of a cohort in order, with `marked_count`: people with a mark (one query)."""
    return cohort.sessions.select_related("activity").annotate(
        marked_count=Count("marks__enrolment", distinct=True, filter=Q(marks__enrolment__state=Enrolment.State.ACTIVE))
    )


def corrections_of(session: Session) -> list[tuple[AttendanceMark, AttendanceMark]]:
    """(before, after) of every mark that replaced another, newest first (one query)."""
    pairs: list[tuple[AttendanceMark, AttendanceMark]] = []
    last: dict[int, AttendanceMark] = {}
    marks = AttendanceMark.objects.filter(session=session).select_related("enrolment__person", "recorded_by")
    for mark in marks.order_by("pk"):
        before = last.get(mark.enrolment_id)
        if before is not None:
            pairs.append((before, mark))
        last[mark.enrolment_id] = mark
    return pairs[::-1]
