"""Case study, graded by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers, Kind, Part
from workbook.kinds.case_study.forms import CaseStudyForm, cell_name
from workbook.kinds.case_study.schema import CaseStudyContent


class CaseStudy(Kind):
    key = "case_study"
    label = _("Case study")
    content = CaseStudyContent
    form_class = CaseStudyForm

    def parts(self, content: CaseStudyContent, answers: Answers) -> list[Part]:
        cells = [
            Part(name=name, label=column.text, text=answers.get(name, ""), group=row.text)
            for row in content.rows
            for column in content.columns
            for name in [cell_name(row.key, column.key)]
        ]
        return cells + self.prompt_parts(content, answers)


KIND = CaseStudy()
