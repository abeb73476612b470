"""What trainers give: marks while they are made, and points of a single member of a group."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workbook.models.response import Response

__all__ = ["MarkOverride", "Marking"]


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


class MarkOverride(models.Model):
    """Points of one member of a group instead of the group's; kept when the answer is accepted again."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="overrides")
    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("points of one member")
        verbose_name_plural = _("points of single members")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "enrolment"], name="lms_workbook_override_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="lms_workbook_override_not_negative"),
            models.CheckConstraint(condition=~Q(reason=""), name="lms_workbook_override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.enrolment_id}: {self.points}"
