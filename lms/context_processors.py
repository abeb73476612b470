"""What every page needs: navigation, languages with the address of the same page, and the site's name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from lms import registry
from lms.conf import lms_setting
from lms.languages import language_links


def site(request: HttpRequest) -> dict[str, Any]:
    """`viewer`, `navigation`, `language_links`, `text_direction`, `is_demonstration`. No query by itself."""
    language = get_language() or settings.LANGUAGE_CODE
    items = sorted(registry.nav_items, key=lambda item: item.order)
    return {
        "viewer": getattr(request, "viewer", None),
        "navigation": [item for item in items if hasattr(request, "viewer") and item.is_for(request)],
        "language_links": language_links(request),
        "text_direction": "rtl" if language in settings.LANGUAGES_BIDI else "ltr",
        "is_demonstration": lms_setting("LMS_DEMONSTRATION"),
    }
