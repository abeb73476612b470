"""Form F7: who does what until when, and how it is proved."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Date, Text
from workbook.worksheet.layout import Layout, Table


@cache
def layout_for(*, own_time: bool) -> Layout:
    """`own_time`: the days are the learner's own and lie after the course begins."""
    return Layout(
        (
            Table(
                "actions",
                _("Actions"),
                _("Action"),
                (
                    Text(key="action", label=_("Action"), is_needed=True),
                    Text(key="responsible", label=_("Responsible"), is_needed=True),
                    Text(key="support", label=_("Support by")),
                    Date(key="start", label=_("Start"), is_own_time=own_time),
                    Date(key="end", label=_("End"), is_needed=True, is_own_time=own_time),
                    Text(key="resource", label=_("What is needed"), is_optional_part=True),
                    Text(key="proof", label=_("Proof that it is done"), is_needed=True),
                ),
            ),
        )
    )


LAYOUT = layout_for(own_time=False)
