"""Form F9: indicators with all that makes them usable."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.fields import as_number
from workbook.worksheet.inputs import Choice, Computed, Number, Row, Text
from workbook.worksheet.layout import Layout, Table

LEAST = Decimal(-(10**12))


def change_of(row: Row) -> str:
    """Target minus baseline, with its sign; '' until both are numbers."""
    baseline, target = as_number(row.get("baseline", "")), as_number(row.get("target", ""))
    return "" if baseline is None or target is None else f"{target - baseline:+,f}"


LAYOUT = Layout(
    (
        Table(
            "indicators",
            _("Indicators"),
            _("Indicator"),
            (
                Text(key="indicator", label=_("Indicator"), is_needed=True),
                Choice(
                    key="level",
                    label=_("Level"),
                    choices=(
                        ("activity", _("Activity")),
                        ("output", _("Output")),
                        ("outcome", _("Outcome")),
                        ("impact", _("Impact")),
                    ),
                    is_needed=True,
                ),
                Text(key="definition", label=_("Definition"), rows=2, is_needed=True),
                Text(key="unit", label=_("Unit"), share=1),
                Number(key="baseline", label=_("Baseline"), minimum=LEAST),
                Number(key="target", label=_("Target"), minimum=LEAST),
                Computed(key="change", label=_("Change"), compute=change_of),
                Text(key="disaggregation", label=_("Broken down by"), is_optional_part=True),
                Text(key="source", label=_("Source")),
                Choice(
                    key="frequency",
                    label=_("How often"),
                    choices=(
                        ("once", _("Once")),
                        ("month", _("Every month")),
                        ("quarter", _("Every three months")),
                        ("half", _("Every six months")),
                        ("year", _("Every year")),
                    ),
                ),
                Text(key="responsible", label=_("Responsible")),
                Text(key="use", label=_("What the finding is used for"), rows=2, is_needed=True),
            ),
            start=3,
        ),
    )
)
