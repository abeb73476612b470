"""What the workbook hears from the ground floor."""

from __future__ import annotations

from typing import Any

from workbook.standing import follow_groups

__all__ = ["on_groups_changed"]


def on_groups_changed(*, cohort_id: int, **_kwargs: Any) -> None:
    """Drafts follow the groups. A lost signal is made good by the next save of the group."""
    follow_groups(cohort_id)
