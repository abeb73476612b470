"""Addresses and what is posted to them, for the tests of the screens."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lms.models import Completion
from tot.models import Candidacy

BOARD, GRADUATES, POOL, OWN = (reverse(f"lms_tot:{name}") for name in ("board", "graduates", "pool", "own"))


def nominate_url(completion: Completion) -> str:
    return reverse("lms_tot:nominate", kwargs={"completion": completion.key})


def file_url(candidacy: Candidacy, name: str = "candidate") -> str:
    return reverse(f"lms_tot:{name}", kwargs={"key": candidacy.key})


def nomination(**changes: Any) -> dict[str, Any]:
    values = {
        "request_key": str(uuid.uuid4()),
        "years_of_experience": "4",
        "languages": ["ar"],
        "release_confirmed": "on",
    }
    return {**values, **changes}


def step(to: str, note: str = "", key: str = "") -> dict[str, str]:
    return {"move-request_key": key or str(uuid.uuid4()), "move-to": to, "move-note": note}


def decision(**changes: str) -> dict[str, str]:
    today = timezone.localdate()
    values = {
        "standing": "accredited",
        "valid_from": today.isoformat(),
        "valid_until": (today + dt.timedelta(days=700)).isoformat(),
        "note": "Minutes 7",
    }
    return {f"accredit-{name}": value for name, value in {**values, **changes}.items()}
