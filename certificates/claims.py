"""What a certificate states: the snapshot that is printed, shown, signed and stored.

The eleven mandatory elements of the EU recommendation on micro-credentials (2022/C 243/02,
Annex I) are all here: learner, title, country, awarding body, date of issue, learning
outcomes, workload, level, type of assessment, form of participation, quality assurance.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Self, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from .codes import InvalidCode, normalise_code

__all__ = [
    "HOURS_PER_ECTS",
    "LANGUAGES",
    "SCHEMA_VERSION",
    "Claims",
    "CourseDates",
    "Hours",
    "InvalidClaims",
    "Kind",
    "LangText",
    "MqfLevel",
    "Outcome",
    "OutcomeType",
    "Result",
    "Signatory",
]

SCHEMA_VERSION = 1
LANGUAGES = ("en", "ar", "ckb")
MAX_LANGUAGES = 2
# ECTS Users' Guide: a credit stands for 25 to 30 hours; Malta counts 25.
HOURS_PER_ECTS = 25
MAX_NAME = 200
MAX_LINE = 300
MAX_TEXT = 1500

LangText = Mapping[str, str]
Kind = Literal["completion", "attendance"]
OutcomeType = Literal["knowledge", "skills", "responsibility"]
MqfLevel = Literal["A", "B", "1", "2", "3", "4", "5", "6", "7", "8"]

_STRICT = ConfigDict(extra="forbid", strict=True)
_LINES = ("title", "course_title", "issuer_name", "place", "accreditation_wording")
_TEXTS = ("assessment_type", "participation", "quality_assurance")


class InvalidClaims(ValueError):  # noqa: N818 - named by what it says of the thing
    """The data is not a certificate. ``problems`` lists one sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class Hours:
    """Notional learning time in whole hours, by kind."""

    contact: int
    supervised_practice: int
    self_study: int
    assessment: int

    @property
    def total(self) -> int:
        """All hours together."""
        return self.contact + self.supervised_practice + self.self_study + self.assessment


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One learning outcome; ``responsibility`` stands for responsibility and autonomy."""

    type: OutcomeType
    text: LangText


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class Result:
    """The mark as it is printed: ``score`` of ``out_of``."""

    score: str
    out_of: str


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class CourseDates:
    """First and last day of the course, both included."""

    start: date
    end: date


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs, and as what in each language."""

    name: str
    role: LangText


@with_config(_STRICT)
@dataclass(frozen=True, kw_only=True)
class Claims:
    """Everything one certificate says, fixed at issue.

    Texts are mappings from language code to text and cover every language in
    ``languages``. ``issuer_country`` is an ISO 3166-1 alpha-2 code. ``mqf_level`` is "1" to
    "8", or "A" and "B" for the introductory levels, which lie below EQF 1 and have no
    ``eqf_level``. An empty ``accreditation_wording`` means "designed to level N".

    Raises:
        InvalidClaims: on creation, when a statement is missing, too long or contradicts another.
    """

    code: str
    kind: Kind
    languages: tuple[str, ...]
    holder_name_latin: str
    holder_name_arabic: str
    title: LangText
    course_title: LangText
    issuer_name: LangText
    issuer_country: str
    issuer_licence: str
    contact_email: str
    issued_on: date
    place: LangText
    mqf_level: MqfLevel
    eqf_level: int | None
    accredited: bool
    accreditation_wording: LangText
    ects: int
    hours: Hours
    outcomes: tuple[Outcome, ...]
    assessment_type: LangText
    participation: LangText
    quality_assurance: LangText
    result: Result | None
    course_dates: CourseDates
    edition: str
    signatories: tuple[Signatory, ...]

    def __post_init__(self) -> None:
        """Check what the types cannot say."""
        problems = [problem for check in _CHECKS for problem in check(self)]
        if problems:
            raise InvalidClaims(problems)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values, dates as ISO 8601, with ``schema`` as the version."""
        return {"schema": SCHEMA_VERSION, **_ADAPTER.dump_python(self, mode="json")}

    def to_json(self) -> str:
        """Return canonical JSON: sorted keys, no spaces, so that equal claims are equal text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Read what :meth:`to_dict` gave; raises :class:`InvalidClaims`."""
        return cls.from_json(json.dumps(data))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what :meth:`to_json` gave.

        Raises:
            InvalidClaims: no JSON object, another schema version, a missing, unknown or
                mistyped field, or a contradiction; each fault is named with its place.
        """
        data = _versioned(text)
        try:
            return _ADAPTER.validate_json(json.dumps(data))  # type: ignore[return-value]  # no subclasses
        except ValidationError as error:
            raise InvalidClaims(_described(error)) from error


_ADAPTER = TypeAdapter(Claims)


