"""Grades: drafts are hidden, changes are kept, private work is never graded."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lms.delivery.api import CohortClosedError
from lms.grading.api import GradeOutOfRangeError, PrivateActivityError, release_grades, save_grade
from lms.grading.models import Grade, GradeChange
from lms.grading.queries import released_grades
from tests.factories import ActivitySpec, GradeFactory, make_cohort, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    specs = [ActivitySpec("exercise", "E1"), ActivitySpec("exercise", "E3", is_private=True)]
    return make_cohort(make_course(specs), trainees=2)


def grade(setup, points="7", **more):
    values = {"points": Decimal(points), "max_points": Decimal(12), "by": setup.trainer, **more}
    return save_grade(enrolment=setup.enrolment, version=setup.course.version("E1"), **values)


def test_save_grade_of_a_trainer_is_a_draft_that_learners_do_not_see(setup):
    assert grade(setup).state == Grade.State.DRAFT
    assert not released_grades(setup.enrolment).exists()


def test_save_grade_automatic_is_released_at_once(setup):
    row = grade(setup, is_automatic=True, by=None)
    assert row.state == Grade.State.RELEASED
    assert list(released_grades(setup.enrolment)) == [row]


def test_save_grade_the_same_twice_logs_one_change(setup):
    grade(setup)
    grade(setup)
    assert Grade.objects.count() == 1
    assert GradeChange.objects.count() == 1


def test_save_grade_changed_keeps_what_was_before(setup):
    grade(setup, "7")
    grade(setup, "9", reason="second look")
    change = GradeChange.objects.last()
    assert (change.old_points, change.new_points, change.reason) == (Decimal(7), Decimal(9), "second look")


def test_save_grade_released_and_corrected_stays_released(setup):
    row = grade(setup)
    release_grades(cohort=setup.cohort, activity=row.activity, by=setup.trainer)
    assert grade(setup, "9").state == Grade.State.RELEASED


@pytest.mark.parametrize("points", ["-1", "12.01"])
def test_save_grade_out_of_range_is_refused_and_nothing_written(setup, points):
    with pytest.raises(GradeOutOfRangeError):
        grade(setup, points)
    assert not Grade.objects.exists()


def test_save_grade_of_a_private_activity_is_refused(setup):
    with pytest.raises(PrivateActivityError):
        save_grade(
            enrolment=setup.enrolment,
            version=setup.course.version("E3"),
            points=Decimal(1),
            max_points=Decimal(1),
            by=setup.trainer,
        )


def test_release_grades_twice_releases_once(setup):
    row = grade(setup)
    assert release_grades(cohort=setup.cohort, activity=row.activity, by=setup.trainer) == 1
    assert release_grades(cohort=setup.cohort, activity=row.activity, by=setup.trainer) == 0
    assert [change.new_state for change in row.changes.all()] == ["draft", "released"]


def test_release_grades_leaves_other_cohorts_alone(setup):
    row = grade(setup)
    other = make_cohort(setup.course)
    save_grade(
        enrolment=other.enrolment,
        version=setup.course.version("E1"),
        points=Decimal(3),
        max_points=Decimal(12),
        by=other.trainer,
    )
    release_grades(cohort=setup.cohort, activity=row.activity, by=setup.trainer)
    assert other.enrolment.grades.get().state == Grade.State.DRAFT


@pytest.mark.database_sensitive
@pytest.mark.parametrize(
    "values",
    [{"points": Decimal(11)}, {"points": Decimal(-1)}, {"max_points": Decimal(0)}, {"state": "released"}],
)
def test_grade_constraints_are_in_the_database(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        GradeFactory(**values)


@pytest.mark.database_sensitive
def test_grade_is_unique_per_learner_and_activity():
    row = GradeFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        GradeFactory(enrolment=row.enrolment, version=row.version)


def test_release_grades_of_a_closed_cohort_is_refused(setup):
    row = grade(setup)
    setup.cohort.state = "closed"
    with pytest.raises(CohortClosedError):
        release_grades(cohort=setup.cohort, activity=row.activity, by=setup.trainer)
    row.refresh_from_db()
    assert row.state == Grade.State.DRAFT
