"""The four quadrants of power and interest. Pure. A score of 3 or more counts as high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.worksheet.inputs import Row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HIGH = 3
# (is power high, is interest high) -> what to do
STRATEGIES = {
    (True, True): _("Work closely"),
    (True, False): _("Keep satisfied"),
    (False, True): _("Keep informed"),
    (False, False): _("Monitor"),
}


def score(text: str) -> int | None:
    """1 to 5; None for anything else."""
    return int(text) if text in {"1", "2", "3", "4", "5"} else None


def strategy_of(row: Row) -> StrOrPromise:
    """What the quadrant of an actor suggests; '' until both scores are given."""
    power, interest = score(row.get("power", "")), score(row.get("interest", ""))
    if power is None or interest is None:
        return ""
    return STRATEGIES[(power >= HIGH, interest >= HIGH)]
