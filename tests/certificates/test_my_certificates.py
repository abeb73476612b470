"""What a person was given stays with the person, during the course and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates import api
from certificates.models import Certificate
from lms import registry
from lms.api import Role, viewer_for
from lms.models import Enrolment, Person
from tests.certificates.records import make_certificate
from tests.factories import make_person

pytestmark = pytest.mark.django_db

ClientAs = Callable[[Person | Role | None], Client]
MINE = "/en/certificates/"


def pdf_of(certificate: Certificate) -> str:
    return f"{MINE}{certificate.code}.pdf"


def test_list_shows_own_certificates_only(client_as: ClientAs) -> None:
    own, foreign = make_certificate(issuer_key="a"), make_certificate(issuer_key="b")

    source = client_as(own.person).get(MINE).content.decode()

    assert own.display_code in source
    assert pdf_of(own) in source
    assert f"/en/c/{own.code}" in source
    assert foreign.display_code not in source
    assert ">My certificates</a>" in source


def test_list_says_when_there_is_none(client_as: ClientAs, stranger: Person) -> None:
    assert "No certificate yet" in client_as(stranger).get(MINE).content.decode()


def test_account_without_a_person_sees_an_empty_list(client: Client, django_user_model: Any) -> None:
    make_certificate()
    client.force_login(django_user_model.objects.create_user("nobody", "nobody@institute.example", "x"))

    assert "No certificate yet" in client.get(MINE).content.decode()


def test_visitor_is_asked_to_sign_in(client: Client) -> None:
    certificate = make_certificate()

    for path in (MINE, pdf_of(certificate)):
        assert "/account/login/" in client.get(path)["Location"]


def test_holder_downloads_the_very_bytes(client_as: ClientAs) -> None:
    certificate = make_certificate()

    response = client_as(certificate.person).get(pdf_of(certificate))

    assert response["Content-Type"] == "application/pdf"
    assert certificate.code in response["Content-Disposition"]
    assert response.content == bytes(certificate.file.pdf)


def test_holder_keeps_it_after_leaving_the_course(client_as: ClientAs) -> None:
    certificate = make_certificate()
    Enrolment.objects.update(state=Enrolment.State.WITHDRAWN)

    assert client_as(certificate.person).get(pdf_of(certificate)).status_code == 200


def test_file_of_somebody_else_is_not_found(client_as: ClientAs, stranger: Person) -> None:
    certificate = make_certificate()

    for who in (stranger, Role.TRAINEE, Role.TRAINER, Role.AUTHOR, Role.MANAGER):
        assert client_as(who).get(pdf_of(certificate)).status_code == 404


def test_quality_officer_downloads_every_file(client_as: ClientAs) -> None:
    assert client_as(Role.QUALITY_OFFICER).get(pdf_of(make_certificate())).status_code == 200


def test_revoked_one_stays_in_the_list_and_says_why(client_as: ClientAs) -> None:
    certificate = make_certificate()
    officer = make_person(Role.QUALITY_OFFICER)
    api.revoke_certificate(
        certificate=certificate, by=viewer_for(officer.account), reason_code="result", reason="Marked wrongly."
    )

    source = client_as(certificate.person).get(MINE).content.decode()

    assert "Revoked" in source
    assert "Marked wrongly." in source


def test_list_takes_the_same_queries_for_three_rows(client_as: ClientAs, django_assert_num_queries: Any) -> None:
    first = make_certificate(issuer_key="a")
    client = client_as(first.person)
    client.get(MINE)
    with CaptureQueriesContext(connection) as one:
        client.get(MINE)
    for key in ("b", "c"):
        make_certificate(first.person, issuer_key=key)

    with django_assert_num_queries(len(one)):
        client.get(MINE)


def test_documents_of_the_person_name_title_state_and_file(django_assert_num_queries: Any) -> None:
    certificate = make_certificate()

    with django_assert_num_queries(1):
        [document] = [one for one in registry.documents_of.ask(certificate.person) if ".pdf" in one.url]

    assert document.title == certificate.claims["title"]["en"]
    assert document.url == pdf_of(certificate)
    assert document.is_valid


def test_navigation_is_for_those_whom_it_serves(client_as: ClientAs) -> None:
    labels = (">My certificates</a>", ">Register</a>")
    for role, shown in ((Role.TRAINEE, labels[:1]), (Role.QUALITY_OFFICER, labels[1:]), (Role.TRAINER, ())):
        source = client_as(role).get(MINE).content.decode()
        assert tuple(label for label in labels if label in source) == shown
