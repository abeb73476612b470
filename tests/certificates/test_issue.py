"""One certificate for each completion, with everything that it must state, whoever asks how often."""

from __future__ import annotations

import hashlib
import logging
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from certificates import api
from certificates.errors import described
from certificates.models import Certificate, CertificateFile, IssueProblem
from lms.api import MarkInput, complete_if_met, record_attendance, sign_off
from lms.models import AttendanceMark
from lms.translated import Translated
from tests.certificates.records import add_sorani, make_certificate, make_completion, make_full_course
from tests.factories import (
    CourseSetup,
    LearningOutcomeFactory,
    PersonFactory,
    make_cohort,
    make_course,
    rule_json,
)

pytestmark = pytest.mark.django_db


def test_issue_stores_snapshot_and_file() -> None:
    completion = make_completion()

    certificate = api.issue_certificate(completion.pk)

    claims = certificate.read_claims()
    assert claims.code == certificate.code
    assert claims.holder_name_latin == certificate.person.name_latin == certificate.holder_latin
    assert claims.title["ar"].startswith("شهادة")
    assert claims.languages == ("en", "ar")
    assert (claims.mqf_level, claims.eqf_level, claims.ects, claims.hours.total) == ("4", 4, 2, 50)
    assert [one.type for one in claims.outcomes] == ["knowledge", "skills", "responsibility"]
    assert claims.participation["en"] == "In person, 1 day, in English"
    assert claims.place["en"] == "Erbil"
    assert not claims.accredited
    assert certificate.file.sha256 == hashlib.sha256(certificate.file.pdf).hexdigest()
    assert certificate.file.size == len(certificate.file.pdf)
    assert bytes(certificate.file.pdf).startswith(b"%PDF-")


def test_issue_again_returns_the_first() -> None:
    completion = make_completion()

    codes = {api.issue_certificate(completion.pk).code for _attempt in range(3)}

    assert len(codes) == 1
    assert Certificate.objects.count() == CertificateFile.objects.count() == 1


@pytest.mark.database_sensitive
@pytest.mark.django_db(transaction=True)
def test_issue_at_the_same_moment_gives_one_certificate() -> None:
    completion = make_completion()
    barrier, codes, errors = threading.Barrier(4), [], []

    def issue() -> None:
        try:
            barrier.wait()
            codes.append(api.issue_certificate(completion.pk).code)
        except Exception as error:  # what a thread raises would be lost
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert len(codes) == 4
    assert len(set(codes)) == 1
    assert Certificate.objects.count() == CertificateFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_met_rule_issues_by_itself() -> None:
    setup = make_cohort(rule_course())
    session = setup.sessions[0]
    marks = [MarkInput(enrolment_id=setup.enrolment.pk, status=AttendanceMark.Status.PRESENT)]

    record_attendance(session=session, marks=marks, by=setup.trainer)
    assert not Certificate.objects.exists()
    sign_off(enrolment=setup.enrolment, by=setup.trainer)

    certificate = Certificate.objects.get()
    assert certificate.person == setup.trainee
    complete_if_met(setup.enrolment.pk)
    assert Certificate.objects.count() == 1


def rule_course() -> CourseSetup:
    issuer = make_full_course(issuer_key="auto").issuer
    course = make_course(rule=rule_json(trainer_sign_off=True), issuer=issuer)
    LearningOutcomeFactory(course=course.course)
    return course


def test_snapshot_stays_when_everything_else_changes() -> None:
    certificate = make_certificate()
    before, pdf = certificate.claims, bytes(certificate.file.pdf)
    person, course = certificate.person, certificate.edition.course

    person.name_latin, person.name_arabic = "Somebody Else", "شخص آخر"
    person.save()
    course.title = course.award_title = Translated(en="Another", ar="أخرى")
    course.mqf_level, course.slug = 3, "renamed"
    course.save()
    course.issuer.name = Translated(en="Other body")
    course.issuer.save()
    course.outcomes.all().delete()

    fresh = Certificate.objects.get(pk=certificate.pk)
    assert fresh.claims == before
    assert bytes(fresh.file.pdf) == pdf
    assert api.issue_certificate(fresh.completion_id).claims == before


def test_second_language_is_sorani_only_where_all_of_it_exists() -> None:
    course = make_full_course()
    reader = {"preferred_language": "ckb"}

    partly = api.issue_certificate(make_completion(course, PersonFactory(**reader)).pk)
    add_sorani(course)

    second = make_full_course(issuer=course.issuer)
    add_sorani(second)
    wholly = api.issue_certificate(make_completion(second, PersonFactory(**reader)).pk)
    english = api.issue_certificate(make_completion(make_full_course(), PersonFactory(preferred_language="en")).pk)

    assert partly.claims["languages"] == ["en", "ar"]
    assert wholly.claims["languages"] == ["en", "ckb"]
    assert english.claims["languages"] == ["en", "ar"]


