"""Form F2: individual reintegration, assistance and counselling plan."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workbook.kinds.assistance_plan.reviews import DEFAULT_DAYS, review_date
from workbook.kinds.assistance_plan.signs import LEVELS, TONES, act_within, suggestions
from workbook.worksheet.inputs import Choice, Computed, Date, Input, Number, Text, Tick
from workbook.worksheet.layout import Layout, Section, Table
from workbook.worksheet.vocabulary import DIMENSIONS, SIGN_DIMENSIONS, YES_NO

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

GOALS = Table(
    "goals",
    _("One goal for each dimension"),
    _("Goal"),
    (
        Text(key="goal", label=_("Goal"), hint=_("Specific, and the returnee's own"), rows=2, is_needed=True, share=4),
        Text(key="measure", label=_("How we will see it"), is_needed=True),
        Date(key="by_when", label=_("By when"), is_needed=True),
    ),
    fixed=DIMENSIONS,
)
STEPS = Table(
    "steps",
    _("Steps"),
    _("Step"),
    (
        Text(key="step", label=_("Step"), is_needed=True),
        Choice(key="dimension", label=_("Dimension"), choices=DIMENSIONS),
        Text(key="who", label=_("Who"), is_needed=True),
        Text(key="service", label=_("Service")),
        Date(key="by_when", label=_("By when"), is_needed=True),
        Number(key="cost", label=_("Cost, IQD"), is_optional_part=True),
        Text(key="fallback", label=_("If it does not work")),
    ),
    start=4,
)
SESSIONS = Table(
    "sessions",
    _("Counselling sessions"),
    _("Session"),
    (
        Date(key="date", label=_("Date"), is_needed=True),
        Text(key="topic", label=_("Topic"), is_needed=True),
        Text(key="agreed", label=_("Agreed step")),
    ),
    start=2,
)
SIGNS = Table(
    "signs",
    _("Set-back signs"),
    _("Sign"),
    (
        Text(
            key="sign",
            label=_("Sign to watch"),
            is_needed=True,
            suggestions=suggestions(SIGN_DIMENSIONS),
        ),
        Choice(key="dimension", label=_("Dimension"), choices=SIGN_DIMENSIONS, is_needed=True),
        Choice(key="level", label=_("Level"), choices=LEVELS, tones=TONES, is_needed=True),
        Tick(key="seen", label=_("Seen now")),
        Text(key="trigger", label=_("What triggers the action")),
        Text(key="action", label=_("Action"), is_needed=True),
        Text(key="escalation", label=_("Goes to (role)")),
        Computed(key="within", label=_("How soon"), compute=act_within),
    ),
    start=4,
    hint=_("A red sign never closes a file: it triggers a review of the plan, not a sanction."),
)
AGREEMENT = Section(
    "agreement",
    _("Agreement and closure"),
    (
        Text(key="returnee_words", label=_("The returnee's own words about this plan"), rows=3, is_needed=True),
        Choice(key="agreed_returnee", label=_("The returnee agrees"), choices=YES_NO, is_needed=True),
        Choice(key="agreed_manager", label=_("The case manager signs"), choices=YES_NO, is_needed=True),
        Text(key="closure", label=_("When the file can be closed"), rows=3, is_needed=True),
    ),
)


@cache
def layout_for(review_days: tuple[int, ...]) -> Layout:
    """The form with the review dates that an author asks for."""
    dates: tuple[Input, ...] = (Date(key="plan_date", label=_("Plan agreed on"), is_needed=True),)
    reviews = tuple(
        Computed(
            key=f"review_{days}",
            label=_review_label(days),
            compute=partial(review_date, days=days),
        )
        for days in review_days
    )
    return Layout((GOALS, STEPS, SESSIONS, Section("dates", _("Review dates"), dates + reviews), SIGNS, AGREEMENT))


REVIEW_LABELS = {
    7: pgettext_lazy("review", "Day 7"),
    30: pgettext_lazy("review", "Day 30"),
    90: pgettext_lazy("review", "Day 90"),
    180: pgettext_lazy("review", "Day 180"),
    360: pgettext_lazy("review", "Day 360"),
}


def _review_label(days: int) -> StrOrPromise:
    return REVIEW_LABELS.get(days) or f"+{days}"


LAYOUT = layout_for(DEFAULT_DAYS)
