"""Sentences of the certificate in one language, made from claims and fixed labels.

Every value is isolated (UAX #9, FSI and PDI), so that a number or a name keeps its own
direction inside a sentence of the other one.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from certificates.claims import Claims, Hours
from lms.pdf.bidi import clean, isolate

from .labels import LABELS, country_name, date_text

__all__ = [
    "HOUR_KINDS", "awarding_body", "cleaned", "course_dates", "fill", "headline", "issued", "level", "result",
    "supplement_level", "workload",
]  # fmt: skip

HOUR_KINDS = tuple(field.name for field in fields(Hours))


def cleaned(claims: Claims) -> Claims:
    """Return the claims with every text cleaned for printing; see :func:`lms.pdf.bidi.clean`."""
    result: Claims = _cleaned(claims)
    return result


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})
    return value


def fill(template: str, **values: object) -> str:
    """Fill a label's places with isolated values."""
    return template.format(**{name: isolate(str(value)) for name, value in values.items()})


def headline(claims: Claims, language: str) -> str:
    """What the certificate is for: the award, or for mere attendance the course, which is no award."""
    return (claims.title if claims.kind == "completion" else claims.course_title)[language]


def awarding_body(claims: Claims, language: str) -> str:
    """Name, country and licence of the issuer."""
    labels = LABELS[language]
    name = f"{isolate(claims.issuer_name[language])}{labels.separator}{country_name(claims.issuer_country, language)}"
    if not claims.issuer_licence:
        return name
    return f"{name}. {fill(labels.licence, number=claims.issuer_licence)}"


def issued(claims: Claims, language: str) -> str:
    """Date and place of issue."""
    day = isolate(date_text(claims.issued_on, language))
    return f"{day}{LABELS[language].separator}{isolate(claims.place[language])}"


def course_dates(claims: Claims, language: str) -> str:
    """First and last day of the course, and its edition if it has one."""
    days = dict.fromkeys((claims.course_dates.start, claims.course_dates.end))
    held = " – ".join(isolate(date_text(day, language)) for day in days)
    if not claims.edition:
        return held
    labels = LABELS[language]
    return f"{held}{labels.separator}{fill(labels.edition, edition=claims.edition)}"


def level(claims: Claims, language: str) -> str:
    """The level, what may be said about accreditation, and what attendance is not."""
    labels = LABELS[language]
    intro = claims.eqf_level is None
    stated = labels.stated_intro if intro else labels.stated
    designed = labels.designed_intro if intro else labels.designed
    sentences = [fill(stated if claims.accredited else designed, mqf=claims.mqf_level, eqf=claims.eqf_level)]
    if claims.accredited:
        sentences.append(isolate(claims.accreditation_wording[language]))
    if claims.kind == "attendance":
        sentences.append(labels.attendance_text)
    return " ".join(sentences)


def supplement_level(claims: Claims, language: str) -> str:
    """The level with the explanation of the two frameworks."""
    return f"{level(claims, language)} {LABELS[language].levels_text}"


def workload(claims: Claims, language: str) -> str:
    """ECTS, if any, and the hours with their split; kinds without hours are left out."""
    labels = LABELS[language]
    counts = {kind: getattr(claims.hours, kind) for kind in HOUR_KINDS}
    parts = labels.separator.join(fill(labels.hours_parts[kind], n=n) for kind, n in counts.items() if n)
    template = labels.ects_hours if claims.ects else labels.only_hours
    sums = fill(template.replace("{parts}", "{{parts}}"), ects=f"{claims.ects} ECTS", hours=claims.hours.total)
    # The parts are sentences of this language already: isolating them again would drop their isolates.
    return sums.format(parts=parts)


def result(claims: Claims, language: str) -> str:
    """The mark, or nothing."""
    if claims.result is None:
        return ""
    return fill(LABELS[language].result_of, score=claims.result.score, out_of=claims.result.out_of)
