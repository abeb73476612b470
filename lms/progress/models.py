"""How far a learner is with each activity: one row per enrolment and activity."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Progress(models.Model):
    """State of one activity for one learner, whatever plugin it belongs to."""

    class State(models.TextChoices):
        STARTED = "started", _("Started")
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Returned to you")
        ACCEPTED = "accepted", _("Accepted")

    # Nothing more is asked of the learner for now.
    DONE = frozenset({State.SUBMITTED, State.ACCEPTED})

    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="progress")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="progress")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.STARTED)
    step = models.PositiveSmallIntegerField(_("last step reached"), default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [models.UniqueConstraint(fields=["enrolment", "activity"], name="lms_progress_once")]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.activity.code} {self.state}"
