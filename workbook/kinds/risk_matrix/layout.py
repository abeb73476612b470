"""Form F10: risks with likelihood and impact."""

from django.utils.translation import gettext_lazy as _

from workbook.kinds.risk_matrix.rating import score_text, tone_of
from workbook.worksheet.inputs import Choice, Computed, Scale, Text
from workbook.worksheet.layout import Layout, Table

LAYOUT = Layout(
    (
        Table(
            "risks",
            _("Risks"),
            _("Risk"),
            (
                Text(key="risk", label=_("Risk"), is_needed=True),
                Choice(
                    key="kind",
                    label=_("Kind"),
                    choices=(
                        ("security", _("Security")),
                        ("funds", _("Funds")),
                        ("politics", _("Politics")),
                        ("reputation", _("Reputation")),
                        ("protection", _("Protection")),
                        ("other", _("Other")),
                    ),
                ),
                Text(key="cause", label=_("Cause")),
                Scale(key="likelihood", label=_("Likelihood"), hint=_("1 rare to 5 almost certain"), is_needed=True),
                Scale(key="impact", label=_("Impact"), hint=_("1 small to 5 very grave"), is_needed=True),
                Computed(key="score", label=_("Score"), compute=score_text, tone=tone_of),
                Text(key="reason", label=_("Why these scores?"), rows=2),
                Text(key="owner", label=_("Owner"), is_needed=True),
                Text(key="mitigation", label=_("Mitigation"), rows=2, is_needed=True),
                Text(key="early_sign", label=_("Early sign")),
            ),
            start=3,
        ),
    )
)
