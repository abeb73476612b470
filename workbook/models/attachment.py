"""Photos and PDF files that belong to an answer."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workbook.models.response import Response

__all__ = ["Attachment", "private_path"]


def private_path(instance: Attachment, filename: str) -> str:
    """A name that nobody can guess and that says nothing; the learner's name of it is a column."""
    return f"private/workbook/{uuid.uuid4().hex}"


class Attachment(models.Model):
    """One file. What was handed in is never deleted: such a file is only taken off the draft."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(upload_to=private_path)
    name = models.CharField(_("name"), max_length=120)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="lms_workbook_attachment_not_empty")]

    def __str__(self) -> str:
        return f"{self.response_id}: {self.name}"
