"""Which pages belong to a course, for those who take it along."""

from __future__ import annotations

from django.urls import reverse

from lms import registry
from lms.activities.queries import edition_outline
from lms.dashboards.requirements import activity_url
from lms.delivery.models import Cohort

__all__ = ["course_pages"]


def course_pages(cohort: Cohort, language: str) -> list[str]:
    """Addresses of everything that a learner of the cohort reads, each once, in the order of the course.

    Addresses are in the active language. One query for the outline (none when cached) and those of the
    plugins that answer `registry.offline_pages`.
    """
    outline = edition_outline(cohort.edition_id, language)
    activities = [activity_url(cohort, item) for item in outline if item.is_ready]
    pages = [reverse("lms:home"), *registry.offline_pages.ask(cohort, language), *activities]
    return list(dict.fromkeys(page for page in pages if page))
