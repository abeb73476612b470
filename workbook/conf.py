"""The workbook's own settings with what stands in for them where a site does not give one."""

from __future__ import annotations

from typing import Any

from django.conf import settings

__all__ = ["workbook_setting"]

DEFAULTS: dict[str, Any] = {
    # The largest file that may be added to an answer.
    "LMS_WORKBOOK_UPLOAD_MAX_BYTES": 10 * 1024 * 1024,
    # What kinds of files may be added; others that the workbook knows can be left out, none added.
    "LMS_WORKBOOK_UPLOAD_TYPES": ("image/jpeg", "image/png", "image/webp", "application/pdf"),
}


def workbook_setting(name: str) -> Any:
    """The site's value of one of the settings above, or its default. KeyError for any other name."""
    return getattr(settings, name, DEFAULTS[name])
