"""The printed statements as lines of a page, in the very words of the PDF, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

from certificates import api, phrases
from certificates.claims import LANGUAGES, Claims, LangText
from certificates.codes import format_code
from certificates.pdf import wording
from certificates.pdf.labels import LABELS
from lms.pdf.bidi import FSI, PDI, isolate
from lms.translated import language_order

__all__ = ["Line", "Statements", "as_json", "statements"]

OUTCOME_TYPES = ("knowledge", "skills", "responsibility")
RTL = ("ar", "ckb")


@dataclass(frozen=True)
class Line:
    """A label with a text, or with lists below headings (learning outcomes by type)."""

    label: str
    html: str = ""
    lists: list[tuple[str, list[str]]] = field(default_factory=list)


@dataclass(frozen=True)
class Statements:
    """A certificate for the eye. `language` is that of all texts here; `names` are (name, language)."""

    language: str
    kind: str
    issued_to: str
    names: list[tuple[str, str]]
    connector: str
    title: str
    course_title: str
    lines: list[Line]
    contact_email: str


def statements(claims: Claims, page_language: str) -> Statements:
    """Every statement in the page's language, or in the next best one that the certificate has all of."""
    claims = wording.cleaned(claims)
    language = _language(claims, page_language)
    words = LABELS[language]
    return Statements(
        language=language,
        kind=words.kinds[claims.kind],
        issued_to=words.issued_to,
        names=_names(claims, language),
        connector=words.connectors[claims.kind],
        title=claims.title[language],
        course_title=claims.course_title[language],
        lines=list(_lines(claims, language)),
        contact_email=claims.contact_email,
    )


def _language(claims: Claims, page_language: str) -> str:
    complete = [code for code in LANGUAGES if all(text.get(code) for text in _texts(claims))]
    order = [*language_order(page_language), *claims.languages]
    return next(code for code in order if code in complete)


def _texts(claims: Claims) -> Iterator[LangText]:
    yield from (claims.title, claims.course_title, claims.issuer_name, claims.place)
    yield from (claims.assessment_type, claims.participation, claims.quality_assurance)
    yield from (outcome.text for outcome in claims.outcomes)
    yield from (signatory.role for signatory in claims.signatories)
    if claims.accredited:
        yield claims.accreditation_wording


def _names(claims: Claims, language: str) -> list[tuple[str, str]]:
    """Both scripts, the reader's first."""
    arabic = next((code for code in claims.languages if code in RTL), "ar")
    names = [(claims.holder_name_latin, "en"), (claims.holder_name_arabic, arabic)]
    ordered = reversed(names) if language in RTL else names
    return [(name, code) for name, code in ordered if name]


def _lines(claims: Claims, language: str) -> Iterator[Line]:
    words = LABELS[language]
    yield Line(words.awarding_body, _html(wording.awarding_body(claims, language)))
    yield Line(words.issued, _html(wording.issued(claims, language)))
    yield Line(words.course_dates, _html(wording.course_dates(claims, language)))
    yield Line(words.level, _html(wording.level(claims, language)))
    yield Line(words.workload, _html(wording.workload(claims, language)))
    yield Line(words.outcomes, lists=_outcomes(claims, language))
    yield Line(words.assessment, _html(_assessment(claims, language)))
    yield Line(words.participation, _html(claims.participation[language]))
    yield Line(words.quality, _html(claims.quality_assurance[language]))
    for signatory in claims.signatories:
        yield Line(signatory.role[language], _html(isolate(signatory.name)))
    yield Line(phrases.CODE_LABELS[language], SafeString(f'<bdi class="code">{format_code(claims.code)}</bdi>'))


def _assessment(claims: Claims, language: str) -> str:
    text = claims.assessment_type[language]
    if claims.result is None:
        return text
    return f"{text} · {LABELS[language].result}: {wording.result(claims, language)}"


def _outcomes(claims: Claims, language: str) -> list[tuple[str, list[str]]]:
    names = LABELS[language].outcome_types
    grouped = [
        (names[kind], [one.text[language] for one in claims.outcomes if one.type == kind])  # type: ignore[index]
        for kind in OUTCOME_TYPES
    ]
    return [(name, texts) for name, texts in grouped if texts]


def _html(text: str) -> SafeString:
    """Escape, and write the isolates of the PDF's sentences as elements."""
    return SafeString(escape(text).replace(FSI, "<bdi>").replace(PDI, "</bdi>"))


def as_json(verification: api.Verification) -> dict[str, Any]:
    """The same for machines: state, statements as recorded, and the revocation if there is one."""
    certificate = verification.certificate
    result: dict[str, Any] = {"state": verification.state, "checked_at": verification.checked_at.isoformat()}
    if certificate is None:
        return result
    result |= {"code": certificate.code, "url": api.public_url(certificate.code), "claims": certificate.claims}
    if not certificate.is_valid:
        revocation = certificate.revocation
        result["revocation"] = {
            "at": revocation.at.isoformat(),
            "reason_code": revocation.reason_code,
            "reason": revocation.reason_public,
        }
    return result
