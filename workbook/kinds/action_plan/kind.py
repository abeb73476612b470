"""Action plan, marked by a trainer with a rubric."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from workbook.kinds.action_plan.forms import ActionPlanForm
from workbook.kinds.action_plan.schema import ActionPlanContent
from workbook.worksheet.kind import WorksheetKind


class ActionPlan(WorksheetKind):
    key = "action_plan"
    label = _("Action plan")
    content = ActionPlanContent
    form_class = ActionPlanForm


KIND = ActionPlan()
