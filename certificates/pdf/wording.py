"""Sentences of the certificate in one language, made from claims and fixed labels.

Every value is isolated (UAX #9, FSI and PDI), so that a number or a name keeps its own
direction inside a sentence of the other one.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from certificates.claims import Claims, Hours

from .bidi import clean, isolate
from .labels import LABELS, country_name, date_text

__all__ = [
    "HOUR_KINDS", "awarding_body", "cleaned", "course_dates", "fill", "issued", "level", "result", "supplement_level",
    "workload",
]  # fmt: skip

HOUR_KINDS = tuple(field.name for field in fields(Hours))


def cleaned(claims: Claims) -> Claims:
    """Return the claims with every text cleaned for printing; see :func:`certificates.pdf.bidi.clean`."""
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
    """The level, and what may be said about accreditation."""
    labels = LABELS[language]
    intro = claims.eqf_level is None
    if claims.accredited:
        template = labels.stated_intro if intro else labels.stated
        return f"{_levels(template, claims)} {isolate(claims.accreditation_wording[language])}"
    return _levels(labels.designed_intro if intro else labels.designed, claims)


def supplement_level(claims: Claims, language: str) -> str:
    """The level with the explanation of the two frameworks; says what attendance is not."""
    labels = LABELS[language]
    sentences = [level(claims, language), labels.levels_text]
    if claims.kind == "attendance":
        sentences.append(labels.attendance_text)
    return " ".join(sentences)


def workload(claims: Claims, language: str) -> str:
    """ECTS, if any, and the hours with their split; kinds without hours are left out."""
    labels = LABELS[language]
    counts = {kind: getattr(claims.hours, kind) for kind in HOUR_KINDS}
    parts = labels.separator.join(fill(labels.hours_parts[kind], n=n) for kind, n in counts.items() if n)
    template = labels.ects_hours if claims.ects else labels.only_hours
    # The parts are sentences of this language already: isolating them again would drop their isolates.
    return fill(template.replace("{parts}", "{{parts}}"), ects=claims.ects, hours=claims.hours.total).format(parts=parts)


def result(claims: Claims, language: str) -> str:
    """The mark, or nothing."""
    if claims.result is None:
        return ""
    return fill(LABELS[language].result_of, score=claims.result.score, out_of=claims.result.out_of)


def _levels(template: str, claims: Claims) -> str:
    return fill(template, mqf=claims.mqf_level, eqf=claims.eqf_level)
