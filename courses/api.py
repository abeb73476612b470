"""Acts on course content."""

from __future__ import annotations

from wagtail.models import get_page_models

from courses.models import Case
from lms.activities.mixins import ActivityMixin
from lms.api import sync_activity

__all__ = ["refresh_activities"]


def refresh_activities(case: Case) -> int:
    """Give every published activity in the language of a case a new version if the case changed it.

    Running cohorts keep the case that their edition holds. Returns how many pages were looked at.
    """
    looked_at = 0
    for model in get_page_models():
        if issubclass(model, ActivityMixin):
            for page in model.objects.live().filter(locale_id=case.locale_id):
                sync_activity(page)
                looked_at += 1
    return looked_at
