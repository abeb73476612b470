"""When a course is completed: the rule as data, the sign-off, and the completion that proves it."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel


class CertificationRule(models.Model):
    """What the next edition of a course will ask. Editions keep their own snapshot of it."""

    course = models.OneToOneField("lms.Course", on_delete=models.CASCADE, related_name="certification_rule")
    attendance_percent = models.PositiveSmallIntegerField(
        _("attendance, per cent of the planned time"), default=80, validators=[MaxValueValidator(100)]
    )
    trainer_sign_off = models.BooleanField(_("a trainer signs off"), default=True)

    class Meta:
        verbose_name = _("certification rule")
        verbose_name_plural = _("certification rules")
        constraints = [
            models.CheckConstraint(condition=Q(attendance_percent__lte=100), name="lms_rule_attendance_percent"),
        ]

    def __str__(self) -> str:
        return str(self.course)


class Requirement(models.Model):
    """One activity that must reach a state, and possibly a result."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("Handed in")
        ACCEPTED = "accepted", _("Accepted")

    rule = models.ForeignKey(CertificationRule, on_delete=models.CASCADE, related_name="requirements")
    activity = models.ForeignKey("lms.Activity", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.SUBMITTED)
    min_percent = models.PositiveSmallIntegerField(
        _("at least, per cent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [models.UniqueConstraint(fields=["rule", "activity"], name="lms_requirement_once")]

    def __str__(self) -> str:
        return f"{self.activity.code} {self.state}"


class SignOff(AppendOnlyModel):
    """A trainer confirms that a learner took part as the course demands."""

    enrolment = models.OneToOneField("lms.Enrolment", on_delete=models.PROTECT, related_name="sign_off")
    by = models.ForeignKey("lms.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")

    def __str__(self) -> str:
        return str(self.enrolment)


class Completion(AppendOnlyModel):
    """The rule was met. Immutable; keeps the verdict with every fact that it rests on."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.OneToOneField("lms.Enrolment", on_delete=models.PROTECT, related_name="completion")
    verdict = models.JSONField(help_text=_("Snapshot: rule, facts and the judgement on each."))
    completed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")

    def __str__(self) -> str:
        return str(self.enrolment)
