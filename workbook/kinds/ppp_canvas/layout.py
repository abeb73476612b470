"""Form F11: a partnership of public and private partners on one sheet."""

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Choice, Number, Text
from workbook.worksheet.layout import Layout, Section, Table


def box(key: str, label: object, hint: object = "", *, is_needed: bool = True) -> Section:
    """A box of the canvas: one text under its own heading."""
    return Section(key, label, (Text(key=key, label=label, hint=hint, rows=4, is_needed=is_needed),))  # type: ignore[arg-type]


LAYOUT = Layout(
    (
        box("problem", _("Shared problem")),
        box("public_partners", _("Public partners")),
        box("private_partners", _("Private partners")),
        box("returnee_value", _("Value for returnees")),
        box("business_value", _("Value for the business"), _("In the employer's own terms.")),
        Section(
            "model_box",
            _("Model"),
            (
                Choice(
                    key="model",
                    label=_("Model"),
                    choices=(
                        ("mou", _("Agreement with a chamber and job matching")),
                        ("apprenticeship", _("Vocational course or apprenticeship designed together")),
                        ("wage", _("Time-limited wage support")),
                        ("finance", _("Finance for small firms that create jobs")),
                        ("guarantee", _("Loan or guarantee")),
                        ("supply", _("Supply chain or procurement")),
                        ("diaspora", _("Investment and mentoring from abroad")),
                        ("incubator", _("Incubator")),
                    ),
                    is_needed=True,
                ),
            ),
        ),
        Table(
            "contributions",
            _("Contributions"),
            _("Contribution"),
            (
                Text(key="partner", label=_("Partner"), is_needed=True),
                Choice(
                    key="kind",
                    label=_("Kind"),
                    choices=(("cash", _("Cash")), ("in_kind", _("In kind")), ("access", _("Access"))),
                    is_needed=True,
                ),
                Text(key="what", label=_("What"), is_needed=True),
                Number(key="amount", label=_("Amount, IQD"), is_optional_part=True),
            ),
        ),
        Table(
            "safeguards",
            _("Safeguards"),
            _("Safeguard"),
            (
                Text(
                    key="safeguard", label=_("Safeguard"), hint=_("Decent work, equal treatment, data"), is_needed=True
                ),
                Text(key="how_checked", label=_("How it is checked"), is_needed=True),
            ),
        ),
        box("risk_share", _("Who bears which risk")),
        box("governance", _("Governance")),
        box("targets", _("Targets"), _("With a number and a date.")),
        box("exit", _("Exit and continuation"), _("What goes on when the donor leaves?")),
    )
)
