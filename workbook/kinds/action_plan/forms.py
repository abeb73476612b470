"""The form of an action plan: nothing ends before it starts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from workbook.worksheet.fields import day_of
from workbook.worksheet.forms import WorksheetForm
from workbook.worksheet.layout import cell_name


class ActionPlanForm(WorksheetForm):
    """Checks the two days of each row against each other."""

    def _lacking(self, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        found = super()._lacking(data)
        for row in self.content.layout.table("actions").row_keys:
            start, end = (day_of(data.get(cell_name("actions", row, key)) or "") for key in ("start", "end"))
            if start and end and end < start:
                found.append((cell_name("actions", row, "end"), _("The end comes before the start.")))
        return found
