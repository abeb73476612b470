"""The page that publishes an exercise as an activity of a course."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from lms.activities.mixins import ActivityMixin
from lms.api import Role
from workbook.models.exercise import Exercise

__all__ = ["ExercisePage", "ExercisePageMixin"]


class ExercisePageMixin(ActivityMixin):
    """Points to its exercise and freezes it, with the text of its cases, when it is published."""

    activity_kind = "exercise"

    exercise = models.ForeignKey(
        Exercise,
        verbose_name=_("exercise"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("In the language of this page."),
    )

    subpage_types: ClassVar[list[str]] = []
    exercise_panels: ClassVar[list[Any]] = [FieldPanel("exercise"), *ActivityMixin.activity_panels]

    class Meta:
        abstract = True

    @property
    def activity_is_private(self) -> bool:
        return self.exercise is not None and self.exercise.kind.is_private

    @property
    def activity_is_ready(self) -> bool:
        return self.exercise is not None

    def activity_definition(self) -> dict[str, Any]:
        """The exercise with its cases, checked by the schema of its kind; {} while none is chosen."""
        from workbook.definitions import resolved_definition

        return resolved_definition(self.exercise) if self.exercise is not None else {}

    def clean(self) -> None:
        super().clean()
        if self.exercise is not None and self.exercise.locale_id != self.locale_id:  # type: ignore[attr-defined]
            raise ValidationError({"exercise": _("Choose an exercise in the language of this page.")})


class ExercisePage(ExercisePageMixin, Page):
    """An exercise of the participant workbook."""

    template = "lms_workbook/preview.html"
    content_panels = [*Page.content_panels, *ExercisePageMixin.exercise_panels]

    class Meta:
        verbose_name = _("exercise page")
        verbose_name_plural = _("exercise pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Authors see the exercise as a preview; learners come in through their cohort only."""
        if not request.viewer.is_any(Role.AUTHOR):  # type: ignore[attr-defined]
            raise Http404
        return TemplateResponse(request, self.template, self.get_context(request))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from workbook.preview import preview_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **(preview_context(self.exercise) if self.exercise else {})}
