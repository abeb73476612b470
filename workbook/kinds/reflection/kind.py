"""Private reflection: never graded, never shown to anybody but its writer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers, Kind, Part
from workbook.kinds.reflection.forms import ReflectionForm
from workbook.kinds.reflection.schema import ReflectionContent


class Reflection(Kind):
    key = "reflection"
    label = _("Private reflection")
    content = ReflectionContent
    form_class = ReflectionForm
    is_private = True
    stays_open = True

    def parts(self, content: ReflectionContent, answers: Answers) -> list[Part]:
        return self.prompt_parts(content, answers)


KIND = Reflection()
