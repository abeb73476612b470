"""Early set-back signs: how soon to act, and the state of a dimension. Pure. Source: blueprint 1.3.

Amber: act within 7 days. Red: within 48 hours, with the supervisor. Two ambers in one dimension are a
red. A red triggers a review of the plan, never a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Row, Tone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AMBER, RED = "amber", "red"
LEVELS = ((AMBER, _("Amber")), (RED, _("Red")))
TONES: dict[str, Tone] = {AMBER: "wait", RED: "bad"}
# The library: dimension -> signs of each level, in the words of somebody who fills in a plan.
LIBRARY: dict[str, dict[str, tuple[StrOrPromise, ...]]] = {
    "economic": {
        AMBER: (
            _("Sells tools or belongings"),
            _("Two weeks without income"),
            _("Takes a new loan"),
            _("Missed the training twice"),
        ),
        RED: (
            _("Has an eviction notice"),
            _("No money for food"),
            _("Is threatened by a lender"),
            _("A child begins to work"),
        ),
    },
    "social": {
        AMBER: (
            _("A document is late by more than 30 days"),
            _("A child is absent from school for more than 10 days"),
            _("Conflict in the family"),
        ),
        RED: (
            _("Was denied a service"),
            _("Was expelled from home"),
            _("Violence at home or outside"),
            _("A child is out of school and works"),
        ),
    },
    "psychosocial": {
        AMBER: (
            _("Withdraws, is ashamed"),
            _("Does not sleep"),
            _("Missed one appointment"),
        ),
        RED: (
            _("Talks of self-harm"),
            _("Misuses alcohol or drugs"),
            _("Is violent"),
            _("Asks a smuggler for the price"),
        ),
    },
    "engagement": {
        AMBER: (_("Two calls without an answer"),),
        RED: (
            _("Cannot be reached for 14 days"),
            _("Says: “I will leave again at any cost”"),
        ),
    },
}
ACT_WITHIN = {AMBER: _("Act within 7 days"), RED: _("Act within 48 hours, with the supervisor")}
AMBERS_FOR_RED = 2


def suggestions(dimensions: Iterable[tuple[str, StrOrPromise]]) -> tuple[tuple[StrOrPromise, StrOrPromise], ...]:
    """Every sign of the library with its dimension and level beside it, for the given (key, label) of dimensions."""
    return tuple(
        (sign, format_lazy("{} · {}", name, level_name))
        for key, name in dimensions
        for level, level_name in LEVELS
        for sign in LIBRARY[key][level]
    )


def act_within(row: Row) -> StrOrPromise:
    """How soon a sign asks for action; '' while its level is open."""
    return ACT_WITHIN.get(row.get("level", ""), "")


def state_of(levels: Iterable[str]) -> str:
    """`red`, `amber` or `green` of a dimension from the levels of the signs that are seen in it."""
    seen = list(levels)
    if RED in seen or seen.count(AMBER) >= AMBERS_FOR_RED:
        return RED
    return AMBER if AMBER in seen else "green"
