"""Acts of a learner: save a draft, hand in. Repeated requests change nothing; nothing typed is lost."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.api import CohortClosedError, record_progress, save_grade
from lms.models import ActivityVersion, Cohort, EditionItem, Enrolment, Progress
from workbook.definitions import content_of, kind_of_version
from workbook.errors import (
    AlreadyHandedInError,
    ConflictError,
    IncompleteAnswerError,
    InvalidAnswersError,
    NotInThisCourseError,
)
from workbook.models import Response, ResponseSubmission, SaveReceipt

__all__ = ["SaveResult", "SubmitResult", "save_draft", "submit"]

State = Response.State
LOCKED = {State.SUBMITTED, State.ACCEPTED}
# A request is repeated within minutes; older receipts only take up room.
RECEIPTS_KEPT = 50


@dataclass(frozen=True)
class SaveResult:
    """What the server holds now. `is_repeat`: the same request had been carried out before."""

    revision: int
    saved_at: datetime
    is_repeat: bool
    response: Response


@dataclass(frozen=True)
class SubmitResult:
    """The response as it stands after handing in."""

    response: Response
    is_repeat: bool


def save_draft(
    *,
    enrolment: Enrolment,
    version: ActivityVersion,
    answers: Mapping[str, str],
    base_revision: int,
    request_key: uuid.UUID,
) -> SaveResult:
    """Keep what the learner has written so far. Answers may be incomplete.

    `base_revision` is the revision that the learner began from, 0 for none. The same `request_key`
    again gives the same result. Raises CohortClosedError, NotInThisCourseError, InvalidAnswersError,
    AlreadyHandedInError and ConflictError; none of them writes anything. Side effects: one Response
    per enrolment and activity, a receipt, and progress `started` the first time.
    """
    cleaned = _cleaned(version, answers)
    with transaction.atomic():
        _guard_open(enrolment, version)
        response = _locked(enrolment, version)
        receipt = response.receipts.filter(request_key=request_key).first()
        if receipt is not None:
            return SaveResult(receipt.revision, receipt.saved_at, is_repeat=True, response=response)
        _guard_writable(response, version)
        if response.revision != base_revision and response.answers != cleaned:
            raise ConflictError(response)
        _write(response, version, cleaned, request_key)
    assert response.saved_at is not None
    return SaveResult(response.revision, response.saved_at, is_repeat=False, response=response)


def submit(
    *,
    enrolment: Enrolment,
    version: ActivityVersion,
    answers: Mapping[str, str],
    base_revision: int,
    request_key: uuid.UUID,
) -> SubmitResult:
    """Save, check that the answer is complete, and hand it in.

    Kinds that mark themselves are graded and accepted at once; a private one is accepted unread.
    Raises what `save_draft` raises, and IncompleteAnswerError after the draft was saved. The same
    `request_key` again hands in nothing more. Side effects: a ResponseSubmission, progress, a grade.
    """
    earlier = _earlier_submission(enrolment, version, request_key)
    if earlier is not None:
        return SubmitResult(earlier, is_repeat=True)
    saved = save_draft(
        enrolment=enrolment,
        version=version,
        answers=answers,
        base_revision=base_revision,
        request_key=uuid.uuid5(request_key, "draft"),
    )
    _guard_complete(version, saved.response)
    with transaction.atomic():
        response = _locked(enrolment, version)
        if _earlier_submission(enrolment, version, request_key) is not None:
            return SubmitResult(response, is_repeat=True)
        _guard_writable(response, version)
        if response.revision != saved.revision:
            raise ConflictError(response)
        _hand_in(response, version, request_key)
    return SubmitResult(response, is_repeat=False)


def _cleaned(version: ActivityVersion, answers: Mapping[str, str], *, complete: bool = False) -> dict[str, str]:
    """The answers as the kind's form takes them; empty ones are left out."""
    form = kind_of_version(version).form_class(content_of(version), data=dict(answers), complete=complete)
    if not form.is_valid():
        raise InvalidAnswersError({name: [str(one) for one in errors] for name, errors in form.errors.items()})
    return {name: value for name, value in form.cleaned_data.items() if value}


def _guard_open(enrolment: Enrolment, version: ActivityVersion) -> None:
    row = Enrolment.objects.filter(pk=enrolment.pk, state=Enrolment.State.ACTIVE).values_list(
        "cohort__state", "cohort__edition"
    )
    state, edition_id = row.first() or ("", None)
    if not EditionItem.objects.filter(edition=edition_id, version=version).exists():
        raise NotInThisCourseError(_("This exercise does not belong to your course."))
    if state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This course is closed. Answers cannot be changed any more."))


def _guard_writable(response: Response, version: ActivityVersion) -> None:
    if response.state in LOCKED and not kind_of_version(version).stays_open:
        raise AlreadyHandedInError(response)


def _guard_complete(version: ActivityVersion, response: Response) -> None:
    try:
        _cleaned(version, response.answers, complete=True)
    except InvalidAnswersError as error:
        raise IncompleteAnswerError(error.errors, response) from error


def _locked(enrolment: Enrolment, version: ActivityVersion) -> Response:
    response, _created = Response.objects.select_for_update().get_or_create(
        enrolment=enrolment, activity=version.activity, defaults={"version": version}
    )
    return response


def _write(response: Response, version: ActivityVersion, cleaned: dict[str, str], request_key: uuid.UUID) -> None:
    if response.revision == 0:
        record_progress(enrolment=response.enrolment, activity_id=response.activity_id, state=Progress.State.STARTED)
    response.answers, response.version = cleaned, version
    response.revision, response.saved_at = response.revision + 1, timezone.now()
    response.save(update_fields=["answers", "version", "revision", "saved_at"])
    SaveReceipt.objects.create(
        response=response, request_key=request_key, revision=response.revision, saved_at=response.saved_at
    )
    response.receipts.filter(revision__lt=response.revision - RECEIPTS_KEPT).delete()


def _submission_key(response_id: int, request_key: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(request_key, f"response {response_id}")


def _earlier_submission(enrolment: Enrolment, version: ActivityVersion, request_key: uuid.UUID) -> Response | None:
    """The response that this very request has handed in before, if it has."""
    response = Response.objects.filter(enrolment=enrolment, activity=version.activity).first()
    if response is None:
        return None
    key = _submission_key(response.pk, request_key)
    return response if response.submissions.filter(request_key=key).exists() else None


def _hand_in(response: Response, version: ActivityVersion, request_key: uuid.UUID) -> None:
    ResponseSubmission.objects.create(
        response=response,
        number=response.submissions.count() + 1,
        version=version,
        answers=response.answers,
        request_key=_submission_key(response.pk, request_key),
    )
    is_done = _mark_at_once(response, version) or kind_of_version(version).is_private
    response.state = State.ACCEPTED if is_done else State.SUBMITTED
    response.submitted_at = timezone.now()
    response.save(update_fields=["state", "submitted_at"])
    for state in [Progress.State.SUBMITTED, *([Progress.State.ACCEPTED] if is_done else [])]:
        record_progress(enrolment=response.enrolment, activity_id=response.activity_id, state=state)


def _mark_at_once(response: Response, version: ActivityVersion) -> bool:
    """Grade what a machine can mark. False if a person must, or nobody does."""
    mark = kind_of_version(version).mark(content_of(version), response.answers)
    if mark is None:
        return False
    save_grade(
        enrolment=response.enrolment,
        version=version,
        points=Decimal(mark.points),
        max_points=Decimal(mark.max_points),
        detail=mark.detail,
        is_automatic=True,
    )
    return True