def _versioned(text: str | bytes) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InvalidClaims([f"not JSON: {error}"]) from error
    if not isinstance(data, dict):
        raise InvalidClaims(["not a JSON object"])
    version = data.pop("schema", None)
    if version != SCHEMA_VERSION:
        raise InvalidClaims([f"schema: version {version!r} is not {SCHEMA_VERSION}"])
    return data


def _described(error: ValidationError) -> list[str]:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return [": ".join(filter(None, (".".join(map(str, f["loc"])), f["msg"]))) for f in faults]


def _check_identity(claims: Claims) -> Iterator[str]:
    """Code, languages and holder."""
    if not _is_canonical(claims.code):
        yield "code: not a canonical certificate code"
    chosen = claims.languages
    if not 1 <= len(chosen) <= MAX_LANGUAGES or len(set(chosen)) != len(chosen) or set(chosen) - set(LANGUAGES):
        yield f"languages: one or two different ones of {', '.join(LANGUAGES)}"
    names = (claims.holder_name_latin, claims.holder_name_arabic, *(s.name for s in claims.signatories))
    if not any(name.strip() for name in names[:2]):
        yield "holder_name_latin, holder_name_arabic: both are empty"
    if any(len(name) > MAX_NAME for name in names):
        yield f"names: longer than {MAX_NAME} characters"


def _check_issuer(claims: Claims) -> Iterator[str]:
    country = claims.issuer_country
    if not (len(country) == 2 and country.isascii() and country.isupper()):
        yield "issuer_country: not an ISO 3166-1 alpha-2 code"
    if len(claims.issuer_licence) > MAX_NAME or len(claims.edition) > MAX_NAME:
        yield f"issuer_licence, edition: longer than {MAX_NAME} characters"
    if "@" not in claims.contact_email or len(claims.contact_email) > MAX_NAME:
        yield "contact_email: not an e-mail address"


def _check_texts(claims: Claims) -> Iterator[str]:
    """Every text in every language of the certificate, none beyond its limit."""
    optional = {"accreditation_wording"} - ({"accreditation_wording"} if claims.accredited else set())
    for name in (*_LINES, *_TEXTS):
        required = () if name in optional else claims.languages
        limit = MAX_LINE if name in _LINES else MAX_TEXT
        yield from _text_problems(name, getattr(claims, name), required, limit)
    for index, outcome in enumerate(claims.outcomes):
        yield from _text_problems(f"outcomes.{index}", outcome.text, claims.languages, MAX_TEXT)
    for index, signatory in enumerate(claims.signatories):
        yield from _text_problems(f"signatories.{index}", signatory.role, claims.languages, MAX_LINE)


def _text_problems(name: str, text: LangText, required: tuple[str, ...], limit: int) -> Iterator[str]:
    for language in required:
        if not text.get(language, "").strip():
            yield f"{name}: no text in {language}"
    if set(text) - set(LANGUAGES):
        yield f"{name}: unknown language {', '.join(sorted(set(text) - set(LANGUAGES)))}"
    if any(len(value) > limit for value in text.values()):
        yield f"{name}: longer than {limit} characters"


def _check_level(claims: Claims) -> Iterator[str]:
    """MQF 1-8 are EQF 1-8; introductory levels have none. No wording without accreditation."""
    level = claims.mqf_level
    expected = int(level) if level.isdecimal() else None
    if level not in get_args(MqfLevel):
        yield f"mqf_level: {level!r} is no MQF level"
    elif claims.eqf_level != expected:
        yield f"eqf_level: MQF level {level} goes with EQF level {expected}"
    if any(claims.accreditation_wording.values()) and not claims.accredited:
        yield "accreditation_wording: given although the award is not accredited"


def _check_workload(claims: Claims) -> Iterator[str]:
    hours = claims.hours
    if min(hours.contact, hours.supervised_practice, hours.self_study, hours.assessment) < 0 or not hours.total:
        yield "hours: negative, or all zero"
    if not 0 <= claims.ects * HOURS_PER_ECTS <= hours.total:
        yield f"ects: {claims.ects} ECTS stand for more than the {hours.total} hours"
    if claims.kind == "attendance" and (claims.ects or claims.result):
        yield "kind: an attendance certificate carries neither ECTS nor a result"


def _check_course(claims: Claims) -> Iterator[str]:
    if not claims.outcomes:
        yield "outcomes: none"
    if claims.course_dates.end < claims.course_dates.start:
        yield "course_dates: the end is before the start"


_CHECKS = (_check_identity, _check_issuer, _check_texts, _check_level, _check_workload, _check_course)


def _is_canonical(code: str) -> bool:
    try:
        return normalise_code(code) == code
    except InvalidCode:
        return False
