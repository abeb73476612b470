"""Who may read which responses. Every read of answers begins here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from lms.api import Viewer, cohorts_taught_by
from workbook.teams import in_team

if TYPE_CHECKING:
    from lms.models import Cohort
    from workbook.models import Response  # noqa: F401

__all__ = ["ResponseQuerySet"]


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses scoped to a viewer."""

    def of_cohort(self, cohort: Cohort) -> ResponseQuerySet:
        """Answers of the learners and groups of a cohort."""
        return self.filter(Q(enrolment__cohort=cohort) | Q(group__cohort=cohort))

    def of_active(self) -> ResponseQuerySet:
        """Without those of learners who have left; the answer of a group stays."""
        return self.filter(Q(enrolment__state="active") | Q(group__isnull=False))

    def written_by(self, viewer: Viewer) -> ResponseQuerySet:
        """The viewer's own, private ones too; those of the viewer's group, and what was handed in with one."""
        if viewer.person is None:
            return self.none()
        from workbook.models import ResponseMember

        handed_in = ResponseMember.objects.filter(enrolment__person=viewer.person, response__submitted_at__isnull=False)
        return self.filter(
            Q(enrolment__person=viewer.person) | Q(pk__in=handed_in.values("response")) | in_team(viewer.person)
        )

    def readable_for_marking(self, viewer: Viewer) -> ResponseQuerySet:
        """Handed-in answers in the cohorts that the viewer runs; drafts and private ones never."""
        return self._taught_by(viewer).exclude(state="draft")

    def visible_to(self, viewer: Viewer) -> ResponseQuerySet:
        """The viewer's own, those to mark, and drafts that trainers entered from paper.

        Nobody, administrators included, sees another's private text.
        """
        own = Q(pk__in=self.written_by(viewer).values("pk"))
        shown = self._taught_by(viewer).filter(~Q(state="draft") | Q(transcribed_at__isnull=False))
        return self.filter(own | Q(pk__in=shown.values("pk")))

    def _taught_by(self, viewer: Viewer) -> ResponseQuerySet:
        cohorts = cohorts_taught_by(viewer).values("pk")
        return self.of_active().filter(
            Q(enrolment__cohort__in=cohorts) | Q(group__cohort__in=cohorts), activity__is_private=False
        )
