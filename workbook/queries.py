"""Reads of answers: one learner's own, and what waits for the trainers of a cohort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from lms.api import OutlineItem, Viewer, edition_outline
from lms.models import Activity, Cohort, Enrolment, Grade
from lms.registry import Waiting
from workbook.definitions import kind_of_version, version_by_id
from workbook.models import Response

__all__ = [
    "GradingRow",
    "activity_of",
    "grading_rows",
    "is_marked_by_hand",
    "own_response",
    "released_grade",
    "responses_to_mark",
    "responses_visible_to",
    "waiting_for_marking",
]

State = Response.State


@dataclass(frozen=True)
class GradingRow:
    """One exercise that is marked by hand, with counts of answers. `drafts`: accepted, result not released."""

    item: OutlineItem
    waiting: int
    returned: int
    drafts: int
    released: int


def responses_visible_to(viewer: Viewer) -> QuerySet[Response]:
    """The viewer's own responses and those that the viewer may mark; never another's private text."""
    return Response.objects.visible_to(viewer)


def own_response(enrolment: Enrolment, activity_id: int) -> Response | None:
    """The learner's own answer to an activity (one query)."""
    return Response.objects.filter(enrolment=enrolment, activity_id=activity_id).select_related("decided_by").first()


def released_grade(enrolment: Enrolment, activity_id: int) -> Grade | None:
    """The learner's grade if it was released; a draft is as good as none."""
    return Grade.objects.filter(enrolment=enrolment, activity_id=activity_id, state=Grade.State.RELEASED).first()


def responses_to_mark(viewer: Viewer, cohort: Cohort, activity_id: int) -> QuerySet[Any]:
    """Handed-in answers of a cohort to one activity, oldest first, each with `grade_state` ('' without grade)."""
    grades = Grade.objects.filter(enrolment=OuterRef("enrolment"), activity=OuterRef("activity"))
    return (
        Response.objects.readable_for_marking(viewer)
        .filter(enrolment__cohort=cohort, activity_id=activity_id)
        .select_related("enrolment__person", "enrolment__cohort", "marking", "decided_by")
        .annotate(grade_state=Subquery(grades.values("state")[:1]), grade_points=Subquery(grades.values("points")[:1]))
        .order_by("submitted_at", "pk")
    )


def grading_rows(cohort: Cohort, language: str) -> list[GradingRow]:
    """Every exercise of the cohort's edition that a trainer marks, in course order. Two queries at most."""
    counts = _state_counts(cohort)
    grades = _grade_counts(cohort)
    return [
        GradingRow(
            item=item,
            waiting=counts.get((item.activity_id, State.SUBMITTED), 0),
            returned=counts.get((item.activity_id, State.RETURNED), 0),
            drafts=grades.get((item.activity_id, Grade.State.DRAFT), 0),
            released=grades.get((item.activity_id, Grade.State.RELEASED), 0),
        )
        for item in edition_outline(cohort.edition_id, language)
        if is_marked_by_hand(item)
    ]


def is_marked_by_hand(item: OutlineItem) -> bool:
    """True for an exercise with a rubric. The definition is read from the cache after the first time."""
    if item.kind != "exercise" or item.is_private or not item.is_ready:
        return False
    return kind_of_version(version_by_id(item.version_id)).is_graded_by_hand


def _state_counts(cohort: Cohort) -> dict[tuple[int, str], int]:
    rows = (
        Response.objects.filter(enrolment__cohort=cohort, enrolment__state="active", activity__is_private=False)
        .values_list("activity_id", "state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return {(activity_id, state): count for activity_id, state, count in rows}


def _grade_counts(cohort: Cohort) -> dict[tuple[int, str], int]:
    rows = (
        Grade.objects.filter(enrolment__cohort=cohort, enrolment__state="active")
        .values_list("activity_id", "state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return {(activity_id, state): count for activity_id, state, count in rows}


def waiting_for_marking(cohort: Cohort) -> list[Waiting]:
    """The answer to `registry.waiting_in_cohort`: how many answers wait (one query)."""
    count = Response.objects.filter(
        enrolment__cohort=cohort, enrolment__state="active", activity__is_private=False, state=State.SUBMITTED
    ).count()
    if not count:
        return []
    label = ngettext("%(count)s answer waits for marking", "%(count)s answers wait for marking", count)
    url = reverse("lms_workbook:grading", kwargs={"cohort": cohort.code})
    return [Waiting(label=label % {"count": count}, count=count, url=url)]


def activity_of(item: OutlineItem) -> Activity:
    """The row of an outline item."""
    return Activity.objects.get(pk=item.activity_id)
