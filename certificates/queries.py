"""Reads of certificates: for the public, for the holder, for the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from certificates.codes import ALPHABET
from certificates.models import Certificate, CertificateState
from lms.api import Role, Viewer
from lms.models import Activity, Completion, Person, Progress, SignOff

__all__ = [
    "Evidence",
    "EvidenceItem",
    "certificate_for_public",
    "certificates_of",
    "completions_with_facts",
    "completions_without_certificate",
    "downloadable_by",
    "evidence_of",
    "register",
    "with_evidence",
]


@dataclass(frozen=True)
class EvidenceItem:
    """One requirement of the rule with what was on record. `title` is the activity's, '' for the others."""

    kind: str
    code: str
    title: str
    state_label: str
    have: int | None
    need: int | None


@dataclass(frozen=True)
class Evidence:
    """What a certificate rests on."""

    items: list[EvidenceItem]
    sign_off: SignOff | None


def completions_with_facts() -> QuerySet[Completion]:
    """Completions with all that a certificate is made from; two more queries for outcomes and sessions."""
    return Completion.objects.select_related(
        "enrolment__person",
        "enrolment__cohort__venue",
        "enrolment__cohort__organisation",
        "enrolment__cohort__edition__course__issuer",
    )


def completions_without_certificate() -> QuerySet[Completion]:
    """Completions that wait, oldest first, with the problem of the last attempt if there was one."""
    return (
        Completion.objects.filter(certificate__isnull=True)
        .select_related("issue_problem", "enrolment__person", "enrolment__cohort__edition__course")
        .order_by("completed_at", "pk")
    )


def certificate_for_public(code: str) -> Certificate | None:
    """The certificate of a canonical code with its revocation: one query."""
    return Certificate.objects.select_related("revocation").filter(code=code).first()


def certificates_of(person: Person | None) -> QuerySet[Certificate]:
    """A person's own certificates, newest first; none without a person."""
    if person is None:
        return Certificate.objects.none()
    return Certificate.objects.filter(person=person).select_related("revocation")


def downloadable_by(viewer: Viewer) -> QuerySet[Certificate]:
    """Certificates whose file the viewer may have: the own ones; all for quality officers."""
    if viewer.is_any(Role.QUALITY_OFFICER):
        return Certificate.objects.select_related("revocation")
    return certificates_of(viewer.person)


def register(*, search: str = "", state: str = "") -> QuerySet[Certificate]:
    """The register for quality officers; `search` is part of a name or the beginning of a code."""
    rows = Certificate.objects.select_related("revocation", "completion__enrolment__cohort")
    if state in CertificateState.values:
        rows = rows.filter(revocation__isnull=state == CertificateState.VALID)
    return rows.filter(_matches(search)) if search.strip() else rows


def _matches(search: str) -> Q:
    words = search.split()
    by_name = Q()
    for word in words:
        by_name &= Q(holder_latin__icontains=word) | Q(holder_arabic__icontains=word)
    code = "".join(words).replace("-", "").upper()
    return by_name | Q(code__startswith=code) if set(code) <= set(ALPHABET) else by_name


def with_evidence() -> QuerySet[Certificate]:
    """Certificates with everything that their page in the register shows, but without the bytes of the file."""
    return Certificate.objects.select_related(
        "revocation__by", "completion__enrolment__cohort", "edition__course", "person__organisation", "file"
    ).defer("file__pdf")


def evidence_of(certificate: Certificate) -> Evidence:
    """The verdict that was kept with the completion, with titles, and the sign-off: two queries."""
    enrolment_id = certificate.completion.enrolment_id
    rows: list[dict[str, Any]] = certificate.completion.verdict["items"]
    codes = [row["code"] for row in rows if row["code"]]
    course = certificate.edition.course_id
    titles = {one.code: str(one.title) for one in Activity.objects.filter(course=course, code__in=codes)}
    labels = dict(Progress.State.choices)
    items = [
        EvidenceItem(
            kind=row["kind"],
            code=row["code"],
            title=titles.get(row["code"], ""),
            state_label=str(labels.get(row["state"], row["state"])),
            have=row["have"],
            need=row["need"],
        )
        for row in rows
    ]
    sign_off = SignOff.objects.filter(enrolment=enrolment_id).select_related("by").first()
    return Evidence(items=items, sign_off=sign_off)
