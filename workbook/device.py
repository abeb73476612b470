"""What the pages of this plugin need on a device without a connection."""

from __future__ import annotations

from django.urls import reverse

from lms.models import Cohort
from workbook.kinds import all_kinds

__all__ = ["offline_files", "offline_pages"]

SCRIPTS = ("autosave", "conflict", "fields", "kept", "save_bar", "told")


def offline_files() -> list[str]:
    """Names of static files: the style sheet and the scripts of an exercise."""
    of_kinds = sorted({script for kind in all_kinds().values() for script in kind.scripts})
    return ["lms_workbook/css/workbook.css", *(f"lms_workbook/js/{name}.js" for name in SCRIPTS), *of_kinds]


def offline_pages(cohort: Cohort, language: str) -> list[str]:
    """The learner's whole workbook. Exercises are activities, which the ground floor knows."""
    return [reverse("lms_workbook:workbook", kwargs={"cohort": cohort.code})]
