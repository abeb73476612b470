"""Results. A grade is a draft until a trainer releases it; every change of it is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel


class Grade(models.Model):
    """The current result of one activity for one learner, in points of a maximum."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        RELEASED = "released", _("Released")

    enrolment = models.ForeignKey("lms.Enrolment", on_delete=models.PROTECT, related_name="grades")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="grades")
    version = models.ForeignKey(
        "lms.ActivityVersion",
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The text and rubric that were marked against."),
    )
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2)
    max_points = models.DecimalField(_("of"), max_digits=7, decimal_places=2)
    detail = models.JSONField(default=dict, blank=True, help_text=_("Points per criterion or question."))
    feedback = models.TextField(_("feedback"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    is_automatic = models.BooleanField(_("marked automatically"), default=False)
    graded_by = models.ForeignKey("lms.Person", null=True, on_delete=models.PROTECT, related_name="+")
    graded_at = models.DateTimeField(auto_now=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("grade")
        verbose_name_plural = _("grades")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="lms_grade_once"),
            models.CheckConstraint(condition=Q(max_points__gt=0), name="lms_grade_max_positive"),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=F("max_points")), name="lms_grade_within_range"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", released_at__isnull=True) | Q(state="released", released_at__isnull=False),
                name="lms_grade_released_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.activity.code} {self.points}/{self.max_points}"

    @property
    def percent(self) -> float:
        """Share of the maximum, 0 to 100."""
        return float(self.points * 100 / self.max_points)


class GradeChange(AppendOnlyModel):
    """What a grade was before and after, who changed it, when and why."""

    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="changes")
    old_points = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    new_points = models.DecimalField(max_digits=7, decimal_places=2)
    old_state = models.CharField(max_length=10, blank=True)
    new_state = models.CharField(max_length=10)
    detail = models.JSONField(default=dict)
    feedback = models.TextField(blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey("lms.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("grade change")
        verbose_name_plural = _("grade changes")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.grade_id}: {self.old_points} → {self.new_points}"
