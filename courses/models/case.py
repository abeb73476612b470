"""The case library: invented files of returnees that lessons and exercises draw on."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin

from courses.blocks import MARKDOWN_HELP, CaseFactBlock
from lms.registry import CaseFile
from lms.text import render_markdown


class Case(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """One simulated file in one language. Lessons copy it into their definition when they are published."""

    code = models.CharField(_("code"), max_length=20, help_text=_("For example SIM-01; the same in all languages"))
    name = models.CharField(_("name"), max_length=100, help_text=_("Invented. Never use a real person."))
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    banner = models.CharField(_("banner"), max_length=300, help_text=_("Says that the case is simulated."))
    facts = StreamField([("fact", CaseFactBlock())], verbose_name=_("facts"), blank=True)
    story = models.TextField(_("story"), help_text=MARKDOWN_HELP)
    trainer_note = models.TextField(_("note for the trainer"), blank=True, help_text=_("Trainees never see it."))

    panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("age")]), FieldPanel("title")],
            heading=_("Who it is about"),
        ),
        FieldPanel("banner"),
        FieldPanel("facts"),
        FieldPanel("story"),
        FieldPanel("trainer_note"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="lms_courses_case_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def to_json(self) -> dict[str, Any]:
        """The whole case as a lesson's definition keeps it; texts are Markdown."""
        return {
            "code": self.code,
            "name": self.name,
            "age": str(self.age or ""),
            "title": self.title,
            "banner": self.banner,
            "facts": [[fact.value["label"], fact.value["text"]] for fact in self.facts],
            "story": self.story,
            "trainer_note": self.trainer_note,
            "language": self.locale.language_code,
        }

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "lms_courses/preview/case.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {"request": request, "case": case_file(self.to_json(), for_trainer=True)}


def case_file(case: dict[str, Any], *, for_trainer: bool) -> CaseFile:
    """A case as it is shown, from what `Case.to_json()` gave. Trainees get no trainer's note."""
    return CaseFile(
        code=case["code"],
        name=case["name"],
        age=case["age"],
        title=case["title"],
        banner=case["banner"],
        facts=[(label, text) for label, text in case["facts"]],
        story_html=render_markdown(case["story"], terms=(), heading=4),
        trainer_note_html=render_markdown(case["trainer_note"], terms=(), heading=4) if for_trainer else "",
        language=case["language"],
    )
