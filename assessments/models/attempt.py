"""What a learner answered, and how each question was marked."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.scoring import percent
from lms.immutable import AppendOnlyModel


class Attempt(models.Model):
    """One go at a quiz. Handed in it never changes again; the database refuses it too (migration 0002)."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("state of an attempt", "Open")
        SUBMITTED = "submitted", _("Handed in")

    # Seeds the order of shuffled options, so that an attempt looks the same each time it is opened.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="attempts")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey(
        "lms.ActivityVersion",
        on_delete=models.PROTECT,
        related_name="attempts",
        help_text=_("What it is marked against."),
    )
    number = models.PositiveSmallIntegerField(_("attempt"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True, help_text=_("By question key; see `kinds`."))
    revision = models.PositiveIntegerField(default=0, help_text=_("Counts the savings; tells two windows apart."))
    request_key = models.UUIDField(
        null=True, blank=True, help_text=_("The last saving, to know it when it is repeated.")
    )
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True, blank=True)
    max_points = models.DecimalField(_("of"), max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["enrolment", "activity", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity", "number"], name="lms_assessments_attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "activity"], condition=Q(state="open"), name="lms_assessments_one_open_attempt"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="lms_assessments_attempt_from_one"),
            models.CheckConstraint(
                condition=Q(state="open", submitted_at__isnull=True, points__isnull=True, max_points__isnull=True)
                | Q(state="submitted", submitted_at__isnull=False, points__isnull=False, max_points__isnull=False),
                name="lms_assessments_submitted_is_marked",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0, points__lte=F("max_points"), max_points__gt=0),
                name="lms_assessments_attempt_points_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.activity.code} #{self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def percent(self) -> float:
        """Share of the maximum, 0 to 100, rounded down to one decimal place; 0 while open."""
        if self.points is None or self.max_points is None:
            return 0.0
        return float(percent(self.points, self.max_points))


class QuestionMark(AppendOnlyModel):
    """What one question of an attempt earned."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="marks")
    question_key = models.CharField(_("question"), max_length=60)
    position = models.PositiveSmallIntegerField(_("place in the quiz"))
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2)
    max_points = models.DecimalField(_("of"), max_digits=7, decimal_places=2)
    snapshot = models.JSONField(help_text=_("The answer as it was marked, and the share of the key that it met."))

    class Meta:
        verbose_name = _("mark of a question")
        verbose_name_plural = _("marks of questions")
        ordering = ["attempt", "position"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question_key"], name="lms_assessments_question_marked_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=F("max_points"), max_points__gt=0),
                name="lms_assessments_mark_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.question_key}: {self.points}/{self.max_points}"
