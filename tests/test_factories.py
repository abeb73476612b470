"""The factories give what they promise: other tests stand on them."""

import pytest

from lms.api import Role, edition_outline, enter_cohort, viewer_for
from tests.factories import (
    ActivitySpec,
    CompletionFactory,
    GradeFactory,
    ProgressFactory,
    make_cohort,
    make_course,
    make_person,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_make_person_holds_exactly_the_role(role: Role) -> None:
    assert viewer_for(make_person(role).account).roles == {role}


def test_make_person_without_role_has_none() -> None:
    assert viewer_for(make_person().account).roles == frozenset()


def test_make_course_puts_every_language_into_the_edition() -> None:
    course = make_course(
        [
            ActivitySpec(kind="lesson", code="A1", definition={"steps": []}, translations={"ar": {"steps": [1]}}),
            ActivitySpec(kind="exercise", code="A1-E1", definition={"ask": "why"}, parent="A1"),
        ]
    )

    english, arabic = edition_outline(course.edition.pk, "en"), edition_outline(course.edition.pk, "ar")

    assert [one.code for one in english] == ["A1", "A1-E1"]
    assert [one.language for one in arabic] == ["ar", "en"]
    assert course.activity("A1-E1").parent == course.activity("A1")
    assert course.version("A1", "ar").definition == {"steps": [1]}


def test_make_cohort_lets_its_people_in() -> None:
    setup = make_cohort(trainees=2)

    as_trainee = enter_cohort(viewer_for(setup.trainee.account), setup.cohort.code)
    as_trainer = enter_cohort(viewer_for(setup.trainer.account), setup.cohort.code)

    assert (as_trainee.enrolment, as_trainee.is_trainer) == (setup.enrolment, False)
    assert (as_trainer.enrolment, as_trainer.is_trainer) == (None, True)


def test_record_factories_write_rows() -> None:
    enrolment = make_cohort().enrolment

    assert ProgressFactory(enrolment=enrolment).activity.course == enrolment.cohort.edition.course
    assert GradeFactory(enrolment=enrolment).percent == 70
    assert CompletionFactory(enrolment=enrolment).verdict["items"] == []
