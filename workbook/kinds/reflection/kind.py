"""Private reflection: never graded, never shown to anybody but its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers, Kind, Part
from workbook.kinds.reflection.forms import ReflectionForm
from workbook.kinds.reflection.schema import ReflectionContent

if TYPE_CHECKING:
    from workbook.kinds.reflection.models import ReflectionExercise


class Reflection(Kind):
    key = "reflection"
    label = _("Private reflection")
    content = ReflectionContent
    form_class = ReflectionForm
    is_private = True
    stays_open = True

    @property
    def model(self) -> type[ReflectionExercise]:
        from workbook.kinds.reflection.models import ReflectionExercise

        return ReflectionExercise

    def parts(self, content: ReflectionContent, answers: Answers) -> list[Part]:
        return [
            Part(name=f"prompt-{one.key}", label=one.label, text=answers.get(f"prompt-{one.key}", ""))
            for one in content.prompts
        ]


KIND = Reflection()
