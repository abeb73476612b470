"""Reads of grades, scoped: learners see released grades only."""

from __future__ import annotations

from django.db.models import QuerySet

from lms.delivery.models import Cohort, Enrolment
from lms.grading.models import Grade

__all__ = ["draft_counts", "gradebook", "released_grades"]


def released_grades(enrolment: Enrolment) -> QuerySet[Grade]:
    """What a learner may see of the own grades, newest first."""
    return (
        Grade.objects.filter(enrolment=enrolment, state=Grade.State.RELEASED)
        .select_related("activity")
        .order_by("-released_at")
    )


def gradebook(cohort: Cohort) -> dict[tuple[int, int], Grade]:
    """All grades of a cohort for its trainers: (enrolment id, activity id) -> grade (one query)."""
    grades = Grade.objects.filter(enrolment__cohort=cohort)
    return {(grade.enrolment_id, grade.activity_id): grade for grade in grades}


def draft_counts(cohort: Cohort) -> dict[int, int]:
    """Activity id -> how many grades wait for release (one query)."""
    counts: dict[int, int] = {}
    drafts = Grade.objects.filter(enrolment__cohort=cohort, state=Grade.State.DRAFT)
    for activity_id in drafts.values_list("activity", flat=True):
        counts[activity_id] = counts.get(activity_id, 0) + 1
    return counts
