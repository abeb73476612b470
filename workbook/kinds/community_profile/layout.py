"""Form F14: profile of a community before any project."""

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Input, Text
from workbook.worksheet.layout import Layout, Section, Table


def bridges(what: object) -> tuple[Input, ...]:
    """Columns of dividers and of connectors."""
    return (
        Text(key="what", label=what, is_needed=True),  # type: ignore[arg-type]
        Text(key="who", label=_("Between whom")),
        Text(key="evidence", label=_("How do we know?")),
    )


LAYOUT = Layout(
    (
        Section(
            "people",
            _("People and services"),
            (
                Text(key="population", label=_("Population and share of returnees"), rows=3, is_needed=True),
                Text(key="services", label=_("Services"), rows=3, is_needed=True),
                Text(key="economy", label=_("Economy"), rows=3, is_needed=True),
                Text(key="power", label=_("Who holds power"), rows=3, is_needed=True),
                Text(key="attitudes", label=_("Attitudes to returnees"), rows=3, is_optional_part=True),
                Text(key="resources", label=_("Resources"), rows=3, is_optional_part=True),
                Text(key="risks", label=_("Risks"), rows=3, is_needed=True),
            ),
        ),
        Table("dividers", _("Dividers"), _("Divider"), bridges(_("What divides")), start=2),
        Table("connectors", _("Connectors"), _("Connector"), bridges(_("What connects")), start=2),
        Section(
            "voices",
            _("Voices and gaps"),
            (
                Text(key="voice_women", label=_("What women say, or how they will be asked"), rows=2, is_needed=True),
                Text(
                    key="voice_youth",
                    label=_("What young people say, or how they will be asked"),
                    rows=2,
                    is_needed=True,
                ),
                Text(
                    key="voice_minorities",
                    label=_("What minorities say, or how they will be asked"),
                    rows=2,
                    is_needed=True,
                ),
                Text(key="gaps", label=_("What we do not know yet"), rows=3, is_needed=True),
            ),
        ),
    )
)
