"""Budget sheet: figures are checked against the expected ones, the proposal is marked by a trainer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from workbook.kinds.base import Answers, Check
from workbook.kinds.budget_sheet.lines import written
from workbook.kinds.budget_sheet.schema import BudgetSheetContent
from workbook.worksheet.fields import as_number
from workbook.worksheet.kind import WorksheetKind
from workbook.worksheet.layout import field_name


class BudgetSheet(WorksheetKind):
    key = "budget_sheet"
    label = _("Budget sheet")
    content = BudgetSheetContent
    translated_fields = frozenset({"unit", "currency"})

    @property
    def is_live(self) -> bool:
        return True

    def marking_note(self, content: Any) -> str:
        count = sum(line.expected is not None for line in content.lines)
        text = ngettext(
            "%(count)s figure is checked by the computer; your trainer marks the rest.",
            "%(count)s figures are checked by the computer, each by itself; your trainer marks the rest.",
            count,
        )
        return text % {"count": count} if count else ""

    def checks(self, content: Any, answers: Answers) -> list[Check]:
        found = []
        for line in content.lines:
            if line.expected is None:
                continue
            typed = answers.get(field_name(line.key), "")
            number, unit = as_number(typed), line.unit or content.currency
            is_right = number is not None and abs(number - line.expected) <= (line.tolerance or 0)
            found.append(Check(line.text, is_right, typed, written(line.expected, unit)))
        return found


KIND = BudgetSheet()
