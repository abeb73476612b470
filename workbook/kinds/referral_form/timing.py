"""Times of a referral. Source of the limits: blueprint A8, eight steps (design choice of this project)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workbook.worksheet.fields import day_of
from workbook.worksheet.inputs import Row

ANSWER_DAYS = 3
OUTCOME_DAYS = 30
# Iraq's weekend: Friday and Saturday.
WEEKEND = {4, 5}


def working_days(first: date, last: date) -> int:
    """Working days after `first` up to and with `last`; negative spans count as none."""
    # A span that no referral has would take long to count and mean nothing.
    span = min((last - first).days, 1000)
    return sum(1 for n in range(1, span + 1) if (first + timedelta(days=n)).weekday() not in WEEKEND)


def answered_within(row: Row) -> str:
    """How many working days the receiver took to answer, and whether that is in time."""
    sent, answered = day_of(row["sent"]), day_of(row["acknowledged"])
    if sent is None or answered is None:
        return ""
    if answered < sent:
        return _("Before it was sent: check the dates.")
    days = working_days(sent, answered)
    text = ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    return _judged(text, days <= ANSWER_DAYS)


def outcome_within(row: Row) -> str:
    """How many days it took until the outcome was known, and whether that is in time."""
    sent, known = day_of(row["sent"]), day_of(row["outcome_date"])
    if sent is None or known is None:
        return ""
    if known < sent:
        return _("Before it was sent: check the dates.")
    days = (known - sent).days
    text = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    return _judged(text, days <= OUTCOME_DAYS)


def _judged(text: str, in_time: bool) -> str:
    pattern = _("%(time)s, in time") if in_time else _("%(time)s, late")
    return pattern % {"time": text}
