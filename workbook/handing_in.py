"""Hand an answer in: once a request, complete, in time, for everybody whose answer it is."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from lms.api import record_progress, save_grade
from lms.models import ActivityVersion, Cohort, Enrolment, Progress
from workbook.cleaning import clean_values, faults
from workbook.deadlines import due_of
from workbook.definitions import content_of, kind_of_version
from workbook.errors import DeadlinePassedError, IncompleteAnswerError
from workbook.merging import Change
from workbook.models import Response, ResponseSubmission, SaveReceipt
from workbook.saving import (
    Desk,
    SaveResult,
    leave_receipt,
    merged_at,
    replay,
    result_of,
    sit_down,
    write,
)
from workbook.seats import Writer, take_seat
from workbook.standing import active_members, sync_members

__all__ = ["SubmitResult", "submit"]

State = Response.State


@dataclass(frozen=True)
class SubmitResult:
    """What was saved, and whether the answer is handed in; it is not while `saved` has conflicts or errors."""

    saved: SaveResult
    is_handed_in: bool

    @property
    def response(self) -> Response:
        return self.saved.response

    @property
    def is_repeat(self) -> bool:
        return self.saved.is_repeat


@dataclass(frozen=True)
class _Refusal:
    """Why a saved answer was not handed in."""

    faults: dict[str, list[str]]
    due_at: datetime | None = None

    def error(self, response: Response) -> Exception:
        if self.due_at is not None:
            return DeadlinePassedError(self.due_at, response)
        return IncompleteAnswerError(self.faults, response)


def submit(
    *,
    writer: Writer,
    version: ActivityVersion,
    changes: Mapping[str, Change],
    device: str,
    seq: int,
    request_key: uuid.UUID,
) -> SubmitResult:
    """Save the changes, check that the answer is complete and in time, and hand it in.

    Kinds that mark themselves are graded and accepted at once; a private one is accepted unread. Raises
    what `save_draft` raises (AlreadyHandedInError always if it is handed in), and after saving
    IncompleteAnswerError and DeadlinePassedError; a trainer who enters it from paper is not bound by the
    deadline. The same `request_key` again gives the same reply and hands in nothing more. Side effects: a
    ResponseSubmission; progress, and a grade where a machine marks, for every member.
    """
    cleaned = clean_values(version, {name: one.value for name, one in changes.items()})
    seat = take_seat(writer, version)
    with transaction.atomic():
        desk = sit_down(seat)
        if _was_handed_in_by(desk.response, request_key):
            return SubmitResult(_as_it_stands(desk), is_handed_in=True)
        receipt = desk.response.receipts.filter(request_key=request_key).first()
        if receipt is None:
            desk.refuse_if_fixed()
            merged = merged_at(desk, changes, cleaned, device, seq)
            write(desk, merged)
            saved = result_of(desk, changes, cleaned, merged)
            refusal = _refusal(desk) if saved.is_whole else None
            _leave_receipt(saved, refusal, request_key)
            if saved.is_whole and refusal is None:
                _hand_in(desk, request_key)
        else:
            saved, refusal = replay(receipt, changes), _told(receipt)
    if refusal is not None:
        raise refusal.error(saved.response)
    return SubmitResult(saved, is_handed_in=saved.is_whole)


def _submission_key(response: Response, request_key: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(request_key, f"response {response.pk}")


def _was_handed_in_by(response: Response, request_key: uuid.UUID) -> bool:
    return response.submissions.filter(request_key=_submission_key(response, request_key)).exists()


def _as_it_stands(desk: Desk) -> SaveResult:
    response = desk.response
    return SaveResult(response, response.revision, response.saved_at or timezone.now(), is_repeat=True)


def _refusal(desk: Desk) -> _Refusal | None:
    """Too late, or not complete; None if the answer can be handed in."""
    if not desk.writer.is_transcription:
        due = due_of(desk.writer.enrolment, desk.response.activity_id, desk.response.group_id)
        if due is not None and timezone.now() > due.at:
            return _Refusal({}, due.at)
    found = faults(desk.version, desk.response.answers, _first_day(desk))
    return _Refusal(found) if found else None


def _first_day(desk: Desk) -> date:
    return Cohort.objects.values_list("starts_on", flat=True).get(pk=desk.writer.enrolment.cohort_id)


def _leave_receipt(saved: SaveResult, refusal: _Refusal | None, request_key: uuid.UUID) -> None:
    if refusal is None:
        return leave_receipt(saved, request_key)
    due_at = refusal.due_at.isoformat() if refusal.due_at else None
    return leave_receipt(saved, request_key, faults=refusal.faults, due_at=due_at)


def _told(receipt: SaveReceipt) -> _Refusal | None:
    """Why this request was refused the first time."""
    found, due_at = receipt.outcome.get("faults", {}), receipt.outcome.get("due_at")
    if not found and not due_at:
        return None
    return _Refusal(found, datetime.fromisoformat(due_at) if due_at else None)


def _hand_in(desk: Desk, request_key: uuid.UUID) -> None:
    response, kind = desk.response, kind_of_version(desk.version)
    sync_members(response)
    members = active_members(response)
    _keep_submission(desk, members, request_key)
    is_done = _mark_at_once(desk, members) or kind.is_private
    response.state = State.ACCEPTED if is_done else State.SUBMITTED
    response.submitted_at, response.version = timezone.now(), desk.version
    response.saved_at = response.saved_at or response.submitted_at
    response.revision += 1
    response.save(update_fields=["state", "submitted_at", "version", "saved_at", "revision"])
    for state in [Progress.State.SUBMITTED, *([Progress.State.ACCEPTED] if is_done else [])]:
        for one in members:
            record_progress(enrolment=one, activity_id=response.activity_id, state=state)


def _keep_submission(desk: Desk, members: list[Enrolment], request_key: uuid.UUID) -> None:
    response = desk.response
    ResponseSubmission.objects.create(
        response=response,
        number=response.submissions.count() + 1,
        version=desk.version,
        answers=response.answers,
        members=[one.pk for one in members],
        attachments=list(response.attachments.filter(removed_at__isnull=True).values_list("pk", flat=True)),
        by=desk.writer.by,
        is_transcription=desk.writer.is_transcription,
        request_key=_submission_key(response, request_key),
    )


def _mark_at_once(desk: Desk, members: list[Enrolment]) -> bool:
    """Grade what a machine can mark, for every member. False if a person must, or nobody does."""
    mark = kind_of_version(desk.version).mark(content_of(desk.version), desk.response.answers)
    if mark is None:
        return False
    for one in members:
        save_grade(
            enrolment=one,
            version=desk.version,
            points=Decimal(mark.points),
            max_points=Decimal(mark.max_points),
            detail=mark.detail,
            is_automatic=True,
        )
    return True
