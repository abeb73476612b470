"""The page behind the QR code: every printed statement, the state, and nothing for guessers."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from certificates import api, limits
from certificates.claims import Claims
from certificates.codes import format_code, new_code
from certificates.models import Certificate
from certificates.pdf.labels import date_text
from lms.api import Role, viewer_for
from tests.certificates.records import add_sorani, make_certificate, make_completion, make_full_course
from tests.factories import PersonFactory, make_person

pytestmark = pytest.mark.django_db


def revoke(certificate: Certificate, reason: str = "The result was wrong.") -> None:
    officer = make_person(Role.QUALITY_OFFICER)
    api.revoke_certificate(certificate=certificate, by=viewer_for(officer.account), reason_code="result", reason=reason)


def page(client: Client, certificate: Certificate, language: str = "en") -> str:
    response = client.get(f"/{language}/c/{certificate.code}")
    assert response.status_code == 200
    return visible_text(response.content.decode())


def visible_text(source: str) -> str:
    body = source[source.index("<main") : source.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<(?!br)[^>]+>", "", body)))


def test_qr_of_the_stored_pdf_leads_to_the_page(client: Client) -> None:
    certificate = make_certificate()
    picture = pypdfium2.PdfDocument(BytesIO(bytes(certificate.file.pdf)))[0].render(scale=3).to_pil()

    [barcode] = zxingcpp.read_barcodes(picture)

    assert barcode.text == f"{settings.LMS_BASE_URL}/c/{certificate.code}"
    response = client.get(urlsplit(barcode.text).path, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain == [(f"/en/c/{certificate.code}", 302)]
    assert "Genuine and valid" in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_shows_every_printed_statement(client: Client, language: str) -> None:
    certificate = make_certificate(accreditation_number="", issuer_key="all")

    text = page(client, certificate, language)

    claims = certificate.read_claims()
    expected = dict(printed(claims, language))
    assert set(expected) == {one.name for one in fields(Claims)} - NOT_PRINTED_THEMSELVES
    missing = {name: value for name, values in expected.items() for value in values if value not in text}
    assert not missing


# Which languages are printed is seen by their being printed; the others are empty on this certificate.
NOT_PRINTED_THEMSELVES = {"languages", "accredited", "accreditation_wording", "result", "signatories"}
KINDS = {"en": "Certificate of completion", "ar": "شهادة إتمام"}
COUNTRIES = {"en": "Malta", "ar": "مالطا"}


def printed(claims: Claims, language: str) -> Iterator[tuple[str, list[str]]]:
    special: dict[str, list[str]] = {
        "code": [format_code(claims.code)],
        "kind": [KINDS[language]],
        "issuer_country": [COUNTRIES[language]],
        "course_dates": [date_text(day, language) for day in (claims.course_dates.start, claims.course_dates.end)],
        "hours": [str(claims.hours.total), *(str(n) for n in (20, 24, 6))],
    }
    for one in fields(Claims):
        if one.name not in NOT_PRINTED_THEMSELVES:
            yield one.name, special.get(one.name) or list(leaves(getattr(claims, one.name), language))


def leaves(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, date):
        yield date_text(value, language)
    elif isinstance(value, dict):
        yield value[language]
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item.text if is_dataclass(item) else item, language)
    else:
        yield str(value)


def test_page_keeps_the_printed_words_after_everything_changed(client: Client) -> None:
    certificate = make_certificate()
    before = page(client, certificate).split("Checked against")[0]
    person, name = certificate.person, certificate.person.name_latin
    person.name_latin = "Changed Later"
    person.save()

    text = page(client, certificate)

    assert text.split("Checked against")[0] == before
    assert name in text
    assert "Changed Later" not in text


def test_sorani_page_shows_the_next_best_language_and_says_so(client: Client) -> None:
    certificate = make_certificate()

    source = client.get(f"/ckb/c/{certificate.code}").content.decode()

    assert '<article class="cert" aria-labelledby="h-cert" lang="ar" dir="rtl">' in source
    assert certificate.claims["title"]["ar"] in source
    with translation.override("ckb"):
        notice = gettext(
            "The certificate was not issued in this language. Its statements are shown in <bdi>%(name)s</bdi>."
        )
    assert notice.partition("<bdi>")[0] in source


def test_sorani_certificate_is_shown_in_sorani(client: Client) -> None:
    course = make_full_course()
    add_sorani(course)
    certificate = api.issue_certificate(make_completion(course, PersonFactory(preferred_language="ckb")).pk)

    source = client.get(f"/ckb/c/{certificate.code}").content.decode()

    assert '<article class="cert" aria-labelledby="h-cert">' in source
    assert "بڕوانامەی پراکتیککاران" in source


def test_revoked_page_says_since_when_why_and_that_it_is_no_forgery(client: Client) -> None:
    certificate = make_certificate()
    revoke(certificate, "The test was marked with a wrong key.")

    text = page(client, certificate)

    since = date_text(Certificate.objects.get().revocation.at.date(), "en")
    assert "Revoked: no longer valid" in text
    assert "This is not a forgery." in text
    assert f"revoked it on {since}" in text
    assert "Reason: The result was corrected. The test was marked with a wrong key." in text
    assert "Genuine and valid" not in text
    assert certificate.holder_latin in text


@pytest.mark.parametrize(
    "shape", ["{dashed}", "{lower}", " {spaced} ", "{code}/", "{code}#abc", "https://x.example/c/{code}"]
)
def test_code_is_read_as_people_type_it(client: Client, shape: str) -> None:
    code = make_certificate().code
    spaced = " ".join(code[i : i + 4] for i in range(0, 16, 4))
    typed = shape.format(code=code, dashed=format_code(code), lower=code.lower(), spaced=spaced)

    response = client.get("/en/c/", {"code": typed}, follow=True)

    assert response.status_code == 200
    assert "Genuine and valid" in response.content.decode()


def test_unknown_and_malformed_codes_get_the_same_answer(client: Client) -> None:
    make_certificate()
    answers, machine = set(), set()
    for code in (new_code(), "nonsense", "A" * 400, "../etc/passwd", "' OR 1=1"):
        response = client.get(f"/en/c/{code}")
        assert response.status_code == 404
        text = re.sub(r"\d\d:\d\d", "", visible_text(response.content.decode()))
        answers.add(text)
        answer = client.get(f"/en/c/{code}", headers={"accept": "application/json"})
        machine.add((answer.status_code, *answer.json().keys(), answer.json()["state"]))

    assert len(answers) == 1
    assert "Not in the register" in answers.pop()
    assert machine == {(404, "state", "checked_at", "unknown")}


def test_unknown_page_keeps_what_was_typed_and_names_the_contact(client: Client) -> None:
    make_full_course()

    source = client.get("/en/c/HQ7M-wrong").content.decode()

    assert 'value="HQ7M-wrong"' in source
    assert "quality@institute.example" in source


def test_empty_code_is_asked_for(client: Client) -> None:
    response = client.get("/en/c/", {"code": "  "})

    assert response.status_code == 200
    assert "Enter the certificate code." in response.content.decode()


@pytest.mark.parametrize("way", ["header", "query", "root"])
def test_json_says_the_same(client: Client, way: str) -> None:
    certificate = make_certificate()
    prefix = "" if way == "root" else "/en"
    query = "?format=json" if way != "header" else ""
    accept = {"accept": "application/json"} if way == "header" else {}

    response = client.get(f"{prefix}/c/{certificate.code}{query}", headers=accept, follow=True)

    answer = json.loads(response.content)
    assert (answer["state"], answer["code"]) == ("valid", certificate.code)
    assert answer["claims"] == certificate.claims
    assert answer["url"] == api.public_url(certificate.code)
    assert "revocation" not in answer


def test_json_of_a_revoked_one_has_the_reason(client: Client) -> None:
    certificate = make_certificate()
    revoke(certificate)

    answer = client.get(f"/en/c/{certificate.code}?format=json").json()

    assert answer["state"] == "revoked"
    assert answer["revocation"]["reason"] == "The result was wrong."
    assert answer["revocation"]["reason_code"] == "result"


@pytest.mark.parametrize("path", ["/c/", "/c/{code}", "/en/c/", "/en/c/{code}", "/en/c/unknown"])
def test_answers_are_of_this_moment_and_not_indexed(client: Client, path: str) -> None:
    response = client.get(path.format(code=make_certificate().code))

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in response.cookies


def test_root_address_goes_to_the_visitors_language(client: Client) -> None:
    code = make_certificate().code

    response = client.get(f"/c/{code}", headers={"accept-language": "ar"})

    assert response["Location"] == f"/ar/c/{code}"


def test_post_is_refused(client: Client) -> None:
    assert client.post(f"/en/c/{new_code()}").status_code == 405


@pytest.mark.parametrize("kind", ["valid", "revoked", "unknown", "malformed"])
def test_page_takes_at_most_two_queries(client: Client, django_assert_max_num_queries: Any, kind: str) -> None:
    certificates = [make_certificate(issuer_key=f"i{number}") for number in range(3)]
    revoke(certificates[1])
    codes = {"valid": certificates[0].code, "revoked": certificates[1].code, "unknown": new_code(), "malformed": "x"}
    client.get("/en/c/")

    with django_assert_max_num_queries(2):
        client.get(f"/en/c/{codes[kind]}")


def test_guessing_is_limited_and_genuine_codes_are_not_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MISSES_PER_WINDOW", 5)
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_000.0)
    code = make_certificate().code

    assert {client.get(f"/en/c/{code}").status_code for _request in range(20)} == {200}
    assert [client.get(f"/en/c/{new_code()}").status_code for _request in range(6)] == [404] * 5 + [429]

    limited = client.get(f"/en/c/{code}")
    assert limited.status_code == 429
    assert limited["Retry-After"] == "60"
    assert "This says nothing about the certificate." in limited.content.decode()
    assert client.get(f"/en/c/{code}?format=json").json() == {"state": "not_checked"}
    assert client.get(f"/en/c/{code}", REMOTE_ADDR="192.0.2.7").status_code == 200

    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_061.0)
    assert client.get(f"/en/c/{code}").status_code == 200


def test_address_that_cannot_be_known_is_not_limited(client: Client) -> None:
    assert client.get(f"/en/c/{new_code()}", REMOTE_ADDR="").status_code == 404


@pytest.mark.parametrize("typed", ["x%0Ay", "%0d%0aSet-Cookie:a=b", "..", "..%2f..%2f", "%00", "a%E2%80%AEb"])
def test_check_answers_hostile_codes(client: Client, typed: str) -> None:
    response = client.get(f"/en/c/?code={typed}", follow=True)
    assert response.status_code in (200, 404)
    assert response.wsgi_request.path.startswith("/en/c/")
