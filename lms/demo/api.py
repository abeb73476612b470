"""Load the demonstration: invented people, accounts and two cohorts of the first course."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from lms.conf import lms_setting
from lms.demo.cohorts import load_cohort, load_venue
from lms.demo.people import load_organisations, load_people
from lms.models import Course

__all__ = ["DEMO_PASSWORD", "DemoAccount", "NotADemonstrationError", "demo_accounts", "load_demo"]

DEMO_PASSWORD = "reintegration-demo"  # noqa: S105 - printed on purpose; exists only in demonstrations


class NotADemonstrationError(RuntimeError):
    """Demo accounts were asked for on a site that is not a demonstration."""


@dataclass(frozen=True)
class DemoAccount:
    """An account to sign in with."""

    role: str
    email: str


def _source() -> dict[str, Any]:
    path = Path(lms_setting("LMS_FIXTURES_DIR")) / "demo" / "people.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def demo_accounts() -> list[DemoAccount]:
    """The demo accounts in the order of the file; the password of all is DEMO_PASSWORD."""
    return [DemoAccount(row["role"], row["account"]) for row in _source()["people"] if row.get("account")]


def load_demo() -> None:
    """Write the demonstration; a second run changes nothing.

    Raises NotADemonstrationError unless LMS_DEMONSTRATION is on, and Course.DoesNotExist before
    `load_curriculum` has run.
    """
    if not lms_setting("LMS_DEMONSTRATION"):
        raise NotADemonstrationError("LMS_DEMONSTRATION is off: demo accounts would be a back door.")
    source = _source()
    with transaction.atomic():
        course = Course.objects.get(slug="practitioners")
        organisations = load_organisations(source["organisations"])
        people = load_people(source["people"], organisations, DEMO_PASSWORD)
        venues = {row["key"]: load_venue(row) for row in source["venues"]}
        for row in source["cohorts"]:
            load_cohort(
                row,
                source["days"],
                course=course,
                venue=venues[row["venue"]],
                people=people,
                organisations=organisations,
            )
