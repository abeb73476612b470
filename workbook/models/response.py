"""What learners answer. Rows point at the enrolment and the activity, never at a page."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from workbook.querysets import ResponseQuerySet

__all__ = ["Marking", "Response", "ResponseSubmission", "SaveReceipt"]


class Response(models.Model):
    """The answer of one learner to one exercise, as it now stands.

    `revision` counts what was saved: a save that starts from an older one is a conflict.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Returned to you")
        ACCEPTED = "accepted", _("Accepted")

    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        "lms.ActivityVersion", on_delete=models.PROTECT, related_name="+", help_text=_("The text that was answered.")
    )
    answers = models.JSONField(default=dict, help_text=_("Field name to text, as the kind's form cleaned it."))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    decided_at = models.DateTimeField(_("returned or accepted"), null=True, blank=True)
    decided_by = models.ForeignKey("lms.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(_("comment of the trainer"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["submitted_at", "id"]
        indexes = [models.Index(fields=["activity", "state"], name="lms_workbook_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="lms_workbook_response_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False),
                name="lms_workbook_handed_in_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "returned", "accepted"]),
                name="lms_workbook_response_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(comment=""), name="lms_workbook_returned_has_a_comment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.activity_id} {self.state}"


class ResponseSubmission(AppendOnlyModel):
    """What was handed in, each time; never changed. The database refuses updates too."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    version = models.ForeignKey("lms.ActivityVersion", on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    request_key = models.UUIDField(unique=True, default=uuid.uuid4)
    submitted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(fields=["response", "number"], name="lms_workbook_submission_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="lms_workbook_submission_number"),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} #{self.number}"


class SaveReceipt(models.Model):
    """A request that was carried out: asked again, it gets the same reply and changes nothing."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="receipts")
    request_key = models.UUIDField()
    revision = models.PositiveIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "request_key"], name="lms_workbook_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} r{self.revision}"


class Marking(models.Model):
    """A trainer's marks while they are being made. The grade is written when the answer is accepted."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="marking")
    scores = models.JSONField(default=dict, help_text=_("Key of a criterion to 0, 1, 2 or 3."))
    feedback = models.TextField(_("feedback"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("marking")
        verbose_name_plural = _("markings")

    def __str__(self) -> str:
        return f"{self.response_id}: {self.scores}"
