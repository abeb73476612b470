"""Home pages and the trainer's screens: the right person, the right counts, constant queries."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lms.api import Role
from lms.completion.models import SignOff
from lms.grading.api import save_grade
from lms.models import Grade, Person
from lms.progress.api import record_progress
from tests.factories import (
    ActivitySpec,
    AttendanceMarkFactory,
    EnrolmentFactory,
    SessionFactory,
    make_cohort,
    make_course,
    rule_json,
)

pytestmark = pytest.mark.django_db


def lessons(count):
    """Lessons with one unregistered activity each: the ground floor must stand without its plugins."""
    specs = []
    for number in range(1, count + 1):
        specs += [ActivitySpec("reading", f"A{number}"), ActivitySpec("task", f"A{number}-E1", parent=f"A{number}")]
    return specs


def cohort_of(lessons_count=1, **counts):
    rule = rule_json(80, trainer_sign_off=True, A1_E1="submitted")
    return make_cohort(make_course(lessons(lessons_count), rule=rule), **counts)


def url(name, setup, **more):
    return reverse(f"lms:{name}", kwargs={"cohort": setup.cohort.code, **more})


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_home_of_a_trainee_says_what_is_next_and_what_is_missing(client_as):
    setup = cohort_of(2)
    page = client_as(setup.trainee).get("/en/").content.decode()
    assert "Next for you" in page
    assert '0</bdi> of <bdi class="num">3</bdi> requirements are met' in page
    assert "Sign-off by the trainer" in page


def test_home_of_a_trainee_moves_on_when_something_is_done(client_as):
    setup = cohort_of(2)
    record_progress(enrolment=setup.enrolment, activity_id=setup.course.activity("A1").pk, state="submitted")
    page = client_as(setup.trainee).get("/en/").content.decode()
    assert "1/2" in page


def test_home_of_a_trainee_has_constant_queries(client_as):
    few, many = cohort_of(1), cohort_of(3, sessions=3)
    for number in range(3):
        record_progress(
            enrolment=many.enrolment, activity_id=many.course.activity(f"A{number + 1}").pk, state="started"
        )
    assert queries(client_as(few.trainee), "/en/") == queries(client_as(many.trainee), "/en/")


@pytest.mark.parametrize(
    ("role", "target"),
    [(Role.TRAINER, "lms:teach"), (Role.MANAGER, "lms:programme"), (Role.QUALITY_OFFICER, "lms:programme")],
)
def test_home_sends_staff_to_their_own_page(client_as, role, target):
    assert client_as(role).get("/en/").url == reverse(target)


def test_home_of_somebody_without_a_course_says_so(client_as, stranger):
    assert "not enrolled" in client_as(stranger).get("/en/").content.decode()


def test_cohort_page_shows_only_the_own_cohort(client_as, cohort_setup, other_cohort_setup):
    client = client_as(cohort_setup.trainer)
    assert client.get(url("cohort", cohort_setup)).status_code == 200
    assert client.get(url("cohort", other_cohort_setup)).status_code == 404


@pytest.mark.parametrize("name", ["cohort", "gradebook", "sign_off", "attendance_list"])
def test_cohort_pages_are_closed_to_learners(client_as, cohort_setup, name):
    assert client_as(cohort_setup.trainee).get(url(name, cohort_setup)).status_code == 404


@pytest.mark.parametrize("name", ["cohort", "gradebook", "sign_off", "attendance_list"])
def test_cohort_pages_have_constant_queries(client_as, name):
    one, three = cohort_of(1, trainees=1), cohort_of(3, trainees=3, sessions=3)
    for setup in (one, three):
        for enrolment in setup.enrolments:
            version = setup.course.version("A1-E1")
            save_grade(enrolment=enrolment, version=version, points=Decimal(1), max_points=Decimal(2), by=setup.trainer)
    assert queries(client_as(one.trainer), url(name, one)) == queries(client_as(three.trainer), url(name, three))


def test_attendance_page_has_constant_queries(client_as):
    one, three = cohort_of(trainees=1), cohort_of(trainees=3)
    for setup in (one, three):
        for enrolment in setup.enrolments:
            AttendanceMarkFactory(session=setup.sessions[0], enrolment=enrolment)
    pages = [url("attendance", setup, session=setup.sessions[0].pk) for setup in (one, three)]
    assert queries(client_as(one.trainer), pages[0]) == queries(client_as(three.trainer), pages[1])


def test_teach_page_has_constant_queries(client_as, cohort_setup):
    client = client_as(cohort_setup.trainer)
    first = queries(client, "/en/teach/")
    for _number in range(2):
        make_cohort().cohort.trainers.create(person=cohort_setup.trainer)
    assert queries(client, "/en/teach/") == first


def test_programme_page_has_constant_queries(client_as, quality_officer, cohort):
    client = client_as(quality_officer)
    first = queries(client, "/en/programme/")
    make_cohort(trainees=3)
    make_cohort(trainees=2)
    assert queries(client, "/en/programme/") == first


def test_cohort_page_warns_of_two_absences_in_a_row(client_as):
    setup = cohort_of()
    for _number in range(2):
        session = SessionFactory(cohort=setup.cohort)
        AttendanceMarkFactory(session=session, enrolment=setup.enrolment, status="a", minutes=0)
    page = client_as(setup.trainer).get(url("cohort", setup)).content.decode()
    assert "2 sessions missed in a row" in page


def test_release_shows_grades_once(client_as):
    setup = cohort_of()
    version = setup.course.version("A1-E1")
    save_grade(enrolment=setup.enrolment, version=version, points=Decimal(1), max_points=Decimal(2), by=setup.trainer)
    client = client_as(setup.trainer)
    address = url("release", setup, slug=version.activity.slug)
    assert "1 grade released." in client.post(address, follow=True).content.decode()
    assert "nothing left to release" in client.post(address, follow=True).content.decode()
    assert Grade.objects.get().state == "released"


def test_release_by_another_trainer_is_not_found(client_as, other_trainer):
    setup = cohort_of()
    save_grade(
        enrolment=setup.enrolment,
        version=setup.course.version("A1-E1"),
        points=Decimal(1),
        max_points=Decimal(2),
        by=setup.trainer,
    )
    address = url("release", setup, slug="a1-e1")
    assert client_as(other_trainer).post(address).status_code == 404
    assert client_as(setup.trainer).get(address).status_code == 405
    assert Grade.objects.get().state == "draft"


def test_sign_off_page_signs_the_chosen_and_nobody_else(client_as, other_cohort_setup):
    setup = cohort_of(trainees=2)
    chosen = [str(setup.enrolment.key), str(other_cohort_setup.enrolment.key), "not-a-key"]
    client_as(setup.trainer).post(url("sign_off", setup), {"enrolment": chosen})
    assert [one.enrolment for one in SignOff.objects.all()] == [setup.enrolment]


def test_my_data_corrects_the_own_names_and_nothing_else(client_as, trainee):
    client = client_as(trainee)
    data = {"name_latin": "Shilan Omer", "name_arabic": "", "preferred_language": "en", "post": "", "gender": "m"}
    client.post("/en/me/", data)
    trainee.refresh_from_db()
    assert (trainee.name_latin, trainee.gender) == ("Shilan Omer", Person.objects.get(pk=trainee.pk).gender)
    response = client.post("/en/me/", {**data, "name_latin": "  "})
    assert "Latin or in Arabic script" in response.content.decode()


def test_a_learner_sees_no_other_learner(client_as):
    setup = cohort_of(trainees=2)
    EnrolmentFactory(cohort=setup.cohort)
    page = client_as(setup.trainees[0]).get("/en/").content.decode()
    assert str(setup.trainees[1]) not in page


def test_home_of_a_trainee_leads_back_to_a_result_that_is_too_low(client_as):
    rule = rule_json(80, trainer_sign_off=True)
    rule["activities"] = [{"code": "A1-E1", "state": "submitted", "min_percent": 60}]
    setup = make_cohort(make_course(lessons(1), rule=rule))
    for code in ("A1", "A1-E1"):
        activity_id = setup.course.activity(code).pk
        record_progress(enrolment=setup.enrolment, activity_id=activity_id, state="submitted")
    version = setup.course.version("A1-E1")
    values = {"points": Decimal(1), "max_points": Decimal(2), "is_automatic": True}
    save_grade(enrolment=setup.enrolment, version=version, **values)
    page = client_as(setup.trainee).get("/en/").content.decode()
    assert "everything that is open now" not in page
    assert "Below the pass mark" in page


def test_home_of_a_trainee_offers_the_other_cohorts(client_as):
    first, second = cohort_of(), cohort_of()
    EnrolmentFactory(cohort=second.cohort, person=first.trainee)
    client = client_as(first.trainee)
    shown = [client.get(f"/en/?cohort={one.cohort.code}").context["home"].enrolment.cohort for one in (first, second)]
    assert shown == [first.cohort, second.cohort]
    assert client.get("/en/?cohort=no-such-cohort").status_code == 200
