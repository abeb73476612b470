"""Who may act for a cohort."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lms.api import Viewer, cohorts_taught_by
from lms.models import Cohort, Person
from workbook.errors import NotYourCohortError

__all__ = ["trainer_of"]


def trainer_of(cohort: Cohort, by: Viewer) -> Person:
    """The person behind a viewer who runs the cohort. Raises NotYourCohortError for everybody else."""
    if by.person is None or not cohorts_taught_by(by).filter(pk=cohort.pk).exists():
        raise NotYourCohortError(_("Only a trainer of this cohort may do this."))
    return by.person
