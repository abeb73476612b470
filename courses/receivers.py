"""One-line receivers, connected in ready()."""

from __future__ import annotations

from typing import Any

from courses import api


def on_case_published(sender: type, instance: Any, **kwargs: Any) -> None:
    api.refresh_activities(instance)