def test_level_above_the_licence_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    course = make_full_course(mqf_level=5)
    completion = make_completion(course)

    with caplog.at_level(logging.WARNING), pytest.raises(api.IssuerLevelError):
        api.issue_certificate(completion.pk)

    assert not Certificate.objects.exists()
    problem = IssueProblem.objects.get()
    assert (problem.kind, problem.completion_id) == ("level", completion.pk)
    assert described(problem) == ["MQF level 5; the licence reaches level 4"]
    assert f"completion {completion.pk}" in caplog.text
    assert completion.enrolment.person.name_latin not in caplog.text


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"award_title": Translated(en="Only English")}, ["title:ar"]),
        ({"assessment_type": Translated(ar="فقط")}, ["assessment:en"]),
        ({"title": Translated()}, ["course_title:en", "course_title:ar"]),
        ({"accreditation_number": "A-1"}, ["accreditation:en", "accreditation:ar"]),
    ],
)
def test_missing_elements_are_named(change: dict, missing: list[str]) -> None:
    completion = make_completion(make_full_course(**change))

    with pytest.raises(api.MissingElementsError) as caught:
        api.issue_certificate(completion.pk)

    assert caught.value.details == missing
    assert IssueProblem.objects.get().details == missing


def test_course_without_outcomes_is_named_and_solved_later() -> None:
    course = make_full_course()
    course.outcomes.all().delete()
    course.issuer.quality_assurance = Translated()
    course.issuer.save()
    completion = make_completion(course)
    for _attempt in range(2):
        with pytest.raises(api.MissingElementsError):
            api.issue_certificate(completion.pk)
    problem = IssueProblem.objects.get()
    assert problem.attempts == 2
    assert described(problem) == ["learning outcomes", "quality assurance (English)", "quality assurance (Arabic)"]

    LearningOutcomeFactory(course=course)
    course.issuer.quality_assurance = Translated(en="Signed off", ar="مصادق عليها")
    course.issuer.save()

    assert api.issue_certificate(completion.pk).is_valid
    assert not IssueProblem.objects.exists()


def test_letter_that_cannot_be_printed_is_named() -> None:
    completion = make_completion(person=PersonFactory(name_latin="Aram 漢字"))

    with pytest.raises(api.CannotPrintError):
        api.issue_certificate(completion.pk)

    assert IssueProblem.objects.get().kind == "print"
    assert not Certificate.objects.exists()


def test_accredited_course_prints_wording_and_number() -> None:
    issuer = make_full_course().issuer
    issuer.accreditation_wording = Translated(en="Accredited by the authority", ar="معتمدة من الهيئة")
    issuer.save()
    course = make_full_course(issuer=issuer, accreditation_number="MFHEA-7")

    claims = api.issue_certificate(make_completion(course).pk).read_claims()

    assert claims.accredited
    assert claims.accreditation_wording["en"] == "Accredited by the authority (MFHEA-7)"


def test_introductory_level_has_no_eqf_level() -> None:
    claims = make_certificate(mqf_level=-1, issuer_key="intro").read_claims()

    assert (claims.mqf_level, claims.eqf_level) == ("A", None)


def test_cohort_without_venue_and_sessions_falls_back() -> None:
    completion = make_completion()
    cohort = completion.enrolment.cohort
    cohort.sessions.all().delete()
    cohort.venue, cohort.organisation, cohort.language = None, None, "ar"
    cohort.ends_on = cohort.starts_on + timedelta(days=10)
    cohort.save()

    claims = api.issue_certificate(completion.pk).read_claims()

    assert claims.place["en"] == "Malta"
    assert claims.participation["en"] == "In person, 11 days, in Arabic"
    assert claims.participation["ar"] == "حضورياً، 11 يوماً، بالعربية"


def test_missing_ones_are_issued_by_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    make_completion()
    make_completion(make_full_course(mqf_level=6))

    call_command("issue_missing_certificates")
    call_command("issue_missing_certificates")

    assert Certificate.objects.count() == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 issued, 1 could not be issued",
        "0 issued, 1 could not be issued",
    ]


@override_settings(LMS_BASE_URL="https://institute.example/")
def test_public_url_is_short_and_has_no_language() -> None:
    assert api.public_url("HQ7M2KXD9TRE4WNB") == "https://institute.example/c/HQ7M2KXD9TRE4WNB"
