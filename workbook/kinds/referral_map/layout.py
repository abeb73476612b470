"""Form F4: services of one's own area, with what each asks for and where it hands on to."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Choice, Number, Text
from workbook.worksheet.layout import MOST_ROWS, Layout, Table
from workbook.worksheet.vocabulary import DIMENSIONS

WORKS, WEAK, GAP = "works", "weak", "gap"

LAYOUT = Layout(
    (
        Table(
            "services",
            _("Services"),
            _("Service"),
            (
                Text(key="service", label=_("Service"), is_needed=True),
                Choice(key="dimension", label=_("Dimension"), choices=DIMENSIONS, is_needed=True),
                Text(key="provider", label=_("Provider")),
                Text(key="eligibility", label=_("Who may use it")),
                Text(key="documents", label=_("Documents asked for")),
                Text(key="cost", label=_("Cost"), is_optional_part=True),
                Text(key="location", label=_("Place"), is_optional_part=True),
                Text(key="contact_role", label=_("Contact"), hint=_("A role, not a person")),
                Number(key="waiting_days", label=_("Waiting time, days"), maximum=Decimal(3650)),
                Text(key="trust", label=_("Trust and safety"), is_optional_part=True),
                Choice(
                    key="state",
                    label=_("State"),
                    choices=((WORKS, _("Works")), (WEAK, _("Weak")), (GAP, _("Gap: does not exist"))),
                    tones={WORKS: "ok", WEAK: "wait", GAP: "bad"},
                    is_needed=True,
                ),
                Number(
                    key="next",
                    label=_("Hands on to"),
                    hint=_("Number of the row"),
                    minimum=Decimal(1),
                    maximum=Decimal(MOST_ROWS),
                ),
            ),
            start=5,
        ),
    )
)
