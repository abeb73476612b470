"""A lesson as it is written and revised. Learners read the published version of it, never this row."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from courses import blocks
from lms.activities.mixins import ActivityMixin, ActivityParentMixin


class LessonPageMixin(ActivityMixin, ActivityParentMixin):
    """What a lesson is, without being a Page: another site may build its own on it."""

    class Status(models.TextChoices):
        IN_PREPARATION = "in_preparation", _("In preparation")
        READY = "ready", _("Ready")

    activity_kind = "lesson"
    admin_default_ordering = "ord"  # exercises and quiz as they are taught, not as they were edited

    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.IN_PREPARATION)
    self_study_minutes = models.PositiveSmallIntegerField(_("minutes of self-study"), default=0)
    intro = models.TextField(_("introduction"), blank=True, help_text=_("Two or three sentences: why this lesson"))
    outcomes = StreamField([("outcome", blocks.OutcomeBlock())], verbose_name=_("learning outcomes"), blank=True)
    body = StreamField([("section", blocks.SectionBlock())], verbose_name=_("sections"), blank=True)
    glossary = StreamField([("term", blocks.TermBlock())], verbose_name=_("glossary"), blank=True)
    sources = StreamField([("source", blocks.SourceBlock())], verbose_name=_("sources"), blank=True)
    facilitator = StreamField(
        [("note", blocks.FacilitatorNoteBlock())],
        verbose_name=_("notes for the trainer"),
        blank=True,
        help_text=_("Trainers of a cohort see them beside the lesson; trainees never do."),
    )

    lesson_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("status")]),
                FieldRowPanel([FieldPanel("minutes", heading=_("Minutes in class")), FieldPanel("self_study_minutes")]),
            ],
            heading=_("In the course"),
        ),
        FieldPanel("intro"),
        FieldPanel("outcomes"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    @property
    def activity_is_ready(self) -> bool:
        return bool(self.status == self.Status.READY)

    def activity_definition(self) -> dict[str, Any]:
        """See `courses.definition`."""
        from courses.definition import lesson_definition

        return lesson_definition(self)


class LessonPage(LessonPageMixin, Page):
    """A lesson below a course page; exercises and quizzes are placed below it."""

    preview_modes = [("trainee", _("As a trainee sees it")), ("trainer", _("As a trainer sees it"))]

    edit_handler = TabbedInterface(
        [
            ObjectList([*Page.content_panels, *LessonPageMixin.lesson_panels], heading=_("Lesson")),
            ObjectList([FieldPanel("glossary"), FieldPanel("sources")], heading=_("Words and sources")),
            ObjectList([FieldPanel("facilitator")], heading=_("For the trainer")),
            ObjectList(Page.promote_panels, heading=_("Address")),
        ]
    )

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @classmethod
    def clean_parent_page_models(cls) -> list[type[Page]]:
        from courses.models.course import CoursePage

        return [CoursePage]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Learners and trainers go to the lesson of their newest cohort; authors see the page as it stands."""
        from courses.views import lesson_page

        return lesson_page(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from courses.rendering import preview_context

        context = preview_context(self, for_trainer=mode_name == "trainer")
        return render(request, "lms_courses/preview/lesson.html", context)
