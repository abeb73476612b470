"""Form F8: four levels, each with statement, indicator, source and assumption."""

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Input, Text
from workbook.worksheet.layout import Layout, Table

COLUMNS: tuple[Input, ...] = (
    Text(key="statement", label=_("Statement"), rows=2, is_needed=True, share=3),
    Text(key="indicator", label=_("Indicator"), rows=2),
    Text(key="baseline", label=_("Baseline"), share=1),
    Text(key="target", label=_("Target"), share=1),
    Text(key="source", label=_("Source of verification")),
    Text(key="assumption", label=_("Assumption"), rows=2),
)

LAYOUT = Layout(
    (
        Table(
            "impact", _("Impact"), _("Impact"), COLUMNS, start=1, hint=_("The wider change to which it contributes.")
        ),
        Table(
            "outcome",
            _("Outcome"),
            _("Outcome"),
            COLUMNS,
            start=2,
            hint=_("A change in people's lives, not an activity."),
        ),
        Table("output", _("Outputs"), _("Output"), COLUMNS, start=2, hint=_("What the programme delivers.")),
        Table("activity", _("Activities"), _("Activity"), COLUMNS, start=3, hint=_("What is done.")),
    )
)
