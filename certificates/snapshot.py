"""From the records of the ground floor to the statements of a certificate. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone, translation

from certificates import phrases
from certificates.claims import (
    LANGUAGES,
    Claims,
    CourseDates,
    Hours,
    InvalidClaims,
    LangText,
    Outcome,
)
from certificates.errors import CannotPrintError, IssuerLevelError, MissingElementsError
from certificates.pdf.labels import country_name
from lms.models import Cohort, Completion, Course, Issuer, LearningOutcome, MqfLevel, Person

__all__ = ["claims_for"]

INTRODUCTORY = {MqfLevel.INTRO_A: "A", MqfLevel.INTRO_B: "B"}


def claims_for(completion: Completion, *, code: str, issued_at: datetime) -> Claims:
    """What the certificate of a completion states, as things stand now.

    `completion` comes with enrolment, person, cohort, venue, edition, course and issuer selected.
    Raises IssuerLevelError, MissingElementsError, CannotPrintError.
    """
    cohort, person = completion.enrolment.cohort, completion.enrolment.person
    course = cohort.edition.course
    guard_level(course)
    outcomes = list(course.outcomes.all())
    languages = ("en", _second_language(person, course, outcomes))
    missing = list(_missing(person, course, outcomes, languages))
    if missing:
        raise MissingElementsError(missing)
    try:
        return _claims(cohort, person, outcomes, code, timezone.localtime(issued_at).date(), languages)
    except InvalidClaims as error:
        raise CannotPrintError(error.problems) from error


def guard_level(course: Course) -> None:
    """Raise IssuerLevelError for a course above the licence of its issuer."""
    if course.mqf_level > course.issuer.max_mqf_level:
        raise IssuerLevelError([_level(course.mqf_level), _level(course.issuer.max_mqf_level)])


def _second_language(person: Person, course: Course, outcomes: list[LearningOutcome]) -> str:
    """Arabic beside English; Sorani for who prefers it, where all that is printed exists in Sorani."""
    if person.preferred_language != "ckb":
        return "ar"
    return "ar" if any(True for _gap in _text_gaps(course, outcomes, ("ckb",))) else "ckb"


def _missing(
    person: Person, course: Course, outcomes: list[LearningOutcome], languages: tuple[str, ...]
) -> Iterable[str]:
    """Missing statements as `element` or `element:language`."""
    issuer = course.issuer
    present = {
        "learner": bool((person.name_latin or person.name_arabic).strip()),
        "country": bool(issuer.country),
        "contact": bool(issuer.contact_email),
        "workload": course.total_hours > 0,
        "outcomes": bool(outcomes),
    }
    yield from (element for element, is_there in present.items() if not is_there)
    yield from _text_gaps(course, outcomes, languages)


def _text_gaps(course: Course, outcomes: list[LearningOutcome], languages: tuple[str, ...]) -> Iterable[str]:
    issuer = course.issuer
    texts = [
        ("title", course.award_title),
        ("course_title", course.title),
        ("issuer", issuer.name),
        ("assessment", course.assessment_type),
        ("quality_assurance", issuer.quality_assurance),
        *(("outcomes", outcome.text) for outcome in outcomes),
    ]
    if course.is_accredited:
        texts.append(("accreditation", issuer.accreditation_wording))
    gaps = (f"{name}:{code}" for name, text in texts for code in languages if not text.get(code, "").strip())
    yield from dict.fromkeys(gaps)


def _claims(
    cohort: Cohort,
    person: Person,
    outcomes: list[LearningOutcome],
    code: str,
    issued_on: date,
    languages: tuple[str, ...],
) -> Claims:
    course, issuer = cohort.edition.course, cohort.edition.course.issuer
    return Claims(
        code=code,
        kind="completion",
        languages=languages,
        holder_name_latin=person.name_latin,
        holder_name_arabic=person.name_arabic,
        title=_known(course.award_title),
        course_title=_known(course.title),
        issuer_name=_known(issuer.name),
        issuer_country=issuer.country,
        issuer_licence=issuer.licence,
        contact_email=issuer.contact_email,
        issued_on=issued_on,
        place=_place(cohort),
        mqf_level=_level(course.mqf_level),  # type: ignore[arg-type]  # checked by Claims
        eqf_level=course.eqf_level,
        accredited=course.is_accredited,
        accreditation_wording=_accreditation(course, issuer),
        ects=course.ects,
        hours=_hours(course),
        outcomes=tuple(Outcome(type=one.kind, text=_known(one.text)) for one in outcomes),  # type: ignore[arg-type]
        assessment_type=_known(course.assessment_type),
        participation=_participation(cohort),
        quality_assurance=_known(issuer.quality_assurance),
        # The rule judges activities one by one; there is no mark for the whole that could be printed.
        result=None,
        course_dates=CourseDates(start=cohort.starts_on, end=cohort.ends_on),
        edition=str(cohort.edition.number),
        signatories=(),
    )


def _known(text: LangText) -> dict[str, str]:
    """The text in every language of certificates, so that the page can show more than the paper."""
    return {code: text[code].strip() for code in LANGUAGES if text.get(code, "").strip()}


def _level(level: int) -> str:
    return INTRODUCTORY.get(level, str(level))  # type: ignore[call-overload,no-any-return]


def _hours(course: Course) -> Hours:
    return Hours(
        contact=course.hours_contact,
        supervised_practice=course.hours_supervised_practice,
        self_study=course.hours_self_study,
        assessment=course.hours_assessment,
    )


def _accreditation(course: Course, issuer: Issuer) -> dict[str, str]:
    """The issuer's wording with the recorded number; nothing without a number."""
    if not course.is_accredited:
        return {}
    number = course.accreditation_number
    return {code: f"{text} ({number})" for code, text in _known(issuer.accreditation_wording).items()}


def _place(cohort: Cohort) -> dict[str, str]:
    """Governorate of the venue, else of the host, else the issuer's country."""
    hosts = [host for host in (cohort.venue, cohort.organisation) if host is not None and host.governorate]
    country = cohort.edition.course.issuer.country
    result = {}
    for code in LANGUAGES:
        with translation.override(code):
            result[code] = str(hosts[0].get_governorate_display()) if hosts else country_name(country, code)
    return result


def _participation(cohort: Cohort) -> dict[str, str]:
    form, days = cohort.edition.course.participation, _course_days(cohort)
    return {code: phrases.participation(form, days, cohort.language, text_language=code) for code in LANGUAGES}


def _course_days(cohort: Cohort) -> int:
    """Days with a session; without sessions the days from first to last."""
    starts = (timezone.localtime(one.starts_at).date() for one in cohort.sessions.all())
    return len(set(starts)) or (cohort.ends_on - cohort.starts_on).days + 1
