"""The project's own settings with what stands in for them where a site does not give one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    # Printed on certificates and in QR codes; must stay reachable for as long as certificates are.
    "LMS_BASE_URL": "http://127.0.0.1:8000",
    # True only where people and results are invented: the footer says so and demo accounts may exist.
    "LMS_DEMONSTRATION": False,
    # Where `load_curriculum` reads: a folder of readable sources.
    "LMS_FIXTURES_DIR": Path("fixtures"),
    # Language code -> codes of the languages that stand in for it, best first. Others follow in order.
    "LMS_LANGUAGE_FALLBACK": {},
    # The installed plugins whose addresses `lms.urls` includes.
    "LMS_PLUGINS": ["courses", "workbook", "assessments", "certificates", "tot"],
}


def lms_setting(name: str) -> Any:
    """The site's value of one of the settings above, or its default. KeyError for any other name."""
    return getattr(settings, name, DEFAULTS[name])
