"""Acts of delivery: enrol a person, record attendance."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.delivery.models import AttendanceMark, Cohort, Enrolment, Session
from lms.people.models import Person
from lms.signals import announce, learner_record_changed

__all__ = [
    "AttendanceChangedError",
    "AttendanceError",
    "CohortClosedError",
    "MarkInput",
    "credited_minutes",
    "enrol",
    "record_attendance",
]

Status = AttendanceMark.Status
# Somebody who came late was there for part of it: half, unless the trainer states the minutes.
LATE_SHARE = 0.5


class AttendanceError(ValueError):
    """A mark that cannot be taken: unknown person, impossible minutes, or no reason for a correction."""


class AttendanceChangedError(AttendanceError):
    """Somebody else changed the same person's mark after the list was loaded."""


class CohortClosedError(PermissionError):
    """The cohort is closed; its records do not change any more."""


@dataclass(frozen=True)
class MarkInput:
    """One person's attendance. `minutes` overrides what the status credits; whole minutes.

    `seen` is the key of the mark that the trainer had in front of him (0 for none): a mark that was
    not touched never overrides what somebody else recorded meanwhile. None does not look.
    """

    enrolment_id: int
    status: str
    minutes: int | None = None
    reason: str = ""
    seen: int | None = None


@transaction.atomic
def enrol(*, cohort: Cohort, person: Person) -> Enrolment:
    """Enrol a person; a second call returns the same enrolment, and a withdrawn one becomes active."""
    enrolment, _created = Enrolment.objects.get_or_create(cohort=cohort, person=person)
    if enrolment.state != Enrolment.State.ACTIVE:
        enrolment.state = Enrolment.State.ACTIVE
        enrolment.save(update_fields=["state"])
    return enrolment


def credited_minutes(status: str, planned: int, stated: int | None = None) -> int:
    """Minutes that a status is worth in a session of `planned` minutes."""
    if status in (Status.ABSENT, Status.EXCUSED):
        return 0
    if stated is not None:
        return stated
    return planned if status == Status.PRESENT else int(planned * LATE_SHARE)


@transaction.atomic
def record_attendance(
    *, session: Session, marks: Iterable[MarkInput], by: Person, request_key: uuid.UUID | None = None
) -> int:
    """Append a mark for every person whose attendance differs from what is on record.

    The same `request_key` sent again appends nothing. Nothing is recorded before the day of the
    session; after it a change of an existing mark needs a reason. Raises AttendanceError,
    AttendanceChangedError (nothing is written then) and CohortClosedError. Returns how many marks
    were appended.
    """
    if session.cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Its attendance cannot be changed."))
    if timezone.localdate() < timezone.localdate(session.starts_at):
        raise AttendanceError(_("This session has not taken place yet. Its attendance is taken on the day itself."))
    request_key = request_key or uuid.uuid4()
    enrolled = set(session.cohort.enrolments.select_for_update().values_list("pk", flat=True))
    rows = {row.pk: row for row in AttendanceMark.objects.filter(session=session).order_by("pk")}
    current = {row.enrolment_id: row for row in rows.values()}
    fresh = []
    known = {row.request_key for row in rows.values()}
    for mark in marks:
        before = current.get(mark.enrolment_id)
        new = _checked_mark(session, mark, before, enrolled)
        if new is None:
            continue
        if mark.seen is not None and mark.seen != (before.pk if before else 0):
            _guard_untouched(new, rows.get(mark.seen))
            continue
        new.recorded_by, new.request_key = by, uuid.uuid5(request_key, str(mark.enrolment_id))
        if new.request_key not in known:
            fresh.append(new)
    AttendanceMark.objects.bulk_create(fresh)
    for one in fresh:
        announce(learner_record_changed, enrolment_id=one.enrolment_id)
    return len(fresh)


def _guard_untouched(new: AttendanceMark, seen: AttendanceMark | None) -> None:
    """The list is older than the record: what was left as it stood gives way, a change of one's own is told."""
    if seen is None or (seen.status, seen.minutes) != (new.status, new.minutes):
        raise AttendanceChangedError(
            _("The mark of %(name)s was changed by somebody else meanwhile. Look at the list again and save once more.")
            % {"name": new.enrolment.person}
        )


def _checked_mark(
    session: Session, mark: MarkInput, current: AttendanceMark | None, enrolled: set[int]
) -> AttendanceMark | None:
    """The row to append, None if nothing changed."""
    if mark.enrolment_id not in enrolled:
        raise AttendanceError(_("Somebody on the list is not enrolled in this cohort. Load the page again."))
    if mark.status not in Status.values:
        raise AttendanceError(_("“%(status)s” is not an attendance mark.") % {"status": mark.status})
    planned = session.planned_minutes
    minutes = credited_minutes(mark.status, planned, mark.minutes)
    if not 0 <= minutes <= planned:
        raise AttendanceError(_("The minutes must lie between 0 and %(planned)s.") % {"planned": planned})
    if current is not None and (current.status, current.minutes) == (mark.status, minutes):
        return None
    is_late_change = timezone.localdate() > timezone.localdate(session.ends_at)
    if current is not None and is_late_change and not mark.reason.strip():
        raise AttendanceError(_("Give a reason: the day of this session is over and a mark is on record."))
    return AttendanceMark(
        session=session,
        enrolment_id=mark.enrolment_id,
        status=mark.status,
        minutes=minutes,
        reason=mark.reason.strip()[:300],
    )
