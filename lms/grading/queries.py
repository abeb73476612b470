"""Reads of grades, scoped: learners see released grades only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from lms.delivery.models import Cohort, Enrolment
from lms.grading.models import Grade

__all__ = ["draft_counts", "gradebook", "mean_released_percents", "released_grades"]


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


def mean_released_percents(enrolment_ids: Iterable[int]) -> dict[int, Decimal]:
    """Enrolment id -> mean of its released results, 0 to 100, each activity alike (one query).

    Exact decimals, not the database's floats: 65 per cent must be 65. Enrolments without a released
    grade are left out.
    """
    results: dict[int, list[Decimal]] = defaultdict(list)
    released = Grade.objects.filter(enrolment__in=list(enrolment_ids), state=Grade.State.RELEASED)
    for enrolment_id, points, max_points in released.values_list("enrolment", "points", "max_points"):
        results[enrolment_id].append(points * 100 / max_points)
    return {enrolment_id: sum(percents, Decimal(0)) / len(percents) for enrolment_id, percents in results.items()}
