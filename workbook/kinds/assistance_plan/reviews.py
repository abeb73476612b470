"""Review dates of a plan. Pure. The days are the author's; blueprint F2 has 7, 30, 90, 180 and 360."""

from __future__ import annotations

from datetime import timedelta

from workbook.worksheet.fields import day_of
from workbook.worksheet.inputs import Row

DEFAULT_DAYS = (7, 30, 90, 180, 360)


def review_date(row: Row, days: int) -> str:
    """The ISO date that many days after the plan was agreed; '' without one, or beyond the calendar."""
    agreed = day_of(row.get("plan_date", ""))
    try:
        return (agreed + timedelta(days=days)).isoformat() if agreed else ""
    except OverflowError:
        return ""
