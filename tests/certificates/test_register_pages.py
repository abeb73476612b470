"""What the quality officer sees and does; nobody else gets there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from certificates import api
from certificates.codes import format_code
from certificates.models import Certificate, IssueProblem, Revocation
from lms.api import ANONYMOUS, Role, Viewer, viewer_for
from lms.models import Person
from tests.certificates.records import make_certificate, make_completion, make_full_course
from tests.factories import ActivityFactory, LearningOutcomeFactory, PersonFactory, SignOffFactory, make_person

pytestmark = pytest.mark.django_db

ClientAs = Callable[[Person | Role | None], Client]
REGISTER = "/en/certificates/register/"
WAITING = REGISTER + "waiting/"
REASON = {"reason_code": "data", "reason": "The title was wrong.", "confirmed": "on"}


@pytest.mark.parametrize("role", [Role.TRAINEE, Role.TRAINER, Role.AUTHOR, Role.MANAGER, Role.TOT_COORDINATOR])
def test_other_roles_are_refused(client_as: ClientAs, role: Role) -> None:
    certificate = make_certificate()
    client, completion = client_as(role), make_completion(make_full_course())

    for path in (REGISTER, WAITING, f"{REGISTER}{certificate.code}/"):
        assert client.get(path).status_code == 403
    assert client.post(f"{REGISTER}{certificate.code}/", REASON).status_code == 403
    assert client.post(f"{WAITING}{completion.key}/").status_code == 403
    assert not Revocation.objects.exists()


def test_visitor_is_asked_to_sign_in(client: Client) -> None:
    for path in (REGISTER, WAITING, REGISTER + "HQ7M2KXD9TRE4WNB/"):
        response = client.get(path)
        assert response.status_code == 302
        assert "/account/login/" in response["Location"]


def test_search_by_name_in_both_scripts_by_code_and_by_state(client_as: ClientAs) -> None:
    shilan = make_certificate(PersonFactory(name_latin="Shilan Omar", name_arabic="شيلان عمر"), issuer_key="a")
    other = make_certificate(PersonFactory(name_latin="Huda Kadhim", name_arabic="هدى كاظم"), issuer_key="b")
    client = client_as(Role.QUALITY_OFFICER)
    _revoke(other)

    for query, found, hidden in (
        ("q=omar+shilan", shilan, other),
        ("q=هدى", other, shilan),
        (f"q={format_code(other.code)}", other, shilan),
        (f"q={shilan.code[:6].lower()}", shilan, other),
        ("state=revoked", other, shilan),
        ("state=valid", shilan, other),
    ):
        source = client.get(f"{REGISTER}?{query}").content.decode()
        assert format_code(found.code) in source, query
        assert format_code(hidden.code) not in source, query
    assert "No certificate matches" in client.get(f"{REGISTER}?q=nobody").content.decode()
    assert client.get(f"{REGISTER}?state=nonsense&page=99").status_code == 200


def _revoke(certificate: Certificate) -> None:
    officer = make_person(Role.QUALITY_OFFICER)
    api.revoke_certificate(certificate=certificate, by=viewer_for(officer.account), reason_code="other", reason="Why.")


@pytest.mark.parametrize("path", [REGISTER, WAITING])
def test_lists_take_the_same_queries_for_three_rows(
    client_as: ClientAs, path: str, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_as(Role.QUALITY_OFFICER)

    def add(number: int) -> None:
        make_certificate(issuer_key=f"i{number}")
        with pytest.raises(api.IssueError):
            api.issue_certificate(make_completion(make_full_course(mqf_level=7, issuer_key=f"j{number}")).pk)

    add(1)
    with django_assert_max_num_queries(8) as one:
        client.get(path)
    add(2)
    add(3)
    with django_assert_num_queries(len(one)):
        client.get(path)


def test_detail_shows_the_evidence(client_as: ClientAs) -> None:
    item = {"kind": "activity", "is_met": True, "code": "A1-E2", "state": "accepted", "have": 78, "need": 60}
    completion = make_completion(more_items=[item])
    ActivityFactory(course=completion.enrolment.cohort.edition.course, code="A1-E2")
    signature = SignOffFactory(enrolment=completion.enrolment)
    certificate = api.issue_certificate(completion.pk)

    source = client_as(Role.QUALITY_OFFICER).get(f"{REGISTER}{certificate.code}/").content.decode()

    assert f"<title>{certificate.display_code} · " in source
    assert "What it rests on" in source
    assert "Activity A1-E2" in source
    assert '<bdi class="num">78 %</bdi>' in source
    assert signature.by.name_latin in source
    assert certificate.file.sha256 in source
    assert completion.enrolment.cohort.code in source


def test_unknown_certificate_is_not_found(client_as: ClientAs) -> None:
    assert client_as(Role.QUALITY_OFFICER).get(REGISTER + "HQ7M2KXD9TRE4WNB/").status_code == 404


def test_revoke_is_recorded_and_public(client_as: ClientAs, quality_officer: Person, client: Client) -> None:
    certificate = make_certificate()
    path = f"{REGISTER}{certificate.code}/"

    response = client_as(quality_officer).post(path, REASON, follow=True)

    assert "The certificate is revoked." in response.content.decode()
    row = Revocation.objects.get()
    assert (row.certificate, row.by, row.reason_code) == (certificate, quality_officer, "data")
    assert "The title was wrong." in client.get(f"/en/c/{certificate.code}").content.decode()


@pytest.mark.parametrize("gap", ["reason_code", "reason", "confirmed"])
def test_incomplete_revocation_keeps_the_form(client_as: ClientAs, gap: str) -> None:
    certificate = make_certificate()
    sent = {name: value for name, value in REASON.items() if name != gap}

    response = client_as(Role.QUALITY_OFFICER).post(f"{REGISTER}{certificate.code}/", sent)

    source = response.content.decode()
    assert response.status_code == 200
    assert 'id="error-summary"' in source
    assert gap == "reason" or "The title was wrong." in source
    assert not Revocation.objects.exists()


def test_second_revocation_changes_nothing(client_as: ClientAs) -> None:
    certificate = make_certificate()
    client = client_as(Role.QUALITY_OFFICER)
    client.post(f"{REGISTER}{certificate.code}/", REASON)

    response = client.post(f"{REGISTER}{certificate.code}/", REASON | {"reason": "Another."}, follow=True)

    assert "This certificate was revoked before." in response.content.decode()
    assert Revocation.objects.get().reason_public == "The title was wrong."


def test_administrator_without_a_person_cannot_revoke_namelessly(client: Client, django_user_model: Any) -> None:
    certificate = make_certificate()
    client.force_login(django_user_model.objects.create_superuser("root", "root@institute.example", "x"))

    response = client.post(f"{REGISTER}{certificate.code}/", REASON)

    assert "Your account has no record as a person" in response.content.decode()
    assert not Revocation.objects.exists()


@pytest.mark.parametrize("who", ["visitor", "trainer"])
def test_api_refuses_other_roles(who: str) -> None:
    certificate = make_certificate()
    viewer: Viewer = ANONYMOUS if who == "visitor" else viewer_for(make_person(Role.TRAINER).account)

    with pytest.raises(api.RevocationNotAllowedError):
        api.revoke_certificate(certificate=certificate, by=viewer, reason_code="data", reason="No.")


@pytest.mark.parametrize(("code", "reason"), [("data", "  "), ("nonsense", "Because."), ("", "Because.")])
def test_api_wants_a_reason(code: str, reason: str, quality_officer: Person) -> None:
    certificate, viewer = make_certificate(), viewer_for(quality_officer.account)

    with pytest.raises(api.ReasonMissingError):
        api.revoke_certificate(certificate=certificate, by=viewer, reason_code=code, reason=reason)


def test_api_refuses_the_second_revocation(quality_officer: Person) -> None:
    certificate = make_certificate()
    _revoke(certificate)

    with pytest.raises(api.AlreadyRevokedError):
        api.revoke_certificate(
            certificate=certificate, by=viewer_for(quality_officer.account), reason_code="data", reason="Again."
        )


def test_problem_is_listed_with_its_reason_and_solved_by_trying_again(client_as: ClientAs) -> None:
    course = make_full_course()
    course.outcomes.all().delete()
    completion = make_completion(course)
    with pytest.raises(api.MissingElementsError):
        api.issue_certificate(completion.pk)
    client = client_as(Role.QUALITY_OFFICER)
    source = client.get(WAITING).content.decode()
    assert completion.enrolment.person.name_latin in source
    assert "learning outcomes" in source

    still = client.post(f"{WAITING}{completion.key}/", follow=True)
    assert "still cannot be issued" in still.content.decode()
    LearningOutcomeFactory(course=course)
    solved = client.post(f"{WAITING}{completion.key}/", follow=True)

    certificate = Certificate.objects.get()
    assert solved.redirect_chain[-1][0] == f"{REGISTER}{certificate.code}/"
    assert "The certificate is issued." in solved.content.decode()
    assert not IssueProblem.objects.exists()
    client.post(f"{WAITING}{completion.key}/")
    assert Certificate.objects.count() == 1


def test_completion_whose_signal_was_lost_is_listed(client_as: ClientAs) -> None:
    make_completion()

    assert "It has not been tried yet." in client_as(Role.QUALITY_OFFICER).get(WAITING).content.decode()


def test_try_again_needs_post_and_a_completion(client_as: ClientAs) -> None:
    client = client_as(Role.QUALITY_OFFICER)

    assert client.get(f"{WAITING}{make_completion().key}/").status_code == 405
    assert client.post(f"{WAITING}{uuid4()}/").status_code == 404
