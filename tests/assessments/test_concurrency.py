"""The same thing at the same moment from two threads."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from assessments import api
from assessments.models import Attempt, QuestionMark
from lms.models import Enrolment, Grade, GradeChange
from tests.assessments.quizzes import key_answers, make_quiz_course
from tests.factories import make_cohort

pytestmark = [pytest.mark.database_sensitive, pytest.mark.django_db(transaction=True)]


def at_once(act: Callable[[], Any], times: int = 4) -> list[Any]:
    barrier, results = threading.Barrier(times), []

    def run() -> None:
        barrier.wait()
        try:
            results.append(act())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_simultaneous_starts_give_one_attempt() -> None:
    setup = make_cohort(make_quiz_course())
    version = setup.course.version("A1-Q")

    results = at_once(
        lambda: api.start_attempt(
            enrolment=Enrolment.objects.select_related("cohort").get(pk=setup.enrolment.pk),
            activity_id=version.activity_id,
            version_id=version.pk,
        )
    )

    assert {one.pk for one in results} == {Attempt.objects.get().pk}


def test_simultaneous_hand_ins_give_one_result() -> None:
    setup = make_cohort(make_quiz_course())
    version = setup.course.version("A1-Q")
    attempt = api.start_attempt(enrolment=setup.enrolment, activity_id=version.activity_id, version_id=version.pk)

    results = at_once(
        lambda: api.submit_attempt(
            enrolment=Enrolment.objects.select_related("cohort").get(pk=setup.enrolment.pk),
            attempt_id=attempt.pk,
            answers=key_answers(),
            base_revision=0,
            request_key=uuid.uuid4(),
        )
    )

    assert [one.points for one in results] == [8, 8, 8, 8]
    assert QuestionMark.objects.count() == 5
    assert (Grade.objects.count(), GradeChange.objects.count()) == (1, 1)


def test_simultaneous_saves_of_two_windows_lose_nothing_silently() -> None:
    setup = make_cohort(make_quiz_course())
    version = setup.course.version("A1-Q")
    attempt = api.start_attempt(enrolment=setup.enrolment, activity_id=version.activity_id, version_id=version.pk)

    results = at_once(
        lambda: api.save_answers(
            enrolment=Enrolment.objects.select_related("cohort").get(pk=setup.enrolment.pk),
            attempt_id=attempt.pk,
            answers={"q-q04": {"number": str(threading.get_ident())}},
            base_revision=0,
            request_key=uuid.uuid4(),
        )
    )

    refused = [one for one in results if isinstance(one, api.AnswersChangedElsewhereError)]
    assert len(refused) == 3
    assert Attempt.objects.get().revision == 1
