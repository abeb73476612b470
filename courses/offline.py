"""What of this plugin belongs on a device that takes a course along."""

from __future__ import annotations

from django.urls import reverse

from lms.api import edition_outline
from lms.models import ActivityVersion, Cohort

__all__ = ["files", "pages"]


def pages(cohort: Cohort, language: str) -> list[str]:
    """The outline and every step of every lesson that is ready. One query beside the outline's."""
    lessons = [item for item in edition_outline(cohort.edition_id, language) if item.kind == "lesson" and item.is_ready]
    versions = ActivityVersion.objects.filter(pk__in=[item.version_id for item in lessons])
    sections = {pk: len(definition.get("sections", [])) for pk, definition in versions.values_list("pk", "definition")}
    steps = [
        reverse("lms_courses:step", args=[cohort.code, item.slug, step])
        for item in lessons
        for step in range(1, sections[item.version_id] + 1)
    ]
    return [reverse("lms_courses:current"), reverse("lms_courses:outline", args=[cohort.code]), *steps]


def files() -> list[str]:
    """The style sheet of lessons."""
    return ["lms_courses/css/lesson.css"]
