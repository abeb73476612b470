"""Start, answer, hand in, see the result."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from assessments import api
from assessments.definition import Quiz
from assessments.kinds import get_kind
from assessments.models import Attempt
from assessments.queries import attempts_of, best_attempt, marks_of, quiz_of, shown_quiz
from assessments.scoring import is_passed
from assessments.views.entering import Place, enter_attempt, enter_quiz
from assessments.views.sheet import Sheet, make_sheet, posted_key, posted_revision
from lms.api import CohortClosedError
from lms.text import render_markdown

__all__ = ["attempt", "quiz", "result"]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def quiz(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """What the quiz asks, how often it may be tried and how it went so far; POST starts an attempt."""
    place = enter_quiz(request, cohort, slug)
    if place.access.enrolment is None:
        return redirect(place.url("results"))
    if request.method == "POST":
        return _start(request, place)
    attempts = list(attempts_of(place.learner, place.item.activity_id))
    return render(request, "lms_assessments/quiz.html", place.context(**_standing(place, attempts)))


def _start(request: HttpRequest, place: Place) -> HttpResponse:
    try:
        started = api.start_attempt(
            enrolment=place.learner, activity_id=place.item.activity_id, version_id=place.item.version_id
        )
    except (api.NoAttemptsLeftError, CohortClosedError) as error:
        messages.error(request, str(error))
        return redirect(place.url("quiz"))
    return redirect(place.url("attempt", started.number))


def _standing(place: Place, attempts: list[Attempt]) -> dict[str, Any]:
    """How the learner stands: attempts used and left, the best one, an open one."""
    quiz = quiz_of(place.item.version_id)
    best = best_attempt(attempts)
    passed = best is not None and _passed(best, quiz)
    return {
        "question_count": len(quiz.questions),
        "max_points": quiz.max_points,
        "pass_percent": quiz.pass_percent,
        "max_attempts": quiz.max_attempts,
        "intro": render_markdown(quiz.intro, terms=()),
        "attempts": attempts,
        "attempts_left": max(0, quiz.max_attempts - len(attempts)),
        "open_attempt": next((one for one in attempts if one.is_open), None),
        "best": best,
        "is_passed": passed,
    }


def _passed(attempt: Attempt, quiz: Quiz) -> bool:
    assert attempt.points is not None
    assert attempt.max_points is not None
    return is_passed(attempt.points, attempt.max_points, quiz.pass_percent)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def attempt(request: HttpRequest, cohort: str, slug: str, number: int) -> HttpResponse:
    """All questions on one page; POST saves them or hands them in."""
    if request.method == "POST" and not request.user.is_authenticated:
        # A redirect to the sign-in would throw the answers away; going back from this page keeps them.
        return render(request, "lms_assessments/signed_out.html", status=401)
    return _attempt(request, cohort, slug, number)


@login_required
def _attempt(request: HttpRequest, cohort: str, slug: str, number: int) -> HttpResponse:
    place, one = enter_attempt(request, cohort, slug, number)
    if not one.is_open:
        return redirect(place.url("result", number))
    if place.is_closed:
        return redirect(place.url("quiz"))
    quiz = shown_quiz(one, place.item, place.cohort)
    if request.method != "POST":
        return _show_sheet(request, place, one, quiz, make_sheet(one, quiz))
    return _take(request, place, one, quiz, make_sheet(one, quiz, request.POST))


def _take(request: HttpRequest, place: Place, one: Attempt, quiz: Quiz, sheet: Sheet) -> HttpResponse:
    """Save or hand in what was posted; whatever goes wrong, the page keeps what was typed."""
    is_final = request.POST.get("action") == "submit"
    act = api.submit_attempt if is_final else api.save_answers
    try:
        done = act(
            enrolment=place.learner,
            attempt_id=one.pk,
            answers=sheet.answers(),
            base_revision=posted_revision(request.POST),
            request_key=posted_key(request.POST),
        )
    except api.AttemptClosedError as error:
        messages.info(request, str(error))
        return redirect(place.url("result", one.number))
    except (CohortClosedError, api.NotEnrolledError) as error:
        messages.error(request, str(error))
        return redirect(place.url("quiz"))
    except api.IncompleteAnswersError:
        one.refresh_from_db(fields=["revision", "saved_at", "request_key"])
        return _show_sheet(request, place, one, quiz, sheet, is_checked=True)
    except api.AnswersChangedElsewhereError as error:
        one.revision = error.revision
        return _show_sheet(request, place, one, quiz, sheet, is_conflict=True, status=409)
    except api.AnswersTooLongError as error:
        return _show_sheet(request, place, one, quiz, sheet, problem=str(error), status=413)
    return redirect(place.url("result", done.number) if is_final else place.url("attempt", done.number))


def _show_sheet(
    request: HttpRequest, place: Place, one: Attempt, quiz: Quiz, sheet: Sheet, *, status: int = 200, **state: Any
) -> HttpResponse:
    """`state`: is_checked (show what is wrong), is_conflict, problem (text)."""
    context = place.context(
        attempt=one,
        forms=sheet.forms,
        errors=sheet.errors if state.get("is_checked") else [],
        language=quiz.language,
        max_attempts=quiz.max_attempts,
        pass_percent=quiz.pass_percent,
        request_key=uuid.uuid4(),
        **state,
    )
    return render(request, "lms_assessments/attempt.html", context, status=status)


@require_safe
@login_required
@never_cache
def result(request: HttpRequest, cohort: str, slug: str, number: int) -> HttpResponse:
    """The score, and each question with what was answered and whether it was right; why, once the key is free."""
    place, one = enter_attempt(request, cohort, slug, number)
    if one.is_open:
        return redirect(place.url("attempt", number))
    own, shown = quiz_of(one.version_id), shown_quiz(one, place.item, place.cohort)
    attempts = list(attempts_of(place.learner, place.item.activity_id))
    left = max(0, own.max_attempts - len(attempts))
    passed = _passed(one, own)
    with_key = place.is_closed or _may_know_key(attempts, own)
    context = place.context(
        attempt=one,
        quiz_language=shown.language,
        pass_percent=own.pass_percent,
        is_passed=passed,
        is_best=best_attempt(attempts) == one,
        attempts_left=left,
        is_key_shown=with_key,
        questions=_reviewed(one, shown, with_key=with_key),
    )
    return render(request, "lms_assessments/result.html", context)


def _may_know_key(attempts: list[Attempt], quiz: Quiz) -> bool:
    """True when the key cannot spoil an attempt that is still needed: passed, or all of them handed in."""
    best = best_attempt(attempts)
    handed_in = sum(not one.is_open for one in attempts)
    return handed_in >= quiz.max_attempts or (best is not None and _passed(best, quiz))


def _reviewed(one: Attempt, quiz: Quiz, *, with_key: bool) -> list[dict[str, Any]]:
    """Each question with answer and points; why, and what would have been right, only `with_key`."""
    marks = marks_of(one)
    reviewed = []
    for number, question in enumerate(quiz.questions, start=1):
        answer = one.answers.get(question["key"], {})
        reviewed.append(
            {
                "number": number,
                "prompt": question["prompt"],
                "kind": question["kind"],
                "mark": marks[question["key"]],
                "lines": get_kind(question["kind"]).review(question, answer, with_key),
                "reason": answer.get("reason", ""),
                "explanation": render_markdown(question["explanation"], terms=(), heading=4) if with_key else "",
            }
        )
    return reviewed
