"""Where a request stands: one exercise in a cohort, and who writes there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import Http404

from lms.api import CohortAccess, OutlineItem, Viewer, edition_outline, enter_cohort, get_taught_cohort
from lms.models import ActivityVersion, Cohort, Enrolment
from workbook.definitions import VERSION_SECONDS, content_of, kind_of_version, version_by_id
from workbook.kinds.base import Kind
from workbook.seats import Writer, own_enrolment
from workbook.teams import mode_of

__all__ = ["Place", "exercise_item", "find_item", "find_own_place", "find_place", "find_place_for"]


@dataclass(frozen=True)
class Place:
    """One exercise in a cohort, and who writes there: nobody if a trainer looks on."""

    access: CohortAccess
    item: OutlineItem
    version: ActivityVersion
    kind: Kind
    outline: list[OutlineItem]
    writer: Writer | None

    @property
    def cohort(self) -> Cohort:
        return self.access.cohort

    @property
    def content(self) -> Any:
        return content_of(self.version)

    @property
    def mode(self) -> str:
        return mode_of(self.version)

    @property
    def is_transcription(self) -> bool:
        return self.writer is not None and self.writer.is_transcription

    @property
    def is_closed(self) -> bool:
        return self.cohort.state == Cohort.State.CLOSED


def find_place(viewer: Viewer, cohort_code: str, slug: str, language: str) -> Place:
    """The exercise with this slug in the viewer's cohort. Http404 for strangers and unknown or unready ones.

    A learner goes on in the language in which the page is read: keys are the same in all of them.
    """
    access = enter_cohort(viewer, cohort_code)
    mine = access.enrolment
    return _place(access, slug, language, Writer(mine, mine.person) if mine else None)


def find_own_place(account: Any, cohort_code: str, slug: str, language: str) -> Place | None:
    """The same for a learner alone and with one light query; None for everybody else.

    Asking for the roles of the viewer takes longer than saving a draft, and a draft needs none of them.
    Http404 as in `find_place`.
    """
    mine = own_enrolment(account.pk, cohort_code)
    if mine is None:
        return None
    access = CohortAccess(cohort=mine.cohort, enrolment=mine, is_trainer=False)
    item = exercise_item(mine.cohort.edition_id, language, slug)
    version = version_by_id(item.version_id)
    return Place(access, item, version, kind_of_version(version), [], Writer(mine, mine.person))


def exercise_item(edition_id: int, language: str, slug: str) -> OutlineItem:
    """One exercise of an edition, from a cache of its own: outlines are long, and never change."""
    key = f"lms_workbook:item:{edition_id}:{language}:{slug}"
    item: OutlineItem | None = cache.get(key)
    if item is None:
        item = find_item(edition_outline(edition_id, language), slug)
        cache.set(key, item, VERSION_SECONDS)
    return item


def find_place_for(viewer: Viewer, cohort_code: str, slug: str, language: str, enrolment: uuid.UUID) -> Place:
    """The same for a trainer who enters an answer from paper. Http404 for other cohorts and private exercises."""
    cohort = get_taught_cohort(viewer, cohort_code)
    learner = (
        Enrolment.objects.filter(cohort=cohort, key=enrolment, state=Enrolment.State.ACTIVE)
        .select_related("person", "cohort")
        .first()
    )
    if learner is None or viewer.person is None:
        raise Http404
    access = CohortAccess(cohort=cohort, enrolment=None, is_trainer=True)
    place = _place(access, slug, language, Writer(learner, viewer.person, is_transcription=True))
    if place.item.is_private:
        raise Http404
    return place


def _place(access: CohortAccess, slug: str, language: str, writer: Writer | None) -> Place:
    outline = edition_outline(access.cohort.edition_id, language)
    item = find_item(outline, slug)
    version = version_by_id(item.version_id)
    return Place(access, item, version, kind_of_version(version), outline, writer)


def find_item(outline: list[OutlineItem], slug: str) -> OutlineItem:
    """The exercise with this slug; Http404 if there is none, or it is not ready."""
    item = next((one for one in outline if one.slug == slug and one.kind == "exercise"), None)
    if item is None or not item.is_ready:
        raise Http404
    return item
