"""What all questions share. Each kind adds its own table in `kinds/<kind>/models.py`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from polymorphic.models import PolymorphicModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable, PreviewableMixin, TranslatableMixin
from wagtail.search import index

from assessments.models.forms import QuestionForm
from assessments.scoring import CENT


class Question(PreviewableMixin, TranslatableMixin, index.Indexed, PolymorphicModel, ClusterableModel):
    """A question in one language. Quizzes list it; what was asked is frozen with the quiz's version."""

    kind_key: ClassVar[str] = ""
    child_relation: ClassVar[str] = ""

    code = models.SlugField(
        _("code"),
        max_length=60,
        help_text=_("Unique, the same in all languages, for example a1-q-q01. Learners' answers keep it."),
    )
    prompt = models.TextField(_("question"))
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, default=Decimal(1))
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("Shown after the hand-in, whatever was answered.")
    )

    base_form_class = QuestionForm
    base_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("prompt"), FieldRowPanel([FieldPanel("code"), FieldPanel("points")])])
    ]
    closing_panels: ClassVar[list[Any]] = [FieldPanel("explanation")]
    search_fields = [index.SearchField("prompt"), index.AutocompleteField("prompt"), index.AutocompleteField("code")]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["code"]
        unique_together = [("translation_key", "locale")]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="lms_assessments_question_code_once"),
            models.CheckConstraint(condition=Q(points__gt=0), name="lms_assessments_question_points_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {Truncator(self.prompt).words(12)}"

    @classmethod
    def is_right_count_allowed(cls, count: int) -> bool:
        """Whether a question of this kind may have so many right options; kinds without options ignore it."""
        return True

    def kind_definition(self) -> dict[str, Any]:
        """The part of `definition()` that the kind adds."""
        raise NotImplementedError

    def definition(self) -> dict[str, Any]:
        """The complete question as JSON, key, feedback and explanation included."""
        return {
            "key": self.code,
            "kind": self.kind_key,
            "prompt": self.prompt,
            "points": str(Decimal(self.points).quantize(CENT)),
            "explanation": self.explanation,
            **self.kind_definition(),
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._name_children()
        super().save(*args, **kwargs)

    def _name_children(self) -> None:
        """Give new options the next free key: records refer to keys, authors need not see them."""
        children = list(getattr(self, self.child_relation).all()) if self.child_relation else []
        taken = {child.key for child in children}
        free = (str(number) for number in range(1, 1000) if str(number) not in taken)
        for child in children:
            child.key = child.key or next(free)

    def in_locale(self, locale: Any) -> Question:
        """The variant in another locale, or this one where there is none."""
        if self.locale_id == locale.pk:
            return self
        variant = Question.objects.filter(translation_key=self.translation_key, locale=locale).first()
        return variant or self

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("As the learner sees it")), ("key", _("With the key"))]

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "lms_assessments/preview/question.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from assessments.previews import preview_context

        return {
            **super().get_preview_context(request, mode_name),
            "shown": self,
            **preview_context([self], mode_name),
        }


class KeyedChild(Orderable):
    """A part of a question with a key that stays the same when its text or its place changes."""

    key = models.SlugField(max_length=20, blank=True, editable=False)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.key


class Option(KeyedChild):
    """One answer to choose, with what is said to those who choose it."""

    text = models.CharField(_("text"), max_length=500)
    is_correct = models.BooleanField(_("right"), default=False)
    feedback = models.TextField(
        _("feedback"), blank=True, help_text=_("Shown after the hand-in to those who chose this answer.")
    )

    panels = [FieldPanel("text"), FieldPanel("is_correct"), FieldPanel("feedback")]

    class Meta(KeyedChild.Meta):
        abstract = True


class ChoiceQuestionMixin(models.Model):
    """What questions with options share, whether one or several are right."""

    reason_required = models.BooleanField(
        _("ask for a reason"),
        default=False,
        help_text=_("The learner also writes one or two sentences. Trainers read them; they earn no points."),
    )

    choice_panels: ClassVar[list[Any]] = [FieldPanel("reason_required")]

    class Meta:
        abstract = True

    def kind_definition(self) -> dict[str, Any]:
        options = self.options.all()  # type: ignore[attr-defined]
        return {
            "reason_required": self.reason_required,
            "options": [
                {"key": one.key, "text": one.text, "correct": one.is_correct, "feedback": one.feedback}
                for one in options
            ],
        }
