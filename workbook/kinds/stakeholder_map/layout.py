"""Form F5: who can help or hinder, with power and interest."""

from django.utils.translation import gettext_lazy as _

from workbook.kinds.stakeholder_map.strategy import strategy_of
from workbook.worksheet.inputs import Choice, Computed, Scale, Text
from workbook.worksheet.layout import Layout, Table

SUPPORTS, NEUTRAL, OPPOSES = "supports", "neutral", "opposes"
ATTITUDES = ((SUPPORTS, _("supportive")), (NEUTRAL, _("neutral")), (OPPOSES, _("resistant")))

LAYOUT = Layout(
    (
        Table(
            "actors",
            _("Actors"),
            _("Actor"),
            (
                Text(
                    key="actor", label=_("Actor"), hint=_("An office or a role, never a private name"), is_needed=True
                ),
                Choice(
                    key="sector",
                    label=_("Sector"),
                    choices=(
                        ("government", _("Government")),
                        ("local", _("Local leaders")),
                        ("private", _("Private sector")),
                        ("civil", _("Civil society")),
                        ("international", _("International")),
                        ("other", _("Other")),
                    ),
                ),
                Text(key="mandate", label=_("Mandate or role")),
                Scale(key="interest", label=_("Interest"), hint=_("1 low to 5 high"), is_needed=True),
                Scale(key="power", label=_("Power"), hint=_("1 low to 5 high"), is_needed=True),
                Choice(
                    key="attitude",
                    label=_("Attitude"),
                    choices=ATTITUDES,
                    tones={SUPPORTS: "ok", OPPOSES: "bad"},
                    is_needed=True,
                ),
                Text(key="reason", label=_("Why these scores?"), rows=2),
                Text(key="need", label=_("We need from them"), is_optional_part=True),
                Text(key="offer", label=_("We offer"), is_optional_part=True),
                Computed(key="strategy", label=_("Strategy"), compute=strategy_of),
            ),
            start=4,
        ),
    )
)
