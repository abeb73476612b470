"""Publishing in Wagtail writes the rows that records hang on. One-line receivers, connected in ready()."""

from __future__ import annotations

from typing import Any

from lms.activities import api
from lms.activities.mixins import ActivityMixin


def on_page_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ActivityMixin):
        api.sync_activity(instance)


def on_page_unpublished(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ActivityMixin):
        api.retire_activity(key=instance.translation_key)  # type: ignore[attr-defined]
