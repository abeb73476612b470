"""What is taught and what it leads to: issuer, course, outcomes and the editions of a course."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from lms.translated import TranslatedField

HOURS_PER_ECTS = 25  # Malta: 1 ECTS = 25 hours of total learning (MFHEA)
CONTACT_HOURS_PER_ECTS = 5  # ... of which at least 5 are contact hours


class Issuer(models.Model):
    """The awarding body that stands on the certificate."""

    key = models.SlugField(_("key"), unique=True)
    name = TranslatedField(_("name"))
    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters, for example MT"))
    licence = models.CharField(_("licence number"), max_length=100, blank=True)
    max_mqf_level = models.SmallIntegerField(
        _("highest MQF level"),
        default=4,
        help_text=_("A further-education licence reaches level 4; 5 and above is higher education."),
    )
    contact_email = models.EmailField(_("contact for questions"))
    quality_assurance = TranslatedField(_("quality assurance"), long=True, blank=True)
    accreditation_wording = TranslatedField(
        _("accreditation wording"),
        long=True,
        blank=True,
        help_text=_("Printed only for courses whose accreditation number is recorded."),
    )

    class Meta:
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")

    def __str__(self) -> str:
        return str(self.name)


class MqfLevel(models.IntegerChoices):
    """Levels of the Malta Qualifications Framework; Intro A and B lie below EQF 1."""

    INTRO_A = -1, _("Introductory A")
    INTRO_B = 0, _("Introductory B")
    L1 = 1, "1"
    L2 = 2, "2"
    L3 = 3, "3"
    L4 = 4, "4"
    L5 = 5, "5"
    L6 = 6, "6"
    L7 = 7, "7"
    L8 = 8, "8"


class Course(models.Model):
    """A course as it stands in the catalogue, with everything that its award must state."""

    class Participation(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        BLENDED = "blended", _("In person and online")
        ONLINE = "online", _("Online")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=20, unique=True)
    slug = models.SlugField(_("slug"), unique=True)
    issuer = models.ForeignKey(Issuer, verbose_name=_("issuer"), on_delete=models.PROTECT, related_name="courses")
    title = TranslatedField(_("title"))
    award_title = TranslatedField(_("title of the award"))
    summary = TranslatedField(_("summary"), long=True, blank=True)
    audience = TranslatedField(_("for whom"), long=True, blank=True)
    mqf_level = models.SmallIntegerField(_("MQF level"), choices=MqfLevel.choices)
    ects = models.PositiveSmallIntegerField(_("ECTS credits"))
    hours_contact = models.PositiveSmallIntegerField(_("contact hours"))
    hours_supervised_practice = models.PositiveSmallIntegerField(_("hours of supervised practice"), default=0)
    hours_self_study = models.PositiveSmallIntegerField(_("hours of self-study"))
    hours_assessment = models.PositiveSmallIntegerField(_("hours of assessment"))
    participation = models.CharField(
        _("form of participation"), max_length=20, choices=Participation.choices, default=Participation.IN_PERSON
    )
    assessment_type = TranslatedField(_("type of assessment"), long=True)
    accreditation_number = models.CharField(
        _("accreditation number"),
        max_length=100,
        blank=True,
        help_text=_("Recorded by the awarding body. While it is empty the award reads “designed to level N”."),
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="lms_course_hours_match_ects",
                condition=Q(
                    hours_contact=F("ects") * HOURS_PER_ECTS
                    - F("hours_supervised_practice")
                    - F("hours_self_study")
                    - F("hours_assessment")
                ),
                violation_error_message=_("The hours must add up to 25 for each ECTS credit."),
            ),
            models.CheckConstraint(
                name="lms_course_contact_hours",
                condition=Q(hours_contact__gte=F("ects") * CONTACT_HOURS_PER_ECTS),
                violation_error_message=_("At least 5 contact hours are needed for each ECTS credit."),
            ),
            models.CheckConstraint(name="lms_course_level", condition=Q(mqf_level__gte=-1, mqf_level__lte=8)),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def total_hours(self) -> int:
        """Notional workload in hours."""
        return self.hours_contact + self.hours_supervised_practice + self.hours_self_study + self.hours_assessment

    @property
    def eqf_level(self) -> int | None:
        """The EQF level that the MQF level is referenced to; None below EQF 1."""
        return self.mqf_level if self.mqf_level >= 1 else None

    @property
    def is_accredited(self) -> bool:
        return bool(self.accreditation_number)


class LearningOutcome(models.Model):
    """One outcome of a course, typed as the EQF does (MQF calls the third kind competences)."""

    class Kind(models.TextChoices):
        KNOWLEDGE = "knowledge", _("Knowledge")
        SKILLS = "skills", _("Skills")
        RESPONSIBILITY = "responsibility", _("Responsibility and autonomy")

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="outcomes")
    key = models.SlugField(_("key"), max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    text = TranslatedField(_("text"), long=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("learning outcome")
        verbose_name_plural = _("learning outcomes")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="lms_outcome_key_once")]

    def __str__(self) -> str:
        return str(self.text)


class Edition(AppendOnlyModel):
    """A published state of a course. A running cohort is pinned to one and never moves by itself."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("number"))
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    rule = models.JSONField(_("certification rule"), help_text=_("Snapshot of the rule; see completion.policy.Rule"))
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey("lms.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["course", "-number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="lms_edition_number_once")]

    def __str__(self) -> str:
        return f"{self.course.code} {self.number}"
