"""What the server works out from an answer while it is being written: computed cells and the picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from workbook.kinds.base import Kind

__all__ = ["live_parts"]


def live_parts(kind: Kind, content: Any, answers: Mapping[str, str]) -> dict[str, Any]:
    """`computed` (field -> text) and `picture` (HTML) of kinds that have them; {} for all others."""
    if not getattr(kind, "is_live", False):
        return {}
    found: dict[str, Any] = {"computed": kind.computed(content, answers)}  # type: ignore[attr-defined]
    if kind.has_picture:  # type: ignore[attr-defined]
        is_rtl = (get_language() or "") in settings.LANGUAGES_BIDI
        drawn = kind.picture(content, answers, is_rtl=is_rtl)  # type: ignore[attr-defined]
        context = {"picture": drawn}
        found["picture"] = render_to_string("lms_workbook/includes/picture.html", context) if drawn else ""
    return found
