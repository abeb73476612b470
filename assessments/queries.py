"""Reads of quizzes and attempts. The door to them is the cohort: `lms.api.enter_cohort` comes first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404

from assessments.definition import Quiz, parse_quiz
from assessments.kinds.base import Question
from assessments.models import Attempt, QuestionMark
from assessments.scoring import is_better, is_passed
from lms.api import OutlineItem, edition_outline, get_version
from lms.models import Cohort, Enrolment

__all__ = [
    "PersonResult",
    "QuestionResult",
    "attempts_of",
    "best_attempt",
    "cohort_results",
    "lesson_of",
    "marks_of",
    "question_results",
    "quiz_item",
    "quiz_of",
    "shown_quiz",
]

QUIZ_SECONDS = 24 * 3600  # versions never change; the cache may drop them earlier


def quiz_item(cohort: Cohort, slug: str, language: str) -> OutlineItem:
    """The quiz of the cohort's edition with this slug; Http404 if there is none. Cached."""
    for item in edition_outline(cohort.edition_id, language):
        if item.slug == slug and item.kind == "quiz" and item.is_ready:
            return item
    raise Http404


def lesson_of(cohort: Cohort, item: OutlineItem, language: str) -> OutlineItem | None:
    """The lesson that the quiz belongs to, None for a quiz of the whole course. Cached."""
    outline = edition_outline(cohort.edition_id, language)
    return next((one for one in outline if one.activity_id == item.parent_id), None)


def quiz_of(version_id: int) -> Quiz:
    """The quiz of a version, key included. One query, none when cached."""
    name = f"lms_assessments:quiz:{version_id}"
    quiz: Quiz | None = cache.get(name)
    if quiz is None:
        version = get_version(version_id)
        quiz = parse_quiz(version.pk, version.language, version.definition)
        cache.set(name, quiz, QUIZ_SECONDS)
    return quiz


def shown_quiz(attempt: Attempt, item: OutlineItem, cohort: Cohort) -> Quiz:
    """The attempt's quiz in the reader's language, if that is the same edition's translation of it.

    A translation has the same keys in the same order, so the stored answers hold for both. An attempt of
    an earlier edition keeps the text that it was begun with.
    """
    own = quiz_of(attempt.version_id)
    if item.version_id == own.version_id:
        return own
    twin = next((one for one in edition_outline(cohort.edition_id, own.language) if one.slug == item.slug), None)
    other = quiz_of(item.version_id)
    is_translation = twin is not None and twin.version_id == own.version_id
    return other if is_translation and _shape(own) == _shape(other) else own


def _shape(quiz: Quiz) -> list[tuple[str, ...]]:
    return [(one["key"], one["kind"], *_part_keys(one)) for one in quiz.questions]


def _part_keys(question: Question) -> list[str]:
    return [part["key"] for name in ("options", "pairs", "items") for part in question.get(name, [])]


def attempts_of(enrolment: Enrolment, activity_id: int) -> QuerySet[Attempt]:
    """The attempts of one learner at one quiz, first one first."""
    return Attempt.objects.filter(enrolment=enrolment, activity_id=activity_id).order_by("number")


def best_attempt(attempts: list[Attempt]) -> Attempt | None:
    """The attempt that counts: the best one handed in, the earlier of equal ones."""
    best: Attempt | None = None
    for attempt in attempts:
        if attempt.points is None or attempt.max_points is None:
            continue
        if best is None or is_better(attempt.points, attempt.max_points, *_points(best)):
            best = attempt
    return best


def _points(attempt: Attempt) -> tuple[Decimal, Decimal]:
    assert attempt.points is not None
    assert attempt.max_points is not None
    return attempt.points, attempt.max_points


def marks_of(attempt: Attempt) -> dict[str, QuestionMark]:
    """The marks of an attempt by question key (one query)."""
    return {mark.question_key: mark for mark in attempt.marks.all()}


@dataclass(frozen=True)
class PersonResult:
    """How one learner of a cohort stands with a quiz."""

    enrolment: Enrolment
    attempts: list[Attempt]
    best: Attempt | None
    pass_percent: int

    @property
    def submitted(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if not attempt.is_open]

    @property
    def has_open(self) -> bool:
        return any(attempt.is_open for attempt in self.attempts)

    @property
    def is_passed(self) -> bool:
        return self.best is not None and is_passed(*_points(self.best), self.pass_percent)


def cohort_results(cohort: Cohort, activity_id: int, pass_percent: int) -> list[PersonResult]:
    """One result for every active learner, in the order of the roster (two queries)."""
    enrolments = cohort.enrolments.filter(state=Enrolment.State.ACTIVE).select_related("person")
    by_enrolment: dict[int, list[Attempt]] = defaultdict(list)
    attempts = Attempt.objects.filter(enrolment__cohort=cohort, activity_id=activity_id).order_by("number")
    for attempt in attempts:
        by_enrolment[attempt.enrolment_id].append(attempt)
    return [
        PersonResult(one, by_enrolment[one.pk], best_attempt(by_enrolment[one.pk]), pass_percent) for one in enrolments
    ]


@dataclass
class QuestionResult:
    """How a cohort did on one question: how many handed it in, how many had all of it right."""

    count: int = 0
    right: int = 0

    @property
    def percent_right(self) -> int:
        """People with full points, of those who handed in, 0 to 100."""
        return round(100 * self.right / self.count) if self.count else 0


def question_results(results: list[PersonResult]) -> dict[str, QuestionResult]:
    """Difficulty of each question by its key, from every person's first attempt (one query).

    Later attempts come after the explanations were read and would make every question look easy.
    """
    firsts = [result.submitted[0].pk for result in results if result.submitted]
    found: dict[str, QuestionResult] = defaultdict(QuestionResult)
    for mark in QuestionMark.objects.filter(attempt__in=firsts):
        one = found[mark.question_key]
        one.count += 1
        one.right += mark.points == mark.max_points
    return found
