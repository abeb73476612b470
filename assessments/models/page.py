"""The page on which authors compose a quiz out of questions."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from assessments.models.forms import QuizPageForm
from assessments.models.question import Question
from lms.activities.mixins import ActivityMixin
from lms.text import render_markdown


class QuizPageMixin(ActivityMixin):
    """Rules of a quiz, and its definition out of the questions that it lists."""

    activity_kind = "quiz"

    intro = models.TextField(_("introduction"), blank=True, help_text=_("Markdown. Shown before the first attempt."))
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark in percent"), default=60, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    shuffle = models.BooleanField(
        _("shuffle the answers"),
        default=False,
        help_text=_("Each attempt shows the answers in another order. Pairs and orders are always shuffled."),
    )

    quiz_panels = [
        *ActivityMixin.activity_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("pass_percent"), FieldPanel("max_attempts")]), FieldPanel("shuffle")],
            heading=_("Rules"),
        ),
    ]

    class Meta:
        abstract = True

    def questions(self) -> list[Question]:
        """The questions in order, each in the language of the page where it has been translated."""
        items = self.quiz_items.all()  # type: ignore[attr-defined]
        return [item.question.get_real_instance().in_locale(self.locale) for item in items]  # type: ignore[attr-defined]

    def activity_definition(self) -> dict[str, Any]:
        """Complete: questions with key, feedback and explanation, and the rules of the quiz."""
        return {
            "intro": self.intro,
            "pass_percent": self.pass_percent,
            "max_attempts": self.max_attempts,
            "shuffle": self.shuffle,
            "questions": [question.definition() for question in self.questions()],
        }

    @property
    def activity_is_ready(self) -> bool:
        return self.quiz_items.exists()  # type: ignore[attr-defined, no-any-return]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Learners meet a quiz inside their cohort; the page itself is for previews only."""
        if not getattr(request, "is_preview", False):
            raise Http404
        return super().serve(request, *args, **kwargs)  # type: ignore[misc, no-any-return]

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("As the learner sees it")), ("key", _("With the key"))]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return "lms_assessments/preview/quiz.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {**self.get_context(request), **self._previewed(mode_name)}  # type: ignore[attr-defined]

    def _previewed(self, mode_name: str) -> dict[str, Any]:
        from assessments.previews import preview_context

        shown = {"shown": self, "intro": render_markdown(self.intro, terms=())}
        return {**shown, **preview_context(self.questions(), mode_name, shuffle=self.shuffle)}


class QuizPage(QuizPageMixin, Page):
    """A quiz below a lesson or a course."""

    base_form_class = QuizPageForm
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        *QuizPageMixin.quiz_panels,
        InlinePanel("quiz_items", heading=_("Questions"), label=_("Question")),
    ]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")


class QuizItem(Orderable):
    """The place of a question in a quiz. A question in use cannot be deleted."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_items")
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="quiz_items"
    )

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question of a quiz")
        verbose_name_plural = _("questions of a quiz")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.question_id}"
