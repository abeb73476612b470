"""What authors edit. Each kind of exercise is a child of `Exercise` in its own folder."""

from __future__ import annotations

from typing import Any, ClassVar

import pydantic
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from polymorphic.models import PolymorphicModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, RevisionMixin, TranslatableMixin

from workbook.blocks import raw_values
from workbook.kinds.base import Kind

__all__ = ["Exercise"]


class Exercise(PreviewableMixin, RevisionMixin, TranslatableMixin, PolymorphicModel):
    """An exercise in one language. Its pages publish it; learners' answers never point here."""

    kind_key: ClassVar[str] = ""
    # Names of the StreamFields and plain fields of the child that go into the definition.
    own_streams: ClassVar[tuple[str, ...]] = ()
    own_fields: ClassVar[tuple[str, ...]] = ()
    head_fields: ClassVar[tuple[str, ...]] = ("mode", "task", "good", "facilitator", "attachments")
    # Where the definition uses another name than the field.
    definition_names: ClassVar[dict[str, str]] = {}

    class Mode(models.TextChoices):
        INDIVIDUAL = "individual", _("Alone")
        PAIR = "pair", _("In pairs")
        GROUP = "group", _("In a group")

    title = models.CharField(_("title"), max_length=255)
    mode = models.CharField(_("how"), max_length=12, choices=Mode.choices, default=Mode.INDIVIDUAL)
    task = models.TextField(_("task"), help_text=_("Markdown: an empty line begins a paragraph, **bold**, 1. list."))
    good = models.TextField(_("what a good answer has"), blank=True)
    facilitator = models.TextField(_("notes for the trainer"), blank=True, help_text=_("Never shown to trainees."))
    cases = StreamField(
        [("code", blocks.CharBlock(label=_("Code of a case"), max_length=20))],
        verbose_name=_("cases"),
        blank=True,
        help_text=_("Codes from the case library, for example SIM-01."),
    )
    attachments = models.PositiveSmallIntegerField(
        _("photos or files"),
        default=0,
        validators=[MaxValueValidator(5)],
        help_text=_("How many may be added to an answer, for example a photo of the flip chart."),
    )

    head_panels: ClassVar[list[Any]] = [
        HelpPanel(
            content=_(
                "Changes reach trainees when the page of the exercise is published again and a cohort takes the "
                "new edition of the course. Running cohorts keep what they have."
            )
        ),
        FieldPanel("title"),
        FieldPanel("mode"),
        FieldPanel("task"),
        FieldPanel("cases"),
        FieldPanel("attachments"),
    ]
    foot_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("good"), FieldPanel("facilitator")], heading=_("For marking and teaching")),
    ]

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="lms_workbook_exercise_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.locale.language_code})"

    @property
    def kind(self) -> Kind:
        from workbook.kinds import kind_of

        return kind_of(self.kind_key)

    def raw_definition(self) -> dict[str, Any]:
        """What the author wrote, as plain JSON in the kind's schema; not yet checked."""
        plain = (*self.head_fields, *self.own_fields)
        streams = ("cases", *self.own_streams)
        return {
            "type": self.kind_key,
            **{name: getattr(self, name) for name in plain},
            **{self.definition_names.get(name, name): raw_values(getattr(self, name)) for name in streams},
        }

    def clean(self) -> None:
        super().clean()
        try:
            self.kind.parse(self.raw_definition())
        except pydantic.ValidationError as error:
            raise ValidationError(_problems(self, error)) from error

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "lms_workbook/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from workbook.preview import preview_context

        return {**super().get_preview_context(request, mode_name), **preview_context(self)}


def _problems(exercise: Exercise, error: pydantic.ValidationError) -> dict[str, list[str]]:
    """Messages by the field that the author sees."""
    names = {field.name for field in exercise._meta.get_fields()}
    own_names = {key: name for name, key in exercise.definition_names.items()}
    found: dict[str, list[str]] = {}
    for one in error.errors():
        first = str(one["loc"][0]) if one["loc"] else "__all__"
        first = own_names.get(first, first)
        place = ", ".join(str(part + 1) if isinstance(part, int) else part for part in one["loc"][1:])
        found.setdefault(first if first in names else "__all__", []).append(
            f"{place}: {one['msg']}" if place else one["msg"]
        )
    return found
