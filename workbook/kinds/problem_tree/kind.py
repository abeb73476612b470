"""Problem tree with its objective tree, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers
from workbook.kinds.problem_tree.picture import draw
from workbook.kinds.problem_tree.schema import ProblemTreeContent
from workbook.pictures import Picture
from workbook.worksheet.kind import WorksheetKind


class ProblemTree(WorksheetKind):
    key = "problem_tree"
    label = _("Problem tree")
    content = ProblemTreeContent
    has_picture = True
    translated_fields = frozenset({"core"})

    def picture(self, content: Any, answers: Answers, *, is_rtl: bool = False) -> Picture | None:
        return draw(answers, is_rtl=is_rtl)


KIND = ProblemTree()
