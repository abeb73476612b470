"""From records to a completion: once, by itself, and never undone by a plugin."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lms.completion.api import complete_if_met, complete_missing, sign_off
from lms.completion.models import Completion, SignOff
from lms.delivery.api import CohortClosedError, MarkInput, record_attendance
from lms.delivery.models import Enrolment
from lms.grading.api import release_grades, save_grade
from lms.progress.api import record_progress
from lms.signals import enrolment_completed
from tests.factories import ActivitySpec, make_cohort, make_course, rule_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    rule = rule_json(attendance_percent=80, trainer_sign_off=True)
    rule["activities"] = [{"code": "A1-E2", "state": "accepted", "min_percent": 60}]
    course = make_course([ActivitySpec("lesson", "A1"), ActivitySpec("exercise", "A1-E2", parent="A1")], rule=rule)
    return make_cohort(course)


def meet_all_but_sign_off(setup):
    enrolment = setup.enrolment
    record_attendance(session=setup.sessions[0], marks=[MarkInput(enrolment.pk, "p")], by=setup.trainer)
    activity = setup.course.activity("A1-E2")
    record_progress(enrolment=enrolment, activity_id=activity.pk, state="submitted")
    record_progress(enrolment=enrolment, activity_id=activity.pk, state="accepted")
    version = setup.course.version("A1-E2")
    save_grade(enrolment=enrolment, version=version, points=Decimal(8), max_points=Decimal(12), by=setup.trainer)
    release_grades(cohort=setup.cohort, activity=activity, by=setup.trainer)


def test_completion_is_written_by_itself_when_the_last_requirement_is_met(setup, django_capture_on_commit_callbacks):
    heard = []
    enrolment_completed.connect(lambda completion_id, **kw: heard.append(completion_id), weak=False, dispatch_uid="t")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            meet_all_but_sign_off(setup)
        assert not Completion.objects.exists()
        with django_capture_on_commit_callbacks(execute=True):
            sign_off(enrolment=setup.enrolment, by=setup.trainer)
    finally:
        enrolment_completed.disconnect(dispatch_uid="t")

    completion = Completion.objects.get(enrolment=setup.enrolment)
    assert heard == [completion.pk]
    assert [item["is_met"] for item in completion.verdict["items"]] == [True, True, True]
    assert completion.verdict["rule"] == setup.course.edition.rule


def test_complete_if_met_repeated_keeps_one(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)
    first = complete_if_met(setup.enrolment.pk)
    assert first is not None
    assert complete_if_met(setup.enrolment.pk) == first
    assert Completion.objects.count() == 1


def test_complete_if_met_without_the_sign_off_is_none(setup):
    meet_all_but_sign_off(setup)
    assert complete_if_met(setup.enrolment.pk) is None


def test_complete_if_met_ignores_somebody_who_withdrew(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)
    Enrolment.objects.update(state=Enrolment.State.WITHDRAWN)
    assert complete_if_met(setup.enrolment.pk) is None


def test_complete_missing_repairs_a_lost_signal(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)  # on_commit does not run inside this test
    assert complete_missing() == 1
    assert complete_missing() == 0


def test_a_failing_receiver_does_not_undo_the_completion(setup, django_capture_on_commit_callbacks):
    def broken(**kwargs):
        raise RuntimeError("a plugin is broken")

    enrolment_completed.connect(broken, weak=False, dispatch_uid="broken")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            meet_all_but_sign_off(setup)
            sign_off(enrolment=setup.enrolment, by=setup.trainer)
    finally:
        enrolment_completed.disconnect(dispatch_uid="broken")
    assert Completion.objects.count() == 1


def test_a_draft_grade_does_not_count(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)
    setup.enrolment.grades.update(state="draft", released_at=None)
    assert complete_if_met(setup.enrolment.pk) is None


def test_sign_off_twice_keeps_the_first_signature(setup):
    first = sign_off(enrolment=setup.enrolment, by=setup.trainer)
    again = sign_off(enrolment=setup.enrolment, by=setup.trainees[0])
    assert again == first
    assert SignOff.objects.get().by == setup.trainer


def test_only_the_newest_attendance_mark_counts(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)
    session = setup.sessions[0]
    record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "a")], by=setup.trainer)
    assert complete_if_met(setup.enrolment.pk) is None
    assert session.marks.count() == 2


def test_attendance_is_measured_against_all_planned_sessions(setup):
    meet_all_but_sign_off(setup)
    sign_off(enrolment=setup.enrolment, by=setup.trainer)
    first = setup.sessions[0]
    setup.cohort.sessions.create(
        title={"en": "Tomorrow"},
        starts_at=first.starts_at + timedelta(days=1),
        ends_at=first.ends_at + timedelta(days=1),
    )
    assert complete_if_met(setup.enrolment.pk) is None


def test_sign_off_in_a_closed_cohort_is_refused(setup):
    setup.cohort.state = "closed"
    setup.enrolment.cohort = setup.cohort
    with pytest.raises(CohortClosedError):
        sign_off(enrolment=setup.enrolment, by=setup.trainer)
