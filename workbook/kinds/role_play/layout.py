"""Form F12: what the observers saw in each round; the debrief follows as questions."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workbook.schema import Labelled
from workbook.worksheet.inputs import Choice, Text
from workbook.worksheet.layout import Layout, Table

SEEN = (
    ("yes", pgettext_lazy("observed", "Seen")),
    ("partly", pgettext_lazy("observed", "Partly")),
    ("no", pgettext_lazy("observed", "Not seen")),
)
TONES = {"yes": "ok", "partly": "wait"}
TITLES = {
    1: _("Observer's checklist, round 1"),
    2: _("Observer's checklist, round 2"),
    3: _("Observer's checklist, round 3"),
}


def layout_for(checklist: Sequence[Labelled], rounds: int) -> Layout:
    """A table for each round, with a row for each line of the checklist."""
    columns = (
        Choice(key="seen", label=_("Observed"), choices=SEEN, tones=TONES, is_needed=True),
        Text(key="note", label=_("Words or moment that showed it"), rows=2, share=4),
    )
    fixed = tuple((one.key, one.text) for one in checklist)
    titles = TITLES if rounds > 1 else {1: _("Observer's checklist")}
    return Layout(
        tuple(Table(f"round{n}", titles[n], _("Point"), columns, fixed) for n in range(1, rounds + 1)) if fixed else ()
    )
