"""Who may read which responses. Every read of answers begins here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from lms.api import Viewer, cohorts_taught_by

if TYPE_CHECKING:
    from workbook.models import Response  # noqa: F401

__all__ = ["ResponseQuerySet"]


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses scoped to a viewer."""

    def written_by(self, viewer: Viewer) -> ResponseQuerySet:
        """The viewer's own, private ones too."""
        if viewer.person is None:
            return self.none()
        return self.filter(enrolment__person=viewer.person)

    def readable_for_marking(self, viewer: Viewer) -> ResponseQuerySet:
        """Handed-in answers in the cohorts that the viewer runs; drafts and private ones never."""
        return self.filter(
            enrolment__cohort__in=cohorts_taught_by(viewer),
            enrolment__state="active",
            activity__is_private=False,
        ).exclude(state="draft")

    def visible_to(self, viewer: Viewer) -> ResponseQuerySet:
        """The viewer's own and those to mark. Nobody, administrators included, sees another's private text."""
        own = Q(pk__in=self.written_by(viewer).values("pk"))
        taught = Q(pk__in=self.readable_for_marking(viewer).values("pk"))
        return self.filter(own | taught)
