"""Start, save, hand in: what is written, what is refused, and what happens the second time."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest

from assessments import api
from assessments.models import Attempt, QuestionMark
from lms.api import CohortClosedError
from lms.models import Cohort, Enrolment, Grade, GradeChange, Progress
from tests.assessments.quizzes import key_answers, save, start, submit
from tests.factories import CohortSetup


def close(setup: CohortSetup) -> None:
    setup.cohort.state = Cohort.State.CLOSED
    setup.cohort.save()
    setup.enrolment.refresh_from_db()


def test_start_makes_one_attempt_and_a_second_call_resumes_it(setup: CohortSetup) -> None:
    first = start(setup)

    assert start(setup) == first
    assert (first.number, first.state, first.answers) == (1, "open", {})
    assert Progress.objects.get(enrolment=setup.enrolment).state == Progress.State.STARTED


def test_start_is_refused_when_all_attempts_are_used(setup: CohortSetup) -> None:
    submit(start(setup))
    submit(start(setup))

    with pytest.raises(api.NoAttemptsLeftError):
        start(setup)
    assert Attempt.objects.count() == 2


def test_start_is_refused_in_a_closed_cohort(setup: CohortSetup) -> None:
    close(setup)

    with pytest.raises(CohortClosedError):
        start(setup)
    assert not Attempt.objects.exists()


def test_start_is_refused_after_withdrawal(setup: CohortSetup) -> None:
    setup.enrolment.state = Enrolment.State.WITHDRAWN

    with pytest.raises(api.NotEnrolledError):
        start(setup)


def test_save_keeps_unfinished_and_unreadable_answers(setup: CohortSetup) -> None:
    attempt = save(start(setup), {"q-q04": {"number": "about twelve"}}, revision=0)

    attempt.refresh_from_db()
    assert attempt.answers["q-q04"] == {"number": "about twelve"}
    assert (attempt.revision, attempt.is_open) == (1, True)
    assert attempt.saved_at is not None


def test_save_drops_what_the_quiz_does_not_know(setup: CohortSetup) -> None:
    answers = {
        "q-q01": {"choice": "admin", "is_correct": True},
        "q-q02": {"choices": ["rivera", "nothing", 7, {"a": 1}]},
        "q-q03": {"matches": {"pair1": "pair9", "pair2": "pair2", "pair9": "pair1"}},
        "q-q05": {"places": {"step1": 99, "step2": True, "step3": "2", "step4": 1}},
        "elsewhere": {"choice": "right1"},
    }

    attempt = save(start(setup), answers, revision=0)

    assert attempt.answers == {
        "q-q01": {"choice": "", "reason": ""},
        "q-q02": {"choices": ["rivera"]},
        "q-q03": {"matches": {"pair2": "pair2"}},
        "q-q04": {"number": ""},
        "q-q05": {"places": {"step4": 1}},
    }


@pytest.mark.parametrize("answers", [{}, {"q-q01": None}, {"q-q01": [1]}, {"q-q02": {"choices": "rivera"}}])
def test_save_takes_any_shape_without_failing(setup: CohortSetup, answers: dict) -> None:  # type: ignore[type-arg]
    assert save(start(setup), answers, revision=0).revision == 1


def test_repeated_save_is_no_conflict_and_writes_nothing_new(setup: CohortSetup) -> None:
    attempt, key = start(setup), uuid.uuid4()
    save(attempt, {"q-q04": {"number": "1"}}, revision=0, key=key)

    again = save(attempt, {"q-q04": {"number": "1"}}, revision=0, key=key)

    assert again.revision == 1


def test_save_from_another_window_is_refused_and_named(setup: CohortSetup) -> None:
    attempt = start(setup)
    save(attempt, {"q-q04": {"number": "1"}}, revision=0)

    with pytest.raises(api.AnswersChangedElsewhereError) as error:
        save(attempt, {"q-q04": {"number": "2"}}, revision=0)

    assert error.value.revision == 1
    assert Attempt.objects.get().answers["q-q04"]["number"] == "1"


def test_save_after_the_hand_in_is_refused(setup: CohortSetup) -> None:
    attempt = submit(start(setup))

    with pytest.raises(api.AttemptClosedError):
        save(attempt, {}, revision=attempt.revision)
    assert Attempt.objects.get().answers == key_answers()


def test_save_to_somebody_elses_attempt_is_not_found(setup: CohortSetup) -> None:
    attempt = start(setup)
    attempt.enrolment = setup.enrolments[1]

    with pytest.raises(Attempt.DoesNotExist):
        save(attempt, {}, revision=0)


def test_save_in_a_closed_cohort_is_refused(setup: CohortSetup) -> None:
    attempt = start(setup)
    close(setup)
    attempt.enrolment = setup.enrolment

    with pytest.raises(CohortClosedError):
        save(attempt, {}, revision=0)
    with pytest.raises(CohortClosedError):
        submit(attempt)


def test_save_keeps_ten_thousand_characters_and_the_hand_in_names_the_limit(setup: CohortSetup) -> None:
    answers = key_answers()
    answers["q-q01"]["reason"] = "م" * 10_000
    answers["q-q04"]["number"] = "1" * 10_000
    attempt = start(setup)

    with pytest.raises(api.IncompleteAnswersError) as error:
        submit(attempt, answers)

    assert list(error.value.problems) == ["q-q01", "q-q04"]
    assert "10000" in error.value.problems["q-q01"]
    attempt.refresh_from_db()
    assert attempt.is_open
    assert attempt.answers == answers


def test_submit_marks_every_question_and_grades(setup: CohortSetup) -> None:
    answers = key_answers()
    answers["q-q02"]["choices"] = ["rivera"]

    attempt = submit(start(setup), answers)

    assert (attempt.points, attempt.max_points) == (Decimal(7), Decimal(8))
    assert attempt.submitted_at is not None
    marks = list(QuestionMark.objects.values_list("question_key", "position", "points", "max_points"))
    assert marks[1] == ("q-q02", 2, Decimal(1), Decimal(2))
    assert len(marks) == 5
    assert QuestionMark.objects.get(position=2).snapshot == {"answer": {"choices": ["rivera"]}, "share": "0.5"}
    grade = Grade.objects.get()
    assert (grade.points, grade.max_points, grade.state, grade.is_automatic) == (7, 8, Grade.State.RELEASED, True)
    assert Progress.objects.get().state == Progress.State.SUBMITTED


def test_submit_twice_gives_one_result(setup: CohortSetup) -> None:
    attempt = start(setup)
    submit(attempt)

    again = submit(attempt, {}, revision=0)

    assert again.points == 8
    assert QuestionMark.objects.count() == 5
    assert GradeChange.objects.count() == 1


def test_submit_of_unfinished_answers_keeps_them(setup: CohortSetup) -> None:
    attempt = start(setup)
    answers = key_answers() | {"q-q04": {"number": "a dozen"}, "q-q05": {"places": {"step1": 1, "step2": 1}}}

    with pytest.raises(api.IncompleteAnswersError) as error:
        submit(attempt, answers)

    assert list(error.value.problems) == ["q-q04", "q-q05"]
    attempt.refresh_from_db()
    assert attempt.answers["q-q04"] == {"number": "a dozen"}
    assert not QuestionMark.objects.exists()
    assert not Grade.objects.exists()


def test_best_attempt_counts(setup: CohortSetup) -> None:
    submit(start(setup))
    poor = key_answers() | {"q-q04": {"number": "1"}}

    submit(start(setup), poor)

    assert Grade.objects.get().points == 8
    assert GradeChange.objects.count() == 1


def test_better_second_attempt_replaces_the_grade(setup: CohortSetup) -> None:
    submit(start(setup), key_answers() | {"q-q04": {"number": "1"}})

    submit(start(setup))

    assert Grade.objects.get().points == 8
    assert list(GradeChange.objects.values_list("new_points", flat=True)) == [7, 8]


def test_places_given_twice_cannot_be_handed_in(setup: CohortSetup) -> None:
    places = {"step1": 1, "step2": 1, "step3": 2, "step4": 3}

    with pytest.raises(api.IncompleteAnswersError) as error:
        submit(start(setup), key_answers() | {"q-q05": {"places": places}})

    assert "same place" in error.value.problems["q-q05"]
