"""Keep what is being written. Nothing typed is lost: what cannot be taken is handed back with the reason."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms import rows
from lms.api import CohortClosedError, record_progress
from lms.models import ActivityVersion, Progress
from workbook.cleaning import Cleaned, clean_values
from workbook.definitions import kind_of_version
from workbook.errors import AlreadyHandedInError
from workbook.history import record_change
from workbook.merging import Change, Delivery, Merged, Stamp, merge
from workbook.models import Response, SaveReceipt
from workbook.seats import Seat, Writer, take_seat
from workbook.standing import active_members, lock_response

__all__ = ["Conflict", "SaveResult", "save_draft"]

State = Response.State
LOCKED = {State.SUBMITTED, State.ACCEPTED}
# Old receipts are deleted now and then, so that most saves have nothing to delete.
PRUNED_EVERY = 100
RECEIPTS_KEPT = 300
TOUCHED = ("answers", "stamps", "version", "revision", "saved_at", "transcribed_by", "transcribed_at")


@dataclass(frozen=True)
class Conflict:
    """Two texts of one field. `theirs` is the stored one, by the person with id `by` at `at`, if known."""

    theirs: str
    mine: str
    by: int | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class SaveResult:
    """What the server holds now. Fields in `conflicts` and `errors` were not saved, all others were.

    `cleaned` are texts that are kept otherwise than they were sent. `is_repeat`: the same request had been
    carried out before, and this is its reply.
    """

    response: Response
    revision: int
    saved_at: datetime
    is_repeat: bool = False
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)
    cleaned: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """True if everything that was sent is saved."""
        return not self.conflicts and not self.errors


@dataclass
class Desk:
    """One answer, locked, with its writer and what holds for both. Lives as long as the transaction."""

    writer: Writer
    version: ActivityVersion
    response: Response
    is_closed: bool

    @property
    def is_locked(self) -> bool:
        return self.response.state in LOCKED and not kind_of_version(self.version).stays_open

    def refuse_if_fixed(self) -> None:
        """Raise CohortClosedError or AlreadyHandedInError where nothing may be changed any more."""
        if self.is_closed:
            raise CohortClosedError(_("This course is closed. Answers cannot be changed any more."))
        if self.is_locked:
            raise AlreadyHandedInError(self.response)


def save_draft(
    *,
    writer: Writer,
    version: ActivityVersion,
    changes: Mapping[str, Change],
    device: str,
    seq: int,
    request_key: uuid.UUID,
) -> SaveResult:
    """Take the changed fields of one delivery into the answer. It may be incomplete.

    `device` and `seq` say where it comes from and in which order; see `merging`. Conflicts and texts that
    cannot be kept are in the result; everything else is saved. The same `request_key` again gives the
    same reply. Raises NotInThisCourseError, NotYourAnswerError, PrivateActivityError (transcription),
    CohortClosedError and AlreadyHandedInError; those write nothing. A late delivery that holds nothing new
    is acknowledged even then. Side effects: a Response with its members, a receipt, a ResponseChange
    where several write, and progress `started` the first time.
    """
    cleaned = clean_values(version, {name: one.value for name, one in changes.items()})
    seat = take_seat(writer, version)
    try:
        with transaction.atomic():
            desk = sit_down(seat)
            merged = merged_at(desk, changes, cleaned, device, seq)
            if merged.applied or merged.conflicts or cleaned.errors or not desk.response.saved_at:
                desk.refuse_if_fixed()
            write(desk, merged)
            result = result_of(desk, changes, cleaned, merged)
            leave_receipt(result, request_key)
    except (IntegrityError, AlreadyHandedInError, CohortClosedError):
        # Hardly any request is a repeated one: it is found by its receipt, which cannot be written twice.
        receipt = _receipt(writer, version, request_key)
        if receipt is None:
            raise
        return replay(receipt, changes)
    return result


def sit_down(seat: Seat) -> Desk:
    """Find the answer and lock it; call it in a transaction (one query for an answer that was begun)."""
    response = lock_response(seat)
    return Desk(seat.writer, seat.version, response, seat.is_closed)


def _receipt(writer: Writer, version: ActivityVersion, request_key: uuid.UUID) -> SaveReceipt | None:
    """What is left of an earlier delivery of the same request."""
    rows = SaveReceipt.objects.filter(request_key=request_key).select_related("response")
    theirs = {"response__members__enrolment": writer.enrolment, "response__members__activity": version.activity_id}
    return rows.filter(**theirs).first()


def merged_at(desk: Desk, changes: Mapping[str, Change], cleaned: Cleaned, device: str, seq: int) -> Merged:
    """What the delivery would make of the answer; nothing is written yet."""
    clean = {name: Change(changes[name].base_digest, value) for name, value in cleaned.values.items()}
    delivery = Delivery(device, seq, desk.writer.by.pk, round(timezone.now().timestamp(), 3))
    response = desk.response
    return merge(
        answers=response.answers,
        stamps=response.stamps,
        changes=clean,
        delivery=delivery,
        revision=response.revision + 1,
    )


def write(desk: Desk, merged: Merged) -> None:
    """Store what was merged, and what follows from it."""
    response = desk.response
    if not merged.is_news:
        return
    response.answers, response.stamps = merged.answers, merged.stamps
    if not merged.applied:
        rows.update(response, ["stamps"])
        return
    touch(desk)
    rows.update(response, TOUCHED)
    if response.group_id or desk.writer.is_transcription:
        record_change(response, desk.writer.by, merged.applied, is_transcription=desk.writer.is_transcription)


def touch(desk: Desk) -> None:
    """Count the revision, note the time and who entered it from paper; the first time progress begins."""
    response, now = desk.response, timezone.now()
    if response.revision == 0:
        for one in active_members(response):
            record_progress(enrolment=one, activity_id=response.activity_id, state=Progress.State.STARTED)
    response.version, response.revision, response.saved_at = desk.version, response.revision + 1, now
    if desk.writer.is_transcription:
        response.transcribed_by, response.transcribed_at = desk.writer.by, now


def result_of(desk: Desk, changes: Mapping[str, Change], cleaned: Cleaned, merged: Merged) -> SaveResult:
    """The reply to a delivery that was carried out."""
    response = desk.response
    conflicts = {name: _conflict(response, name, cleaned.values[name]) for name in merged.conflicts}
    altered = {
        name: value
        for name, value in cleaned.values.items()
        if value != changes[name].value and response.answers.get(name, "") == value
    }
    saved_at = response.saved_at or timezone.now()
    return SaveResult(
        response, response.revision, saved_at, conflicts=conflicts, errors=cleaned.errors, cleaned=altered
    )


def _conflict(response: Response, name: str, mine: str) -> Conflict:
    stamp = Stamp.read(response.stamps[name]) if name in response.stamps else None
    by, at = (stamp.person, datetime.fromtimestamp(stamp.time, UTC)) if stamp else (None, None)
    return Conflict(response.answers.get(name, ""), mine, by, at)


def leave_receipt(result: SaveResult, request_key: uuid.UUID, **more: Any) -> None:
    """Remember the reply under the key of its request."""
    outcome: dict[str, Any] = {"errors": result.errors, **more}
    outcome["conflicts"] = {
        name: [one.theirs, one.by, one.at.isoformat() if one.at else None] for name, one in result.conflicts.items()
    }
    receipt = SaveReceipt(
        response=result.response,
        request_key=request_key,
        revision=result.revision,
        saved_at=result.saved_at,
        outcome={name: value for name, value in outcome.items() if value},
    )
    rows.insert(receipt)
    if result.revision and result.revision % PRUNED_EVERY == 0:
        result.response.receipts.filter(revision__lt=result.revision - RECEIPTS_KEPT).delete()


def replay(receipt: SaveReceipt, changes: Mapping[str, Change]) -> SaveResult:
    """The reply that this request got the first time."""
    told = receipt.outcome.get("conflicts", {})
    conflicts = {
        name: Conflict(theirs, changes[name].value, by, datetime.fromisoformat(at) if at else None)
        for name, (theirs, by, at) in told.items()
        if name in changes
    }
    errors = receipt.outcome.get("errors", {})
    return SaveResult(
        receipt.response, receipt.revision, receipt.saved_at, is_repeat=True, conflicts=conflicts, errors=errors
    )
