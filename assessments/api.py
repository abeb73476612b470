"""Acts on attempts: start one, save its answers, hand it in. All are safe to repeat."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.definition import Answers, Quiz, mark_answers, problems_of, share_of, tidy_answers
from assessments.models import Attempt, QuestionMark
from assessments.queries import quiz_of
from assessments.scoring import is_better, total
from lms.api import CohortClosedError, record_progress, save_grade
from lms.models import Cohort, Enrolment, Grade, Progress

__all__ = [
    "AnswersChangedElsewhereError",
    "AnswersTooLongError",
    "AttemptClosedError",
    "IncompleteAnswersError",
    "NoAttemptsLeftError",
    "NotEnrolledError",
    "save_answers",
    "start_attempt",
    "submit_attempt",
]

MAX_ANSWERS = 100_000  # characters of JSON: far above any honest attempt


class NotEnrolledError(PermissionError):
    """The enrolment was withdrawn."""


class NoAttemptsLeftError(PermissionError):
    """All attempts that the quiz allows have been handed in."""


class AttemptClosedError(PermissionError):
    """The attempt was handed in already; answers that come later are not taken."""


class AnswersTooLongError(ValueError):
    """The answers are larger than anybody would type. Nothing was written."""


class AnswersChangedElsewhereError(RuntimeError):
    """Another window or device saved after this one was loaded. Nothing was written."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        super().__init__(_("These answers were changed in another window."))


class IncompleteAnswersError(ValueError):
    """The answers were saved and cannot be handed in yet; `problems` says why, by question key."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems.values()))


@transaction.atomic
def start_attempt(*, enrolment: Enrolment, activity_id: int, version_id: int) -> Attempt:
    """The open attempt of the learner, or a new one on the given version of the quiz.

    A second call returns the same attempt. Raises CohortClosedError, NotEnrolledError and
    NoAttemptsLeftError. Side effect: progress "started".
    """
    _guard(enrolment)
    # The row lock makes two starts at the same moment queue; the partial unique constraint is the proof.
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    attempts = list(Attempt.objects.filter(enrolment=enrolment, activity_id=activity_id).order_by("number"))
    if attempts and attempts[-1].is_open:
        return attempts[-1]
    if len(attempts) >= quiz_of(version_id).max_attempts:
        raise NoAttemptsLeftError(_("You have used all attempts of this quiz."))
    attempt = Attempt.objects.create(
        enrolment=enrolment, activity_id=activity_id, version_id=version_id, number=len(attempts) + 1
    )
    record_progress(enrolment=enrolment, activity_id=activity_id, state=Progress.State.STARTED)
    return attempt


@transaction.atomic
def save_answers(
    *, enrolment: Enrolment, attempt_id: int, answers: dict[str, Any], base_revision: int, request_key: UUID
) -> Attempt:
    """Keep answers that may be unfinished or wrong in form. Returns the attempt with its new revision.

    `answers` are by question key (see `kinds/<kind>/answers.py`); what the quiz does not know is dropped.
    `base_revision` is the revision that the page was loaded with. The same `request_key` sent again is no
    conflict with itself. Raises CohortClosedError, NotEnrolledError, AttemptClosedError,
    AnswersTooLongError, AnswersChangedElsewhereError; Attempt.DoesNotExist for somebody else's attempt.
    """
    attempt = _lock(enrolment, attempt_id)
    if not attempt.is_open:
        raise AttemptClosedError(_("This attempt was handed in already."))
    return _store(attempt, answers, base_revision, request_key)


def submit_attempt(
    *, enrolment: Enrolment, attempt_id: int, answers: dict[str, Any], base_revision: int, request_key: UUID
) -> Attempt:
    """Save the answers and hand the attempt in. A second call returns the same, marked attempt.

    Raises what `save_answers` raises, but AttemptClosedError never: handing in twice is harmless. Raises
    IncompleteAnswersError when something is missing; the answers are kept then. Side effects: one
    QuestionMark per question, progress "submitted", and the grade if this attempt is the best so far.
    """
    with transaction.atomic():
        attempt = _lock(enrolment, attempt_id)
        if not attempt.is_open:
            return attempt
        _store(attempt, answers, base_revision, request_key)
        quiz = quiz_of(attempt.version_id)
        problems = problems_of(quiz, attempt.answers)
        if not problems:
            _mark(attempt, quiz)
    if problems:
        raise IncompleteAnswersError(problems)
    return attempt


def _guard(enrolment: Enrolment) -> None:
    if enrolment.cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Answers cannot be changed any more."))
    if enrolment.state != Enrolment.State.ACTIVE:
        raise NotEnrolledError(_("You are not enrolled in this cohort any more."))


def _lock(enrolment: Enrolment, attempt_id: int) -> Attempt:
    attempt = Attempt.objects.select_for_update().get(pk=attempt_id, enrolment=enrolment)
    if attempt.is_open:
        _guard(enrolment)
    return attempt


def _store(attempt: Attempt, answers: dict[str, Any], base_revision: int, request_key: UUID) -> Attempt:
    tidy: Answers = tidy_answers(quiz_of(attempt.version_id), answers)
    if len(json.dumps(tidy, ensure_ascii=False)) > MAX_ANSWERS:
        raise AnswersTooLongError(_("These answers are too long to be kept. Shorten them."))
    is_repeated = request_key == attempt.request_key
    if base_revision != attempt.revision and not is_repeated:
        raise AnswersChangedElsewhereError(attempt.revision)
    if not is_repeated or tidy != attempt.answers:
        attempt.revision += 1
    attempt.answers, attempt.request_key, attempt.saved_at = tidy, request_key, timezone.now()
    attempt.save(update_fields=["answers", "request_key", "revision", "saved_at"])
    return attempt


def _mark(attempt: Attempt, quiz: Quiz) -> None:
    marks = mark_answers(quiz, attempt.answers)
    QuestionMark.objects.bulk_create(
        QuestionMark(
            attempt=attempt,
            question_key=mark.question_key,
            position=place,
            points=mark.points,
            max_points=mark.max_points,
            snapshot=_snapshot(quiz, attempt, place - 1),
        )
        for place, mark in enumerate(marks, start=1)
    )
    attempt.points, attempt.max_points = total(marks)
    attempt.state, attempt.submitted_at = Attempt.State.SUBMITTED, timezone.now()
    attempt.save(update_fields=["points", "max_points", "state", "submitted_at"])
    record_progress(enrolment=attempt.enrolment, activity_id=attempt.activity_id, state=Progress.State.SUBMITTED)
    _grade(attempt)


def _snapshot(quiz: Quiz, attempt: Attempt, index: int) -> dict[str, Any]:
    question = quiz.questions[index]
    answer = attempt.answers.get(question["key"], {})
    return {"answer": answer, "share": str(share_of(question, answer))}


def _grade(attempt: Attempt) -> None:
    """The best attempt counts; an equal one later changes nothing."""
    assert attempt.points is not None
    assert attempt.max_points is not None
    grade = Grade.objects.filter(enrolment=attempt.enrolment, activity=attempt.activity_id).first()
    if grade and not is_better(attempt.points, attempt.max_points, grade.points, grade.max_points):
        return
    save_grade(
        enrolment=attempt.enrolment,
        version=attempt.version,
        points=attempt.points,
        max_points=attempt.max_points,
        detail={"attempt": attempt.number},
        is_automatic=True,
    )
