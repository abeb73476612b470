"""What a course asks of a learner: rows that outlive the pages on which they are written."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.immutable import AppendOnlyModel
from lms.translated import TranslatedField


class Activity(models.Model):
    """A lesson, exercise or quiz. One row for all its language variants; records point here."""

    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text=_("The translation key of its pages.")
    )
    course = models.ForeignKey("lms.Course", on_delete=models.PROTECT, related_name="activities")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    kind = models.CharField(_("kind"), max_length=30, help_text=_("Key of a registered activity kind."))
    code = models.CharField(_("code"), max_length=30)
    slug = models.SlugField(_("slug"), max_length=80)
    title = TranslatedField(_("title"))
    position = models.PositiveIntegerField(default=0)
    is_private = models.BooleanField(
        _("private"), default=False, help_text=_("Never graded and never shown to anybody else.")
    )
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["course", "position"]
        constraints = [
            models.UniqueConstraint(fields=["course", "code"], name="lms_activity_code_once"),
            models.UniqueConstraint(fields=["course", "slug"], name="lms_activity_slug_once"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="lms_activity_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ActivityVersion(AppendOnlyModel):
    """What an activity says in one language from one publication to the next; never changed."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=255)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    is_ready = models.BooleanField(_("ready"), default=True, help_text=_("False shows it as “in preparation”."))
    definition = models.JSONField(help_text=_("Complete and in the plugin's own schema: enough to show and to mark."))
    digest = models.CharField(
        max_length=64, help_text=_("SHA-256 of title, minutes, readiness and definition as canonical JSON.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["activity", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "language", "number"], name="lms_version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.activity.code} {self.language} v{self.number}"


class EditionItem(AppendOnlyModel):
    """Which version of an activity an edition of the course holds, per language."""

    edition = models.ForeignKey("lms.Edition", on_delete=models.PROTECT, related_name="items")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="edition_items")
    version = models.ForeignKey(ActivityVersion, on_delete=models.PROTECT, related_name="edition_items")
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["activity__position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "activity", "language"], name="lms_edition_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.version}"
