"""A learner who met the rule of a course that has everything a certificate must state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from certificates.api import issue_certificate
from certificates.models import Certificate
from lms.models import Completion, Course, Person
from lms.translated import Translated
from tests.factories import (
    CohortFactory,
    CompletionFactory,
    CourseFactory,
    EditionFactory,
    EnrolmentFactory,
    IssuerFactory,
    LearningOutcomeFactory,
    PersonFactory,
    SessionFactory,
    VenueFactory,
)

QUALITY = Translated(
    en="Results signed off by the quality officer", ar="صادق مسؤول الجودة على النتائج", ckb="بەرپرسی جۆری پەسەندی کرد"
)
SORANI = {
    "title": "خولی پراکتیککاران",
    "award_title": "بڕوانامەی پراکتیککاران",
    "assessment_type": "تاقیکردنەوەی نووسراو",
}
OUTCOMES = [
    ("knowledge", Translated(en="name the actors", ar="تسمية الجهات")),
    ("skills", Translated(en="assess needs with consent", ar="تقييم الاحتياجات بالموافقة")),
    ("responsibility", Translated(en="protect personal data", ar="حماية البيانات الشخصية")),
]


def make_full_course(**fields: Any) -> Course:
    """A course at MQF 4 with outcomes of each type, in English and Arabic."""
    issuer = fields.pop("issuer", None) or IssuerFactory(
        key=fields.pop("issuer_key", "full"), quality_assurance=QUALITY
    )
    course = CourseFactory(issuer=issuer, **fields)
    for kind, text in OUTCOMES:
        LearningOutcomeFactory(course=course, kind=kind, text=text)
    return course


def make_completion(
    course: Course | None = None,
    person: Person | None = None,
    more_items: Iterable[dict[str, Any]] = (),
    **cohort: Any,
) -> Completion:
    """A completion without a certificate (the signal is sent by the rule, not by the row)."""
    edition = EditionFactory(course=course or make_full_course())
    row = CohortFactory(edition=edition, venue=VenueFactory(), **cohort)
    SessionFactory(cohort=row)
    enrolment = EnrolmentFactory(cohort=row, person=person or PersonFactory(preferred_language="ar"))
    items = [
        {"kind": "attendance", "is_met": True, "code": "", "state": "", "have": 90, "need": 72},
        {"kind": "sign_off", "is_met": True, "code": "", "state": "", "have": None, "need": None},
        *more_items,
    ]
    return CompletionFactory(enrolment=enrolment, verdict={"rule": edition.rule, "items": items})


def make_certificate(person: Person | None = None, **course: Any) -> Certificate:
    """An issued certificate, with its PDF."""
    made = make_full_course(**course) if course else None
    return issue_certificate(make_completion(made, person).pk)


def add_sorani(course: Course) -> None:
    """Everything that is printed, in Sorani too."""
    for name, text in SORANI.items():
        setattr(course, name, Translated(getattr(course, name), ckb=text))
    course.save()
    for outcome in course.outcomes.all():
        outcome.text = Translated(outcome.text, ckb="دەرەنجام")
        outcome.save()
