"""The printed certificate as a person and a phone see it: rasterised, decoded, copied from."""

from typing import Any

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from certificates.claims import Claims
from certificates.pdf import UnprintableText, VerifyUrlMismatch, render_certificate
from certificates.pdf.labels import LABELS, country_name, date_text
from tests.certificates.conftest import VERIFY_URL, Changed

FRAGMENT = "#" + "aZ3_" * 49
LONG_LATIN = ("Abd al-Rahman Muhammad " * 9)[:199] + "z"
LONG_ARABIC = ("عبد الرحمن محمد " * 13)[:199] + "د"
UNBROKEN = "Abcdefghij" * 20
VARIANTS: list[dict[str, Any]] = [
    {},
    {"languages": ("en", "ckb")},
    {"languages": ("ar", "ckb")},
    {"languages": ("en",), "signatories": ()},
    {"languages": ("ckb",), "kind": "attendance", "ects": 0, "result": None},
    {"holder_name_latin": LONG_LATIN, "holder_name_arabic": LONG_ARABIC},
    {"holder_name_latin": LONG_LATIN[:119] + "z"},
    {"holder_name_latin": UNBROKEN, "holder_name_arabic": ""},
    {"title": {"en": "Award in " + "very long titles " * 16, "ar": "شهادة " + "طويلة جداً " * 25}},
]


def document(claims: Claims, verify_url: str = VERIFY_URL) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(render_certificate(claims, verify_url=verify_url))


def text_of(page: pypdfium2.PdfPage) -> str:
    return " ".join(str(page.get_textpage().get_text_range()).split())


def all_text(claims: Claims) -> str:
    return " ".join(text_of(page) for page in document(claims))


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("dpi", [110, 150, 300])
@pytest.mark.parametrize("fragment", ["", FRAGMENT])
def test_qr_code_on_the_page_decodes(claims: Claims, verify_url: str, dpi: int, fragment: str) -> None:
    page = document(claims, verify_url + fragment)[0]

    found = zxingcpp.read_barcode(page.render(scale=dpi / 72).to_pil())

    assert found is not None
    assert found.text == verify_url + fragment


@pytest.mark.parametrize("languages", [("en", "ar"), ("en", "ckb")])
def test_front_text_is_in_logical_order(changed: Changed, languages: tuple[str, ...]) -> None:
    claims = changed(languages=languages)
    text = text_of(document(claims)[0])

    assert claims.holder_name_latin in text
    assert claims.holder_name_arabic in text
    assert claims.course_title[languages[1]] in text
    assert "HQ7M-2KXD-9TRE-4WNB" in text
    assert "institute.example/c" in text


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_every_mandatory_element_is_printed(changed: Changed, language: str) -> None:
    # One language at a time: pdfium reads a line across columns and turns one of them around.
    claims = changed(languages=(language,))
    text = all_text(claims)

    elements = (claims.title, claims.issuer_name, claims.quality_assurance, claims.participation)
    texts = [element[language] for element in (*elements, claims.assessment_type)]
    texts += [outcome.text[language] for outcome in claims.outcomes]
    texts += [country_name("MT", language), date_text(claims.issued_on, language), "2 ECTS"]
    # Letters of single words, because lines are broken and readers move marks and gaps about.
    found = letters(text)
    assert [word for one in texts for word in one.split() if letters(word) not in found] == []


def test_level_and_workload_are_printed_as_designed(changed: Changed) -> None:
    text = all_text(changed(languages=("en",)))

    assert "Designed to MQF level 4, EQF level 4. No accreditation is recorded." in text
    assert "2 ECTS, 50 hours: 24 contact, 23 self-study, 3 assessment" in text
    assert "Reintegration Training Institute, Malta. Licence 2019-000" in text


@pytest.mark.parametrize("fields", VARIANTS[:5])
def test_unaccredited_certificate_never_says_accredited(changed: Changed, fields: dict[str, Any]) -> None:
    assert "accredited" not in all_text(changed(**fields)).lower()


