"""What the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Locale

from assessments.kinds.numeric.models import NumericQuestion
from assessments.kinds.ordering.models import OrderingQuestion
from assessments.models import Attempt, QuestionMark
from lms.immutable import ImmutableRowError
from lms.models import Activity
from tests.assessments.quizzes import start, submit
from tests.factories import CohortSetup

pytestmark = pytest.mark.database_sensitive


def refused(act: Callable[[], Any], error: type[Exception] = IntegrityError) -> None:
    with pytest.raises(error), transaction.atomic():
        act()


def make(attempt: Attempt, **values: Any) -> Attempt:
    base = {"enrolment": attempt.enrolment, "activity": attempt.activity, "version": attempt.version}
    return Attempt.objects.create(**{**base, **values})


def test_only_one_open_attempt(setup: CohortSetup) -> None:
    refused(lambda: make(start(setup), number=2))


def test_attempt_number_once(setup: CohortSetup) -> None:
    done = {"state": "submitted", "submitted_at": timezone.now(), "points": 1, "max_points": 1}
    refused(lambda: make(start(setup), number=1, **done))


@pytest.mark.parametrize(
    "values",
    [
        {"number": 0},
        {"points": 1},
        {"state": "submitted"},
        {"state": "submitted", "submitted_at": "2026-04-01T08:00Z"},
        {"state": "submitted", "submitted_at": "2026-04-01T08:00Z", "points": 3, "max_points": 2},
        {"state": "submitted", "submitted_at": "2026-04-01T08:00Z", "points": -1, "max_points": 2},
        {"state": "submitted", "submitted_at": "2026-04-01T08:00Z", "points": 0, "max_points": 0},
        {"state": "lost"},
    ],
)
def test_impossible_attempts_are_refused(setup: CohortSetup, values: dict[str, Any]) -> None:
    attempt = start(setup)
    refused(lambda: Attempt.objects.filter(pk=attempt.pk).update(**values))


def test_submitted_attempt_never_changes(setup: CohortSetup) -> None:
    attempt = submit(start(setup))
    refused(lambda: Attempt.objects.filter(pk=attempt.pk).update(points=1), DatabaseError)
    refused(lambda: Attempt.objects.filter(pk=attempt.pk).update(answers={}), DatabaseError)


def test_marks_are_append_only(setup: CohortSetup) -> None:
    mark = submit(start(setup)).marks.first()
    assert mark is not None
    refused(mark.save, ImmutableRowError)
    refused(mark.delete, ImmutableRowError)
    refused(lambda: QuestionMark.objects.update(points=0), DatabaseError)


@pytest.mark.parametrize("values", [{"points": 2, "max_points": 1}, {"points": -1}, {"points": 0, "max_points": 0}])
def test_marks_out_of_range_are_refused(setup: CohortSetup, values: dict[str, Any]) -> None:
    row = {"question_key": "x", "position": 9, "points": 0, "max_points": 1, "snapshot": {}}
    refused(lambda: QuestionMark.objects.create(attempt=start(setup), **{**row, **values}))


def test_question_is_marked_once(setup: CohortSetup) -> None:
    attempt = submit(start(setup))
    row = {"question_key": "q-q01", "position": 9, "points": 0, "max_points": 1, "snapshot": {}}
    refused(lambda: QuestionMark.objects.create(attempt=attempt, **row))


def test_records_protect_what_they_point_at(setup: CohortSetup) -> None:
    attempt = submit(start(setup))
    refused(attempt.delete, ProtectedError)
    refused(attempt.enrolment.delete, ProtectedError)
    refused(Activity.objects.get(pk=attempt.activity_id).delete, ProtectedError)


def test_question_code_once_in_a_language(db: None) -> None:
    locale = Locale.get_default()
    OrderingQuestion.objects.create(code="x", prompt="?", locale=locale)
    refused(lambda: OrderingQuestion.objects.create(code="x", prompt="?", locale=locale))


def test_question_points_positive(db: None) -> None:
    refused(lambda: OrderingQuestion.objects.create(code="x", prompt="?", points=0, locale=Locale.get_default()))


def test_number_lies_in_what_is_accepted(db: None) -> None:
    values = {"code": "x", "prompt": "?", "locale": Locale.get_default()}
    numbers = {"answer": Decimal(5), "minimum": Decimal(6), "maximum": Decimal(7)}
    refused(lambda: NumericQuestion.objects.create(**values, **numbers))
