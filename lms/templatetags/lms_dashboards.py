"""Pieces of the dashboards: the badge of a cohort and an element of a list by its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from lms import registry
from lms.delivery.models import Cohort
from lms.templatetags.lms_ui import status_badge

register = template.Library()

STATES = {
    Cohort.State.PLANNED: ("", "clock"),
    Cohort.State.RUNNING: ("now", "clock"),
    Cohort.State.CLOSED: ("ok", "check"),
}


@register.simple_tag
def cohort_badge(cohort: Cohort) -> SafeString:
    """The state of a cohort as a badge."""
    kind, icon_name = STATES[Cohort.State(cohort.state)]
    return status_badge(kind, cohort.get_state_display(), icon_name)


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """The element at `place`, counted from 0."""
    return items[place]


@register.simple_tag
def cohort_tabs() -> list[registry.CohortTab]:
    """The pages of plugins among the tabs of a cohort."""
    return list(registry.cohort_tabs)
