"""Give a grade, change it, release it. Every change is kept in GradeChange."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.activities.models import Activity, ActivityVersion
from lms.delivery.api import CohortClosedError
from lms.delivery.models import Cohort, Enrolment
from lms.grading.models import Grade, GradeChange
from lms.people.models import Person
from lms.signals import announce, learner_record_changed

__all__ = ["GradeOutOfRangeError", "PrivateActivityError", "release_grades", "save_grade"]


class PrivateActivityError(PermissionError):
    """A grade was given for an activity that is private to its author."""


class GradeOutOfRangeError(ValueError):
    """Points below zero or above the maximum."""


def _guard(activity: Activity, points: Decimal, max_points: Decimal) -> None:
    if activity.is_private:
        raise PrivateActivityError(_("This exercise is private and is never graded."))
    if not 0 <= points <= max_points or max_points <= 0:
        raise GradeOutOfRangeError(
            _("%(points)s points do not lie between 0 and %(max)s.") % {"points": points, "max": max_points}
        )


@transaction.atomic
def save_grade(
    *,
    enrolment: Enrolment,
    version: ActivityVersion,
    points: Decimal,
    max_points: Decimal,
    detail: dict[str, Any] | None = None,
    feedback: str = "",
    by: Person | None = None,
    reason: str = "",
    is_automatic: bool = False,
) -> Grade:
    """Write or change the grade of an activity; a changed released grade stays released.

    Automatic grades are released at once, a trainer's grade is a draft until `release_grades`.
    Raises PrivateActivityError, GradeOutOfRangeError. Appends a GradeChange if anything changed.
    """
    _guard(version.activity, points, max_points)
    grade = Grade.objects.select_for_update().filter(enrolment=enrolment, activity=version.activity).first()
    before = (grade.points, grade.state) if grade else (None, "")
    values = {
        "version": version,
        "points": points,
        "max_points": max_points,
        "detail": detail or {},
        "feedback": feedback,
    }
    if grade is not None and all(getattr(grade, name) == value for name, value in values.items()):
        return grade
    grade = grade or Grade(enrolment=enrolment, activity=version.activity)
    for name, value in {**values, "graded_by": by, "is_automatic": is_automatic}.items():
        setattr(grade, name, value)
    if is_automatic and grade.state != Grade.State.RELEASED:
        grade.state, grade.released_at = Grade.State.RELEASED, timezone.now()
    grade.save()
    _log(grade, before, by, reason)
    return grade


@transaction.atomic
def release_grades(*, cohort: Cohort, activity: Activity, by: Person, enrolments: Iterable[int] | None = None) -> int:
    """Show the draft grades of an activity to their learners. Returns how many were released.

    `enrolments` (ids) narrows it; None means the whole cohort. Releasing again does nothing. Raises
    CohortClosedError.
    """
    if cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Its results cannot be changed."))
    drafts = Grade.objects.select_for_update().filter(
        enrolment__cohort=cohort, activity=activity, state=Grade.State.DRAFT
    )
    if enrolments is not None:
        drafts = drafts.filter(enrolment__in=list(enrolments))
    released = list(drafts)
    for grade in released:
        grade.state, grade.released_at = Grade.State.RELEASED, timezone.now()
        grade.save(update_fields=["state", "released_at"])
        _log(grade, (grade.points, Grade.State.DRAFT), by, "")
    return len(released)


def _log(grade: Grade, before: tuple[Decimal | None, str], by: Person | None, reason: str) -> None:
    GradeChange.objects.create(
        grade=grade,
        old_points=before[0],
        new_points=grade.points,
        old_state=before[1],
        new_state=grade.state,
        detail=grade.detail,
        feedback=grade.feedback,
        reason=reason,
        by=by,
    )
    if grade.state == Grade.State.RELEASED:
        announce(learner_record_changed, enrolment_id=grade.enrolment_id)
