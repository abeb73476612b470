"""Issue, verify and revoke certificates. The only way in for other code."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates import queries
from certificates.claims import Claims
from certificates.codes import InvalidCode, new_code, normalise_code
from certificates.errors import (
    AlreadyRevokedError,
    CannotPrintError,
    IssueError,
    IssuerLevelError,
    MissingElementsError,
    ReasonMissingError,
    RevocationNotAllowedError,
)
from certificates.models import Certificate, CertificateFile, IssueProblem, Revocation
from certificates.pdf import DoesNotFit, UnprintableText, render_certificate
from certificates.qr import QrTooLong
from certificates.snapshot import claims_for
from lms.api import Role, Viewer
from lms.conf import lms_setting
from lms.models import Completion, Person

__all__ = [
    "AlreadyRevokedError",
    "CannotPrintError",
    "IssueError",
    "IssueReport",
    "IssuerLevelError",
    "MissingElementsError",
    "ReasonMissingError",
    "RevocationNotAllowedError",
    "Verification",
    "issue_certificate",
    "issue_missing_certificates",
    "public_url",
    "revoke_certificate",
    "verify",
]

logger = logging.getLogger(__name__)

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verification:
    """What the register says about a code: `state` is valid, revoked or unknown.

    `certificate` is None for an unknown code; a text that is no code at all counts as unknown.
    """

    state: str
    certificate: Certificate | None
    checked_at: datetime


@dataclass(frozen=True)
class IssueReport:
    """How many certificates a run issued, and how many it could not."""

    issued: int
    failed: int


def public_url(code: str) -> str:
    """The address that is printed and scanned; it has no language and never changes."""
    return f"{lms_setting('LMS_BASE_URL').rstrip('/')}/c/{code}"


def issue_certificate(completion_id: int) -> Certificate:
    """Issue the certificate of a completion; the existing one is returned, whoever calls how often.

    Snapshots every statement and stores the PDF. Raises IssuerLevelError, MissingElementsError,
    CannotPrintError; the reason is then logged and kept as an IssueProblem for the quality officer.
    """
    existing = Certificate.objects.filter(completion=completion_id).first()
    if existing is not None:
        return existing
    completion = queries.completions_with_facts().get(pk=completion_id)
    try:
        return _issue(completion)
    except IssueError as error:
        _keep_problem(completion_id, error)
        raise


def _issue(completion: Completion) -> Certificate:
    code, issued_at = new_code(), timezone.now()
    claims = claims_for(completion, code=code, issued_at=issued_at)
    pdf = _render(claims)
    try:
        return _store(completion, claims, pdf, issued_at)
    except IntegrityError:
        # Somebody else issued it while this one was being drawn: theirs is the certificate.
        existing = Certificate.objects.filter(completion=completion).first()
        if existing is None:
            raise
        return existing


def _render(claims: Claims) -> bytes:
    try:
        return render_certificate(claims, verify_url=public_url(claims.code))
    except (DoesNotFit, UnprintableText, QrTooLong) as error:
        raise CannotPrintError([str(error)]) from error


@transaction.atomic
def _store(completion: Completion, claims: Claims, pdf: bytes, issued_at: datetime) -> Certificate:
    certificate = Certificate.objects.create(
        code=claims.code,
        completion=completion,
        person=completion.enrolment.person,
        edition=completion.enrolment.cohort.edition,
        holder_latin=claims.holder_name_latin,
        holder_arabic=claims.holder_name_arabic,
        claims=claims.to_dict(),
        issued_at=issued_at,
    )
    CertificateFile.objects.create(
        certificate=certificate, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf)
    )
    IssueProblem.objects.filter(completion=completion).delete()
    return certificate


def _keep_problem(completion_id: int, error: IssueError) -> None:
    logger.warning("completion %s: certificate not issued (%s): %s", completion_id, error.kind, error)
    facts: dict[str, Any] = {"kind": error.kind, "details": error.details}
    IssueProblem.objects.update_or_create(
        completion_id=completion_id,
        defaults={**facts, "attempts": F("attempts") + 1},
        create_defaults=facts,
    )


def issue_missing_certificates() -> IssueReport:
    """Issue for every completion without a certificate: lost signals, and problems that were solved."""
    issued = failed = 0
    waiting = Completion.objects.filter(certificate__isnull=True).order_by("pk").values_list("pk", flat=True)
    for completion_id in list(waiting):
        try:
            issue_certificate(completion_id)
            issued += 1
        except IssueError:
            failed += 1
    return IssueReport(issued=issued, failed=failed)


def verify(code_text: str) -> Verification:
    """Look a typed, pasted or scanned code up in the register. One query, none for what is no code."""
    certificate = None
    with contextlib.suppress(InvalidCode):
        certificate = queries.certificate_for_public(normalise_code(code_text))
    state = certificate.state.value if certificate else UNKNOWN
    return Verification(state=state, certificate=certificate, checked_at=timezone.now())


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, by: Viewer, reason_code: str, reason: str) -> Revocation:
    """Revoke for a public reason; the certificate stays in the register and says so.

    Raises RevocationNotAllowedError, ReasonMissingError (also for an unknown reason code), AlreadyRevokedError.
    """
    person = _revoker(by)
    reason = reason.strip()
    if not reason or reason_code not in Revocation.Reason.values:
        raise ReasonMissingError(_("Give the reason that the public will read."))
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if Revocation.objects.filter(certificate=locked).exists():
        raise AlreadyRevokedError(_("This certificate was revoked before."))
    return Revocation.objects.create(certificate=locked, reason_code=reason_code, reason_public=reason, by=person)


def _revoker(viewer: Viewer) -> Person:
    if not viewer.is_any(Role.QUALITY_OFFICER):
        raise RevocationNotAllowedError(_("Only the quality officer revokes certificates."))
    if viewer.person is None:
        raise RevocationNotAllowedError(_("Your account has no record as a person, so nobody could be named."))
    return viewer.person
