"""Dates as this project writes them: Western digits, Iraqi month names in Arabic, numbers in Sorani.

Django's Arabic month names are those of the Gulf, and its Sorani ones belong to the Kurdish calendar;
neither is what an office in Iraq writes (see the identity's rules on digits and months).
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import get_language

__all__ = ["clock", "local_date", "local_datetime", "local_month"]

MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ar": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
}
COMMA = {"en": ", ", "ar": "، ", "ckb": "، "}


def _language(language: str | None) -> str:
    return (language or get_language() or "en").split("-")[0]


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def local_date(value: date | datetime, language: str | None = None) -> str:
    """`12 April 2026`, `12 نيسان 2026`, `12/04/2026`. Aware datetimes are turned to local time first."""
    day = _local(value)
    months = MONTHS.get(_language(language))
    if months is None:
        return f"{day.day:02}/{day.month:02}/{day.year}"
    return f"{day.day} {months[day.month - 1]} {day.year}"


def local_month(value: date | datetime, language: str | None = None) -> str:
    """`April 2026`, `نيسان 2026`, `04/2026`."""
    day = _local(value)
    months = MONTHS.get(_language(language))
    return f"{day.month:02}/{day.year}" if months is None else f"{months[day.month - 1]} {day.year}"


def clock(value: datetime | time) -> str:
    """`09:05`, 24 hours, in local time for aware datetimes."""
    is_aware = isinstance(value, datetime) and timezone.is_aware(value)
    moment = timezone.localtime(value) if is_aware else value  # type: ignore[arg-type]
    return f"{moment.hour:02}:{moment.minute:02}"


def local_datetime(value: datetime, language: str | None = None) -> str:
    """`12 April 2026, 09:05` in the manner of `local_date`."""
    return f"{local_date(value, language)}{COMMA.get(_language(language), ', ')}{clock(value)}"
