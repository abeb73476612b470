"""Form F6: a problem with its causes and effects, and the same tree turned into objectives."""

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Text
from workbook.worksheet.layout import Layout, Section, Table

CAUSES = Table(
    "causes",
    _("Causes"),
    _("Cause"),
    (
        Text(key="cause", label=_("Cause"), hint=_("A problem, not a missing solution"), is_needed=True),
        Text(key="deeper1", label=_("Cause behind it")),
        Text(key="deeper2", label=_("Another cause behind it")),
        Text(key="means", label=_("Turned into an objective")),
        Text(key="means1", label=_("First cause behind it as objective"), is_optional_part=True),
        Text(key="means2", label=_("Second cause behind it as objective"), is_optional_part=True),
    ),
    start=3,
)
EFFECTS = Table(
    "effects",
    _("Effects"),
    _("Effect"),
    (
        Text(key="effect", label=_("Effect"), is_needed=True),
        Text(key="further1", label=_("What follows from it")),
        Text(key="further2", label=_("What else follows")),
        Text(key="end", label=_("Turned into an objective")),
    ),
    start=2,
)
CORE = Section(
    "core",
    _("Core problem"),
    (
        Text(key="core", label=_("Core problem"), rows=2, is_needed=True),
        Text(key="core_objective", label=_("Turned into an objective"), rows=2),
    ),
)
LAYOUT = Layout((CORE, CAUSES, EFFECTS))
