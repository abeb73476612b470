"""Reads for the verdict: four queries for one learner, the same four for a whole cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Max

from lms.completion.models import SignOff
from lms.completion.policy import ActivityFact, Facts
from lms.delivery.models import AttendanceMark, Cohort, Enrolment, Session
from lms.grading.models import Grade
from lms.progress.models import Progress

__all__ = ["facts_for", "facts_for_cohort"]


def facts_for(enrolment: Enrolment) -> Facts:
    """The facts about one learner."""
    return _facts(enrolment.cohort_id, [enrolment.pk])[enrolment.pk]


def facts_for_cohort(cohort: Cohort) -> dict[int, Facts]:
    """The facts about every learner of a cohort, by enrolment id."""
    return _facts(cohort.pk, cohort.enrolments.values_list("pk", flat=True))


def _facts(cohort_id: int, enrolment_ids: Iterable[int]) -> dict[int, Facts]:
    ids = list(enrolment_ids)
    planned = sum(one.planned_minutes for one in Session.objects.filter(cohort_id=cohort_id))
    attended = _attended_minutes(ids)
    activities = _activity_facts(ids)
    signed = set(SignOff.objects.filter(enrolment__in=ids).values_list("enrolment_id", flat=True))
    return {
        pk: Facts(
            planned_minutes=planned,
            attended_minutes=attended[pk],
            activities=activities[pk],
            is_signed_off=pk in signed,
        )
        for pk in ids
    }


def _attended_minutes(ids: list[int]) -> dict[int, int]:
    marks = AttendanceMark.objects.filter(enrolment__in=ids)
    latest = marks.order_by().values("session", "enrolment").annotate(newest=Max("pk")).values("newest")
    total: dict[int, int] = defaultdict(int)
    for enrolment_id, minutes in AttendanceMark.objects.filter(pk__in=latest).values_list("enrolment", "minutes"):
        total[enrolment_id] += minutes
    return total


def _activity_facts(ids: list[int]) -> dict[int, dict[str, ActivityFact]]:
    result: dict[int, dict[str, ActivityFact]] = defaultdict(dict)
    percents = {
        (grade.enrolment_id, grade.activity_id): grade.points * 100 / grade.max_points
        for grade in Grade.objects.filter(enrolment__in=ids, state=Grade.State.RELEASED)
    }
    for row in Progress.objects.filter(enrolment__in=ids).select_related("activity"):
        percent: Decimal | None = percents.get((row.enrolment_id, row.activity_id))
        result[row.enrolment_id][row.activity.code] = ActivityFact(state=row.state, percent=percent)
    return result
