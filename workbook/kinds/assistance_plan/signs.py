"""Early set-back signs: how soon to act, and the state of a dimension. Pure. Source: blueprint 1.3.

Amber: act within 7 days. Red: within 48 hours, with the supervisor. Two ambers in one dimension are a
red. A red triggers a review of the plan, never a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Row, Tone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

AMBER, RED = "amber", "red"
LEVELS = ((AMBER, _("Amber")), (RED, _("Red")))
TONES: dict[str, Tone] = {AMBER: "wait", RED: "bad"}
ACT_WITHIN = {AMBER: _("Act within 7 days"), RED: _("Act within 48 hours, with the supervisor")}
AMBERS_FOR_RED = 2


def act_within(row: Row) -> StrOrPromise:
    """How soon a sign asks for action; '' while its level is open."""
    return ACT_WITHIN.get(row.get("level", ""), "")


def state_of(levels: Iterable[str]) -> str:
    """`red`, `amber` or `green` of a dimension from the levels of the signs that are seen in it."""
    seen = list(levels)
    if RED in seen or seen.count(AMBER) >= AMBERS_FOR_RED:
        return RED
    return AMBER if AMBER in seen else "green"
