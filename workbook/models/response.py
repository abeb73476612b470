"""What learners answer. Rows point at enrolments or groups and at the activity, never at a page."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from lms.models import Cohort
from workbook.querysets import ResponseQuerySet

__all__ = ["Response", "ResponseChange", "ResponseMember", "ResponseSubmission", "SaveReceipt"]


class Response(models.Model):
    """One answer to one exercise, of one learner or of one group, as it now stands.

    `revision` counts whatever happened to it, so that a page can ask what is new. `stamps` says for each
    field who wrote it last; `merging` reads and writes them.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Handed in")
        RETURNED = "returned", _("Returned to you")
        ACCEPTED = "accepted", _("Accepted")

    enrolment = models.ForeignKey("lms.Enrolment", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey("lms.Group", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        "lms.ActivityVersion", on_delete=models.PROTECT, related_name="+", help_text=_("The text that was answered.")
    )
    answers = models.JSONField(default=dict, help_text=_("Field name to text, as the kind's form cleaned it."))
    stamps = models.JSONField(default=dict, help_text=_("Field name to its last write; see workbook.merging."))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    decided_at = models.DateTimeField(_("returned or accepted"), null=True, blank=True)
    decided_by = models.ForeignKey("lms.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(_("comment of the trainer"), blank=True)
    transcribed_by = models.ForeignKey("lms.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    transcribed_at = models.DateTimeField(_("entered from paper"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["submitted_at", "id"]
        indexes = [models.Index(fields=["activity", "state"], name="lms_workbook_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="lms_workbook_response_once"),
            models.UniqueConstraint(fields=["group", "activity"], name="lms_workbook_group_response_once"),
            models.CheckConstraint(
                condition=Q(enrolment__isnull=False, group__isnull=True)
                | Q(enrolment__isnull=True, group__isnull=False),
                name="lms_workbook_response_of_one_or_group",
            ),
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
            models.CheckConstraint(
                condition=Q(transcribed_by__isnull=True, transcribed_at__isnull=True)
                | Q(transcribed_by__isnull=False, transcribed_at__isnull=False),
                name="lms_workbook_transcribed_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        owner = f"group {self.group_id}" if self.group_id else str(self.enrolment_id)
        return f"{owner}/{self.activity_id} {self.state}"

    @property
    def cohort(self) -> Cohort:
        """The cohort of its learner or group."""
        owner = self.enrolment or self.group
        assert owner is not None  # a constraint says so
        return owner.cohort

    @property
    def owner(self) -> str:
        """Name of the learner or of the group."""
        return str(self.group or (self.enrolment and self.enrolment.person))

    @property
    def was_handed_in(self) -> bool:
        """True from the first time it was handed in, also while it is returned."""
        return self.submitted_at is not None


class ResponseMember(models.Model):
    """Whose answer it is: one row for a learner's own, one for each member of a group.

    An enrolment has one counting answer to an activity. What was written alone before a group was joined
    keeps its `Response` and has no row here.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="members")
    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["enrolment__person__name_latin", "id"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="lms_workbook_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.response_id}"


class ResponseSubmission(AppendOnlyModel):
    """What was handed in, each time; never changed. The database refuses updates too.

    `members` are the ids of the enrolments whose answer it was then, `attachments` the ids of its files.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    version = models.ForeignKey("lms.ActivityVersion", on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    members = models.JSONField(default=list)
    attachments = models.JSONField(default=list)
    by = models.ForeignKey("lms.Person", null=True, on_delete=models.PROTECT, related_name="+")
    is_transcription = models.BooleanField(_("entered from paper"), default=False)
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
    """A request that was carried out: asked again, it gets the same reply and changes nothing.

    `outcome` is what was not saved, and why: without it a repeated request would be told that all is well.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="receipts")
    request_key = models.UUIDField()
    revision = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "request_key"], name="lms_workbook_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} r{self.revision}"


class ResponseChange(models.Model):
    """Who changed what, when, in an answer that several people write or that was entered from paper.

    What one person changes within five minutes is one row: `before` holds the text at its beginning.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(_("from"))
    ended_at = models.DateTimeField(_("until"))
    before = models.JSONField(help_text=_("Field name to text."))
    after = models.JSONField(help_text=_("Field name to text."))
    is_transcription = models.BooleanField(_("entered from paper"), default=False)

    class Meta:
        verbose_name = _("change of a response")
        verbose_name_plural = _("changes of responses")
        ordering = ["-began_at", "-id"]
        indexes = [models.Index(fields=["response", "by", "-began_at"], name="lms_workbook_change_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__gte=models.F("began_at")), name="lms_workbook_change_ends_after_beginning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.by_id} {sorted(self.after)}"
