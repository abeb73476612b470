"""A course as it is held: where, when, by whom, for whom, and who was there."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from lms.people.models import Governorate
from lms.translated import TranslatedField


class Venue(models.Model):
    """A training centre."""

    name = TranslatedField(_("name"))
    address = TranslatedField(_("address"), blank=True)
    governorate = models.CharField(_("governorate"), max_length=20, choices=Governorate.choices, blank=True)
    organisation = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="venues"
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return str(self.name)


class Cohort(models.Model):
    """One running of a course, pinned to an edition."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        CLOSED = "closed", _("Closed")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = TranslatedField(_("title"))
    edition = models.ForeignKey(
        "lms.Edition", verbose_name=_("edition"), on_delete=models.PROTECT, related_name="cohorts"
    )
    organisation = models.ForeignKey(
        "lms.Organisation",
        verbose_name=_("hosting organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cohorts",
    )
    venue = models.ForeignKey(
        Venue, verbose_name=_("venue"), null=True, blank=True, on_delete=models.PROTECT, related_name="cohorts"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="ar")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="lms_cohort_ends_after_start",
                violation_error_message=_("The last day comes before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Session(models.Model):
    """A planned block of time in a cohort. Its minutes are what attendance is counted against."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    title = TranslatedField(_("title"))
    activity = models.ForeignKey(
        "lms.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    room = models.CharField(_("room"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="lms_session_ends_after_start",
                violation_error_message=_("The session ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def planned_minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class TrainerAssignment(models.Model):
    """Who teaches a cohort."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead trainer")
        CO = "co", _("Co-trainer")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="trainers")
    person = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.LEAD)

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="lms_trainer_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.cohort}"


class Enrolment(models.Model):
    """A person in a cohort: what all of the learner's records point at."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    enrolled_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["person__name_latin", "id"]
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="lms_enrolment_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.cohort}"


class Group(models.Model):
    """A working group, or a pair, of a cohort. Its kind is fixed once somebody is in it."""

    class Kind(models.TextChoices):
        GROUP = "group", _("Group")
        PAIR = "pair", _("Pair")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="groups")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.GROUP)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        # As they were made: by name, "Group 10" would stand before "Group 2".
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "kind", "name"], name="lms_group_name_once"),
            # What the memberships' foreign key on both columns points at.
            models.UniqueConstraint(fields=["id", "kind"], name="lms_group_id_and_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class GroupMembership(models.Model):
    """An enrolment belongs to at most one group and one pair of its cohort.

    `kind` repeats the group's, because a unique constraint cannot look into another table. The database
    keeps the two equal (migration 0006: a foreign key on both columns in PostgreSQL, triggers in SQLite).
    That the cohort is the same on both sides is a guard of `lms.delivery.groups.set_groups`, which writes
    these rows.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    kind = models.CharField(_("kind"), max_length=10, choices=Group.Kind.choices, default=Group.Kind.GROUP)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="group_memberships")

    class Meta:
        verbose_name = _("group membership")
        verbose_name_plural = _("group memberships")
        constraints = [models.UniqueConstraint(fields=["enrolment", "kind"], name="lms_group_member_once")]

    def __str__(self) -> str:
        return f"{self.enrolment.person}: {self.group}"


class AttendanceMark(AppendOnlyModel):
    """One tap on the attendance list. The newest mark of a session and an enrolment counts."""

    class Status(models.TextChoices):
        PRESENT = "p", _("Present")
        LATE = "l", _("Late")
        ABSENT = "a", _("Absent")
        EXCUSED = "e", _("Excused")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="marks")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="marks")
    status = models.CharField(_("status"), max_length=1, choices=Status.choices)
    minutes = models.PositiveSmallIntegerField(_("minutes credited"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    request_key = models.UUIDField(_("request"), unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("attendance mark")
        verbose_name_plural = _("attendance marks")
        ordering = ["id"]
        indexes = [models.Index(fields=["session", "enrolment", "-id"], name="lms_mark_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["p", "l"]) | Q(minutes=0), name="lms_mark_absent_has_no_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment.person} {self.get_status_display()}"
