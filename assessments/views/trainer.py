"""For the trainers of a cohort: the questions with their key, and how the cohort did."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.charts import bars
from assessments.definition import Quiz
from assessments.kinds import get_kind
from assessments.queries import PersonResult, QuestionResult, cohort_results, question_results, quiz_of
from assessments.views.entering import enter_quiz
from lms.text import render_markdown

__all__ = ["results"]


@require_safe
@login_required
@never_cache
def results(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Results per person, difficulty per question, and the key. Trainers of the cohort only."""
    place = enter_quiz(request, cohort, slug)
    if not place.access.is_trainer:
        raise PermissionDenied
    quiz = quiz_of(place.item.version_id)
    people = cohort_results(place.cohort, place.item.activity_id, quiz.pass_percent)
    questions = _questions(quiz, people, question_results(people))
    percents = [(str(one["number"]), one["result"].percent_right) for one in questions if one["result"].count]
    context = place.context(
        quiz_language=quiz.language,
        intro=render_markdown(quiz.intro, terms=()),
        pass_percent=quiz.pass_percent,
        max_attempts=quiz.max_attempts,
        max_points=quiz.max_points,
        people=people,
        passed_count=sum(one.is_passed for one in people),
        submitted_count=sum(bool(one.submitted) for one in people),
        questions=questions,
        bars=bars(percents, is_rtl=get_language() in settings.LANGUAGES_BIDI),
    )
    return render(request, "lms_assessments/results.html", context)


def _questions(quiz: Quiz, people: list[PersonResult], found: dict[str, QuestionResult]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "prompt": question["prompt"],
            "kind": get_kind(question["kind"]).label,
            "points": question["points"],
            "lines": get_kind(question["kind"]).key_lines(question),
            "explanation": render_markdown(question["explanation"], terms=(), heading=4),
            "result": found.get(question["key"], QuestionResult()),
            "reasons": _reasons(question["key"], people) if question.get("reason_required") else [],
        }
        for number, question in enumerate(quiz.questions, start=1)
    ]


def _reasons(key: str, people: list[PersonResult]) -> list[tuple[PersonResult, str]]:
    """Who wrote which reason, in the newest attempt that was handed in."""
    newest = [(one, one.submitted[-1].answers.get(key, {}).get("reason", "")) for one in people if one.submitted]
    return [(one, reason) for one, reason in newest if reason]
