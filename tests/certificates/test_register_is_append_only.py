"""What the database itself refuses: changed rows, second ones, half ones, and deletions."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from certificates.api import issue_certificate, revoke_certificate, verify
from certificates.codes import new_code
from certificates.models import Certificate, CertificateFile, IssueProblem, Revocation
from lms.api import Role, viewer_for
from lms.immutable import ImmutableRowError
from lms.models import Person
from tests.certificates.records import make_certificate, make_completion, make_full_course
from tests.factories import PersonFactory, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.database_sensitive]

TABLES = ["lms_certificates_certificate", "lms_certificates_certificatefile", "lms_certificates_revocation"]


def make_revoked() -> Certificate:
    certificate = make_certificate()
    officer = make_person(Role.QUALITY_OFFICER)
    revoke_certificate(certificate=certificate, by=viewer_for(officer.account), reason_code="data", reason="Wrong.")
    return Certificate.objects.select_related("revocation", "file").get(pk=certificate.pk)


@pytest.mark.parametrize("table", TABLES)
def test_trigger_refuses_update_of_every_table(table: str) -> None:
    make_revoked()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id + 1")


def test_queryset_update_is_refused() -> None:
    make_revoked()

    for rows, change in (
        (Certificate.objects.all(), {"holder_latin": "Somebody"}),
        (CertificateFile.objects.all(), {"pdf": b"x"}),
        (Revocation.objects.all(), {"reason_public": "Other"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_rows_refuse_save_and_delete() -> None:
    certificate = make_revoked()
    rows: list[Model] = [certificate, certificate.file, certificate.revocation]

    for row in rows:
        with pytest.raises(ImmutableRowError):
            row.save()
        with pytest.raises(ImmutableRowError):
            row.delete()


def test_nothing_that_a_certificate_rests_on_can_be_deleted() -> None:
    certificate = make_certificate()
    enrolment = certificate.completion.enrolment

    for rows in (
        Certificate.objects.all(),
        Person.objects.filter(pk=certificate.person_id),
        type(certificate.completion).objects.all(),
        type(certificate.edition).objects.all(),
        type(enrolment).objects.all(),
        type(enrolment.cohort).objects.all(),
    ):
        with pytest.raises(ProtectedError), transaction.atomic():
            rows.delete()


def test_deleted_account_leaves_the_certificate() -> None:
    certificate = make_certificate()

    certificate.person.account.delete()

    assert verify(certificate.code).state == "valid"
    assert Certificate.objects.get().person.account is None


def _copy(certificate: Certificate, **changes: object) -> Certificate:
    values = {
        "code": new_code(),
        "completion": certificate.completion,
        "person": certificate.person,
        "edition": certificate.edition,
        "holder_latin": certificate.holder_latin,
        "claims": certificate.claims,
    }
    return Certificate(**(values | changes))


def test_constraints_of_a_certificate() -> None:
    certificate = make_certificate()
    other = make_completion(make_full_course())

    for broken in (
        _copy(certificate),  # a second one for the completion
        _copy(certificate, completion=other, code=certificate.code),
        _copy(certificate, completion=other, code="SHORT"),
        _copy(certificate, completion=other, holder_latin=""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()
    assert Certificate.objects.count() == 1


def test_constraints_of_file_and_revocation() -> None:
    certificate = make_certificate()
    officer = PersonFactory()
    digest = "0" * 64

    for broken in (
        CertificateFile(certificate=certificate, pdf=b"x", sha256=digest, size=1),  # a second file
        Revocation(certificate=certificate, reason_code="data", reason_public="", by=officer),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()


@pytest.mark.parametrize(("sha256", "size"), [("short", 1), ("0" * 64, 0)])
def test_file_needs_digest_and_bytes(sha256: str, size: int) -> None:
    completion = make_completion()
    certificate = Certificate.objects.create(
        code=new_code(),
        completion=completion,
        person=completion.enrolment.person,
        edition=completion.enrolment.cohort.edition,
        holder_latin="Somebody",
        claims={},
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateFile.objects.create(certificate=certificate, pdf=b"x", sha256=sha256, size=size)


def test_certificate_is_revoked_once() -> None:
    certificate = make_revoked()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revocation.objects.create(
            certificate=certificate, reason_code="other", reason_public="Again", by=certificate.person
        )


def test_completion_has_one_problem() -> None:
    completion = make_completion()
    IssueProblem.objects.create(completion=completion, kind="print")

    with pytest.raises(IntegrityError), transaction.atomic():
        IssueProblem.objects.create(completion=completion, kind="level")
    assert issue_certificate(completion.pk).is_valid
