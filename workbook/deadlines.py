"""Until when a cohort may hand an exercise in, and for whom longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lms.api import CohortClosedError, Viewer
from lms.models import Activity, Cohort, Enrolment, Group
from workbook.authority import trainer_of
from workbook.errors import NotInThisCourseError, ReasonMissingError
from workbook.models import Deadline, DeadlineExtension
from workbook.text import clean_text

__all__ = ["Due", "clear_deadline", "due_of", "extend_deadline", "set_deadline"]


@dataclass(frozen=True)
class Due:
    """The last moment for a learner; `is_extended` if it is later than that of the cohort."""

    at: datetime
    is_extended: bool


def due_of(enrolment: Enrolment, activity_id: int, team_id: int | None) -> Due | None:
    """Until when a learner (with the given group) may hand in; None without deadline. The latest counts.

    Two queries, one without deadline.
    """
    deadline = Deadline.objects.filter(cohort=enrolment.cohort_id, activity_id=activity_id).first()
    if deadline is None:
        return None
    mine = Q(enrolment=enrolment) | Q(group_id=team_id, group__isnull=False)
    later = deadline.extensions.filter(mine, due_at__gt=deadline.due_at).order_by("-due_at").first()
    return Due(later.due_at, is_extended=True) if later else Due(deadline.due_at, is_extended=False)


@transaction.atomic
def set_deadline(*, cohort: Cohort, activity: Activity, due_at: datetime, by: Viewer) -> Deadline:
    """Set or move the deadline of an exercise. Extensions stay; they count as far as they are later.

    Raises NotYourCohortError and CohortClosedError.
    """
    person = trainer_of(cohort, by)
    _guard_open(cohort)
    deadline, _created = Deadline.objects.update_or_create(
        cohort=cohort, activity=activity, defaults={"due_at": due_at, "set_by": person}
    )
    return deadline


@transaction.atomic
def clear_deadline(*, cohort: Cohort, activity: Activity, by: Viewer) -> None:
    """Take the deadline away, with its extensions. Again: nothing. Raises what `set_deadline` raises."""
    trainer_of(cohort, by)
    _guard_open(cohort)
    Deadline.objects.filter(cohort=cohort, activity=activity).delete()


@transaction.atomic
def extend_deadline(
    *, deadline: Deadline, to: Enrolment | Group, due_at: datetime, reason: str, by: Viewer
) -> DeadlineExtension:
    """Give one learner or one group more time. Again: the new moment replaces the old one.

    Raises NotYourCohortError, CohortClosedError, NotInThisCourseError for somebody of another cohort, and
    ReasonMissingError.
    """
    person = trainer_of(deadline.cohort, by)
    _guard_open(deadline.cohort)
    if to.cohort_id != deadline.cohort_id:
        raise NotInThisCourseError(_("This learner or group belongs to another cohort."))
    text = clean_text(reason)
    if not text:
        raise ReasonMissingError(_("Say why there is more time."))
    who = {"enrolment": to} if isinstance(to, Enrolment) else {"group": to}
    extension, _created = DeadlineExtension.objects.update_or_create(
        deadline=deadline, **who, defaults={"due_at": due_at, "reason": text, "by": person}
    )
    return extension


def _guard_open(cohort: Cohort) -> None:
    if Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.CLOSED).exists():
        raise CohortClosedError(_("This cohort is closed. Its deadlines cannot be changed."))
