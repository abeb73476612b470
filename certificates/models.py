"""Certificates, the files that were handed out, and revocations. Nothing here is ever changed or removed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.claims import Claims
from certificates.codes import CODE_LENGTH, format_code
from lms.immutable import AppendOnlyModel
from lms.translated import Translated

SHA256_HEX = 64


class CertificateState(models.TextChoices):
    """What the register says about a certificate. Derived from other rows, never stored."""

    VALID = "valid", _("Valid")
    REVOKED = "revoked", _("Revoked")


class Certificate(AppendOnlyModel):
    """What was certified of whom, as it was printed. Everything else may change; this row does not."""

    State = CertificateState

    code = models.CharField(_("code"), max_length=CODE_LENGTH, unique=True)
    completion = models.OneToOneField("lms.Completion", on_delete=models.PROTECT, related_name="certificate")
    person = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="certificates")
    edition = models.ForeignKey("lms.Edition", on_delete=models.PROTECT, related_name="certificates")
    # The register is searched by the names as printed, which a later correction of the person does not reach.
    holder_latin = models.CharField(_("name in Latin script"), max_length=200, blank=True)
    holder_arabic = models.CharField(_("name in Arabic script"), max_length=200, blank=True)
    claims = models.JSONField(_("statements"), help_text=_("Everything that is printed; see certificates.claims."))
    issued_at = models.DateTimeField(_("issued"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Exact(Length("code"), CODE_LENGTH), name="lms_certificate_code_length"),
            models.CheckConstraint(
                condition=~Q(holder_latin="", holder_arabic=""), name="lms_certificate_holder_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.display_code

    @property
    def display_code(self) -> str:
        """The code in groups of four, as it is printed."""
        return format_code(self.code)

    @property
    def state(self) -> CertificateState:
        """Valid or revoked; reads the revocation, so select it along in lists."""
        return CertificateState.REVOKED if hasattr(self, "revocation") else CertificateState.VALID

    @property
    def is_valid(self) -> bool:
        return self.state is CertificateState.VALID

    @property
    def title(self) -> Translated:
        """The title of the award as printed, in every language that it was recorded in."""
        return Translated(self.claims["title"])

    @property
    def course_title(self) -> Translated:
        """The title of the course as printed."""
        return Translated(self.claims["course_title"])

    def read_claims(self) -> Claims:
        """The statements as a checked value; raises `InvalidClaims` for a row that was tampered with."""
        return Claims.from_dict(self.claims)


class CertificateFile(AppendOnlyModel):
    """The very bytes that were handed out. In the database, so that every backup has them."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="file")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=SHA256_HEX)
    size = models.PositiveIntegerField(_("size"), help_text=_("In bytes."))

    class Meta:
        verbose_name = _("certificate file")
        verbose_name_plural = _("certificate files")
        constraints = [
            models.CheckConstraint(condition=Exact(Length("sha256"), SHA256_HEX), name="lms_certificate_file_digest"),
            models.CheckConstraint(condition=Q(size__gt=0), name="lms_certificate_file_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.sha256[:12]}"


class Revocation(AppendOnlyModel):
    """A certificate no longer stands. The page says since when and why, and that it is no forgery."""

    class Reason(models.TextChoices):
        RESULT = "result", _("The result was corrected")
        IDENTITY = "identity", _("It was issued to the wrong person")
        DATA = "data", _("It states something that is wrong")
        MISCONDUCT = "misconduct", _("The requirements were not met honestly")
        HOLDER = "holder", _("The holder asked for it")
        OTHER = "other", _("Another reason")

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="revocation")
    reason_code = models.CharField(_("kind of reason"), max_length=20, choices=Reason.choices)
    reason_public = models.TextField(_("reason, as the public reads it"), max_length=500)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("revoked"), default=timezone.now)

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")
        constraints = [
            models.CheckConstraint(condition=~Q(reason_public=""), name="lms_revocation_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.at:%Y-%m-%d}"


class IssueProblem(models.Model):
    """Why a completion has no certificate yet. Removed by the attempt that succeeds."""

    class Kind(models.TextChoices):
        LEVEL = "level", _("The course lies above the highest level of the issuer’s licence.")
        MISSING = "missing", _("The certificate would lack something that it must state.")
        PRINT = "print", _("The certificate could not be printed.")

    completion = models.OneToOneField("lms.Completion", on_delete=models.CASCADE, related_name="issue_problem")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    details: Any = models.JSONField(default=list, help_text=_("What is missing or wrong, one entry each."))
    attempts = models.PositiveIntegerField(_("attempts"), default=1)
    last_tried_at = models.DateTimeField(_("last tried"), auto_now=True)

    class Meta:
        verbose_name = _("certificate that could not be issued")
        verbose_name_plural = _("certificates that could not be issued")

    def __str__(self) -> str:
        return f"{self.completion}: {self.kind}"