def test_accredited_certificate_says_the_recorded_wording(changed: Changed) -> None:
    wording = {"en": "Accredited by the example authority, no. 1"}
    text = all_text(changed(languages=("en",), accredited=True, accreditation_wording=wording))

    assert wording["en"] in text
    assert "Designed to" not in text
    assert LABELS["en"].designed.split(". ")[1] not in text


def test_attendance_names_the_course_and_not_the_award(changed: Changed) -> None:
    claims = changed(languages=("en",), kind="attendance", ects=0, result=None)
    text = all_text(claims)

    assert claims.course_title["en"] in text
    assert claims.title["en"] not in text
    assert LABELS["en"].attendance_text in text
    assert "0 ECTS" not in text


@pytest.mark.parametrize("fields", VARIANTS)
def test_nothing_leaves_the_frame_of_the_page(changed: Changed, fields: dict[str, Any]) -> None:
    pages = document(changed(**fields))

    # Between frame (12.2 mm) and text (22 mm) on page 1, and at the edges of the others, is only paper.
    for number, page in enumerate(pages):
        image = np.asarray(page.render(scale=2).to_pil().convert("L"))
        inner, outer = (120, 74) if number == 0 else (88, 0)
        for strip in (image[74:-74, outer:inner], image[74:-74, -inner : -outer or None]):
            assert strip.min() > 240


@pytest.mark.parametrize("fields", VARIANTS)
def test_long_and_missing_names_are_printed_completely(changed: Changed, fields: dict[str, Any]) -> None:
    claims = changed(**fields)
    text = text_of(document(claims)[0]).replace(" ", "").replace("\ufffe", "")

    for name in (claims.holder_name_latin, claims.holder_name_arabic):
        assert name.replace(" ", "") in text


def test_lines_of_the_name_do_not_overlap_the_facts(changed: Changed) -> None:
    page = document(changed(**VARIANTS[5]))[0]

    found = zxingcpp.read_barcode(page.render(scale=150 / 72).to_pil())
    assert found is not None


@pytest.mark.parametrize("fields", VARIANTS)
def test_same_claims_give_same_bytes_whatever_was_printed_before(changed: Changed, fields: dict[str, Any]) -> None:
    claims = changed(**fields)
    before = render_certificate(claims, verify_url=VERIFY_URL)
    render_certificate(changed(languages=("ckb",)), verify_url=VERIFY_URL)

    assert render_certificate(claims, verify_url=VERIFY_URL) == before


def test_long_supplement_goes_on_over_pages(changed: Changed, claims: Claims) -> None:
    pages = document(changed(outcomes=claims.outcomes * 8))

    assert len(pages) > 2
    assert f"Page {len(pages)} of {len(pages)}" in text_of(pages[len(pages) - 1])


def test_metadata_and_bookmarks(claims: Claims) -> None:
    pdf = document(claims)

    assert claims.holder_name_latin in pdf.get_metadata_dict()["Title"]
    assert pdf.get_metadata_dict()["Author"] == claims.issuer_name["en"]
    assert [mark.get_title() for mark in pdf.get_toc()] == ["Certificate of completion", "Certificate supplement"]
    assert b"/Lang (en)" in render_certificate(claims, verify_url=VERIFY_URL)


@pytest.mark.parametrize(
    "url", ["https://institute.example/c/0000000000000000", "https://institute.example/", "HQ7M2KXD9TRE4WNB", ""]
)
def test_link_for_another_certificate_is_refused(claims: Claims, url: str) -> None:
    with pytest.raises(VerifyUrlMismatch):
        render_certificate(claims, verify_url=url)


def test_letters_without_glyph_are_refused_by_name(changed: Changed) -> None:
    with pytest.raises(UnprintableText, match=r"U\+674E"):
        render_certificate(changed(holder_name_latin="李明"), verify_url=VERIFY_URL)


def test_bidi_controls_in_a_name_change_nothing(changed: Changed, claims: Claims) -> None:
    tricked = changed(holder_name_latin="\u202eDilnia\u2066 Aram\u200f\n Saeed\u202c\u2069\u2069")

    assert render_certificate(tricked, verify_url=VERIFY_URL) == render_certificate(claims, verify_url=VERIFY_URL)
