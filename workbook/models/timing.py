"""Until when an exercise may be handed in, and what a trainer has opened to learners."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

__all__ = ["Deadline", "DeadlineExtension", "Opening"]


class Deadline(models.Model):
    """The last moment in which a cohort may hand an exercise in."""

    cohort = models.ForeignKey("lms.Cohort", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("hand in until"))
    set_by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [models.UniqueConstraint(fields=["cohort", "activity"], name="lms_workbook_deadline_once")]

    def __str__(self) -> str:
        return f"{self.cohort_id}/{self.activity_id}: {self.due_at}"


class DeadlineExtension(models.Model):
    """A later moment for one learner or one group, and why."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="extensions")
    enrolment = models.ForeignKey("lms.Enrolment", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("lms.Group", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(_("hand in until"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["deadline", "enrolment"], name="lms_workbook_extension_once"),
            models.UniqueConstraint(fields=["deadline", "group"], name="lms_workbook_group_extension_once"),
            models.CheckConstraint(
                condition=Q(enrolment__isnull=False, group__isnull=True)
                | Q(enrolment__isnull=True, group__isnull=False),
                name="lms_workbook_extension_of_one_or_group",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="lms_workbook_extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id}: {self.due_at}"


class Opening(models.Model):
    """A part of an exercise that a trainer shows to the cohort before its own rule does."""

    class Part(models.TextChoices):
        RUBRIC = "rubric", _("How it is marked")
        MODEL_ANSWER = "model_answer", _("Model answer")

    cohort = models.ForeignKey("lms.Cohort", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=12, choices=Part.choices)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "activity", "part"], name="lms_workbook_opening_once"),
            models.CheckConstraint(condition=Q(part__in=["rubric", "model_answer"]), name="lms_workbook_opening_part"),
        ]

    def __str__(self) -> str:
        return f"{self.cohort_id}/{self.activity_id}: {self.part}"
