"""The road from a passed course to an accredited trainer, and the trainers who have arrived."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from lms.models import Governorate
from tot.policy import ENDED, EXPIRES_SOON_DAYS
from tot.stages import Stage, Standing, language_label

MOST_YEARS = 60


class Candidacy(models.Model):
    """A person who shall become a trainer of one course. What it was nominated with never changes."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="candidacies")
    course = models.ForeignKey("lms.Course", on_delete=models.PROTECT, related_name="candidacies")
    completion = models.ForeignKey(
        "lms.Completion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Evidence that the course was passed."),
    )
    organisation = models.ForeignKey(
        "lms.Organisation",
        verbose_name=_("organisation at nomination"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="candidacies",
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.NOMINATED)
    stage_since = models.DateTimeField(_("in this stage since"), default=timezone.now)
    nominated_by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField(auto_now_add=True)
    result_percent = models.DecimalField(
        _("result of the course, per cent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    years_of_experience = models.PositiveSmallIntegerField(_("years of relevant work"))
    release_confirmed = models.BooleanField(_("release letter is at hand"), default=False)
    request_key = models.UUIDField(_("request"), unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering = ["stage_since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=~Q(stage__in=ENDED),
                name="lms_tot_candidacy_active_once",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="lms_tot_candidacy_known_stage"),
            models.CheckConstraint(
                condition=Q(years_of_experience__lte=MOST_YEARS), name="lms_tot_candidacy_plausible_years"
            ),
        ]
        indexes = [models.Index(fields=["stage", "stage_since"], name="lms_tot_by_stage")]

    def __str__(self) -> str:
        return f"{self.person}: {self.course.code}"

    @property
    def is_ended(self) -> bool:
        return self.stage in ENDED

    @property
    def language_labels(self) -> list[str]:
        """Names of the languages of teaching; reads `languages`, which lists prefetch."""
        return [str(language_label(one.language)) for one in self.languages.all()]


class CandidacyLanguage(models.Model):
    """A language that the candidate can teach in, as stated at the nomination."""

    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=8)

    class Meta:
        verbose_name = _("language of teaching")
        verbose_name_plural = _("languages of teaching")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "language"], name="lms_tot_candidacy_language_once"),
        ]

    def __str__(self) -> str:
        return str(language_label(self.language))


class StageChange(AppendOnlyModel):
    """One step of a candidate, back or on; `from_stage` is '' for the nomination itself."""

    candidacy = models.ForeignKey(Candidacy, on_delete=models.PROTECT, related_name="changes")
    from_stage = models.CharField(_("from"), max_length=20, choices=Stage.choices, blank=True)
    to_stage = models.CharField(_("to"), max_length=20, choices=Stage.choices)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    request_key = models.UUIDField(_("request"), unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("stage change")
        verbose_name_plural = _("stage changes")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(from_stage=F("to_stage")), name="lms_tot_change_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id}: {self.from_stage} → {self.to_stage}"


class TrainerAccreditation(models.Model):
    """The decision that a person may train others in a course, for a time.

    It is never deleted: it runs out on `valid_until` or is ended with a reason.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="trainer_accreditations")
    course = models.ForeignKey("lms.Course", on_delete=models.PROTECT, related_name="trainer_accreditations")
    candidacy = models.ForeignKey(
        Candidacy,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accreditations",
        help_text=_("Empty for trainers who were accredited before this record was kept."),
    )
    standing = models.CharField(_("standing"), max_length=20, choices=Standing.choices, default=Standing.ACCREDITED)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    decided_by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason for the end"), max_length=500, blank=True)
    ended_by = models.ForeignKey("lms.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("trainer accreditation")
        verbose_name_plural = _("trainer accreditations")
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")), name="lms_tot_accreditation_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(standing__in=[one for one in Standing.values if one != Standing.TRAINEE]),
                name="lms_tot_accreditation_standing",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="", ended_by__isnull=True)
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(end_reason="")),
                name="lms_tot_accreditation_end_has_reason",
            ),
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(ended_on__isnull=True),
                name="lms_tot_accreditation_active_once",
            ),
        ]
        indexes = [models.Index(fields=["valid_until"], name="lms_tot_valid_until")]

    def __str__(self) -> str:
        return f"{self.person}: {self.course.code} {self.get_standing_display()}"

    @property
    def governorate_label(self) -> str:
        """The person's governorate, else that of the person's organisation, else '–'."""
        organisation = self.person.organisation
        code = self.person.governorate or (organisation.governorate if organisation else "")
        return str(dict(Governorate.choices).get(code, "–"))

    def state(self, on: dt.date | None = None) -> str:
        """`valid`, `soon` (at most 60 days left), `later` (not begun), `expired` or `ended` on a day (today)."""
        day = on or timezone.localdate()
        if self.ended_on is not None:
            return "ended"
        if day < self.valid_from:
            return "later"
        if day > self.valid_until:
            return "expired"
        return "soon" if (self.valid_until - day).days <= EXPIRES_SOON_DAYS else "valid"
