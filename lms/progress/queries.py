"""Reads of progress."""

from __future__ import annotations

from collections import defaultdict

from lms.delivery.models import Cohort, Enrolment
from lms.progress.models import Progress

__all__ = ["progress_by_enrolment", "progress_of"]


def progress_of(enrolment: Enrolment) -> dict[int, Progress]:
    """The learner's progress rows by activity id (one query)."""
    return {row.activity_id: row for row in Progress.objects.filter(enrolment=enrolment)}


def progress_by_enrolment(cohort: Cohort) -> dict[int, dict[int, str]]:
    """State of every activity of every learner of a cohort: enrolment id -> activity id -> state."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    values = Progress.objects.filter(enrolment__cohort=cohort).values_list("enrolment", "activity", "state")
    for enrolment_id, activity_id, state in values:
        rows[enrolment_id][activity_id] = state
    return rows
