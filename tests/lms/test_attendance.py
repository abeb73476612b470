"""Attendance: append-only, idempotent, refused as a whole when one mark is wrong."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from lms.delivery.api import AttendanceError, CohortClosedError, MarkInput, credited_minutes, record_attendance
from lms.delivery.models import AttendanceMark, Cohort
from tests.factories import make_cohort

pytestmark = pytest.mark.django_db


@pytest.fixture
def setup():
    return make_cohort(trainees=3)


def url(setup, session=None):
    session = session or setup.sessions[0]
    return reverse("lms:attendance", kwargs={"cohort": setup.cohort.code, "session": session.pk})


def posted(setup, statuses, **more):
    fields = {f"status_{one.pk}": status for one, status in zip(setup.enrolments, statuses, strict=True)}
    return {"request_key": str(uuid.uuid4()), "reason": "", **fields, **more}


@pytest.mark.parametrize(
    ("status", "stated", "minutes"), [("p", None, 90), ("l", None, 45), ("l", 70, 70), ("a", 9, 0)]
)
def test_credited_minutes_by_status(status, stated, minutes):
    assert credited_minutes(status, 90, stated) == minutes


def test_record_attendance_appends_one_mark_each(setup):
    marks = [MarkInput(one.pk, "p") for one in setup.enrolments]
    assert record_attendance(session=setup.sessions[0], marks=marks, by=setup.trainer) == 3
    assert set(AttendanceMark.objects.values_list("minutes", flat=True)) == {90}


def test_record_attendance_repeated_request_appends_nothing(setup):
    key = uuid.uuid4()
    for _again in range(2):
        record_attendance(
            session=setup.sessions[0],
            marks=[MarkInput(setup.enrolment.pk, "p")],
            by=setup.trainer,
            request_key=key,
        )
    assert AttendanceMark.objects.count() == 1


def test_record_attendance_late_replay_does_not_undo_a_correction(setup):
    key, session = uuid.uuid4(), setup.sessions[0]
    record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "p")], by=setup.trainer, request_key=key)
    record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "a")], by=setup.trainer)
    record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "p")], by=setup.trainer, request_key=key)
    assert AttendanceMark.objects.order_by("pk").last().status == "a"


def test_record_attendance_with_a_stranger_writes_nothing(setup, other_cohort_setup):
    marks = [MarkInput(setup.enrolment.pk, "p"), MarkInput(other_cohort_setup.enrolment.pk, "p")]
    with pytest.raises(AttendanceError):
        record_attendance(session=setup.sessions[0], marks=marks, by=setup.trainer)
    assert not AttendanceMark.objects.exists()


@pytest.mark.parametrize("mark", [("x", None), ("l", 91), ("l", -1)])
def test_record_attendance_refuses_impossible_marks(setup, mark):
    with pytest.raises(AttendanceError):
        record_attendance(
            session=setup.sessions[0], marks=[MarkInput(setup.enrolment.pk, mark[0], mark[1])], by=setup.trainer
        )


def test_record_attendance_of_a_closed_cohort_is_refused(setup):
    Cohort.objects.update(state=Cohort.State.CLOSED)
    setup.sessions[0].refresh_from_db()
    with pytest.raises(CohortClosedError):
        record_attendance(session=setup.sessions[0], marks=[], by=setup.trainer)


def test_record_attendance_change_after_the_day_needs_a_reason(setup):
    session = setup.sessions[0]
    record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "a")], by=setup.trainer)
    session.starts_at -= timedelta(days=2)
    session.ends_at -= timedelta(days=2)
    session.save()
    with pytest.raises(AttendanceError):
        record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "e")], by=setup.trainer)
    marks = [MarkInput(setup.enrolment.pk, "e", reason="Letter from the ministry")]
    assert record_attendance(session=session, marks=marks, by=setup.trainer) == 1


def test_attendance_page_saves_and_says_so(setup, client_as):
    response = client_as(setup.trainer).post(url(setup), posted(setup, "pla"), follow=True)
    assert "3 marks saved." in response.content.decode()
    assert "2</span> of <span" in response.content.decode()


def test_attendance_page_double_click_saves_once(setup, client_as):
    client, data = client_as(setup.trainer), posted(setup, "ppp")
    client.post(url(setup), data)
    client.post(url(setup), data)
    assert AttendanceMark.objects.count() == 3


def test_attendance_page_keeps_the_choice_after_an_error(setup, client_as):
    data = posted(setup, "lpp", **{f"minutes_{setup.enrolments[0].pk}": "500"})
    response = client_as(setup.trainer).post(url(setup), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="500"' in page
    assert page.count(" checked") == 3
    assert not AttendanceMark.objects.exists()


def test_attendance_page_of_another_cohort_is_not_found(setup, other_trainer, client_as):
    assert client_as(other_trainer).get(url(setup)).status_code == 404


def test_attendance_page_with_a_session_of_another_cohort_is_not_found(setup, other_cohort_setup, client_as):
    assert client_as(setup.trainer).get(url(setup, other_cohort_setup.sessions[0])).status_code == 404


def test_attendance_page_is_closed_to_learners(setup, client_as):
    assert client_as(setup.trainee).post(url(setup), posted(setup, "ppp")).status_code == 404
    assert not AttendanceMark.objects.exists()


def test_attendance_page_of_a_stale_tab_reverts_nothing(setup, client_as):
    first, _second, third = setup.enrolments
    client = client_as(setup.trainer)
    client.post(url(setup), posted(setup, "ppp"))
    shown = {f"seen_{mark.enrolment_id}": mark.pk for mark in AttendanceMark.objects.all()}
    record_attendance(session=setup.sessions[0], marks=[MarkInput(first.pk, "a")], by=setup.trainer)

    client.post(url(setup), posted(setup, "ppl", **shown))

    newest = {mark.enrolment_id: mark.status for mark in AttendanceMark.objects.order_by("pk")}
    assert (newest[first.pk], newest[third.pk]) == ("a", "l")


def test_attendance_page_tells_when_two_changed_the_same_person(setup, client_as):
    first = setup.enrolments[0]
    client = client_as(setup.trainer)
    client.post(url(setup), posted(setup, "ppp"))
    shown = {f"seen_{mark.enrolment_id}": mark.pk for mark in AttendanceMark.objects.all()}
    record_attendance(session=setup.sessions[0], marks=[MarkInput(first.pk, "a")], by=setup.trainer)

    response = client.post(url(setup), posted(setup, "epp", **shown))

    assert response.status_code == 422
    assert "changed by somebody else" in response.content.decode()
    assert AttendanceMark.objects.order_by("pk").last().status == "a"


def test_record_attendance_before_the_day_is_refused(setup):
    session = setup.sessions[0]
    session.starts_at += timedelta(days=1)
    session.ends_at += timedelta(days=1)
    session.save()
    with pytest.raises(AttendanceError, match="not taken place"):
        record_attendance(session=session, marks=[MarkInput(setup.enrolment.pk, "p")], by=setup.trainer)
