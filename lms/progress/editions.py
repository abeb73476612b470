"""A cohort takes a newer edition of its course: what would change, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from lms.activities.models import ActivityVersion, EditionItem
from lms.catalogue.models import Edition
from lms.delivery.models import Cohort
from lms.people.access import Viewer
from lms.people.roles import Role
from lms.progress.models import Progress

__all__ = ["Difference", "Differences", "EditionRefusedError", "edition_differences", "take_edition"]


class EditionRefusedError(ValueError):
    """The cohort may not take this edition; the message says why."""


@dataclass(frozen=True)
class Difference:
    """One activity in one language: the version before and after, None where there is none."""

    code: str
    language: str
    before: ActivityVersion | None
    after: ActivityVersion | None
    is_begun: bool

    @property
    def title(self) -> str:
        version = self.after or self.before
        return version.title if version else ""


@dataclass(frozen=True)
class Differences:
    """Everything that taking the edition would change for a cohort."""

    activities: list[Difference]
    has_new_rule: bool

    @property
    def begun(self) -> list[Difference]:
        """Changed activities that somebody in the cohort has begun: they stand in the way."""
        return [one for one in self.activities if one.is_begun]


def edition_differences(cohort: Cohort, edition: Edition) -> Differences:
    """Compare the cohort's edition with another of the same course. Three queries."""
    old, new = _versions(cohort.edition), _versions(edition)
    begun = set(Progress.objects.filter(enrolment__cohort=cohort).values_list("activity_id", flat=True))
    changed = [
        Difference(
            code=(new.get(key) or old[key]).activity.code,
            language=key[1],
            before=old.get(key),
            after=new.get(key),
            is_begun=key[0] in begun,
        )
        for key in {**old, **new}
        if old.get(key) != new.get(key)
    ]
    changed.sort(key=lambda one: (one.code, one.language))
    return Differences(activities=changed, has_new_rule=cohort.edition.rule != edition.rule)


def _versions(edition: Edition) -> dict[tuple[int, str], ActivityVersion]:
    items = EditionItem.objects.filter(edition=edition).select_related("version__activity")
    return {(item.activity_id, item.language): item.version for item in items.defer("version__definition")}


@transaction.atomic
def take_edition(*, cohort: Cohort, edition: Edition, by: Viewer) -> Cohort:
    """Pin the cohort to another edition of its course, and note it in the log.

    Raises PermissionError for anybody but authors and administrators, EditionRefusedError for
    another course, a closed cohort, or a change of something that a learner has begun.
    """
    if not by.is_any(Role.AUTHOR):
        raise PermissionError
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("edition").get(pk=cohort.pk)
    if edition.course_id != cohort.edition.course_id:
        raise EditionRefusedError(_("This edition belongs to another course."))
    if cohort.state == Cohort.State.CLOSED:
        raise EditionRefusedError(_("This cohort is closed and keeps its edition."))
    begun = edition_differences(cohort, edition).begun
    if begun:
        codes = ", ".join(sorted({one.code for one in begun}))
        raise EditionRefusedError(
            _("Somebody in the cohort has begun what would change: %(codes)s.") % {"codes": codes}
        )
    data = {"from": cohort.edition.number, "to": edition.number}
    cohort.edition = edition
    cohort.save(update_fields=["edition"])
    log(instance=cohort, action="lms.take_edition", user=by.user, data=data)
    return cohort
