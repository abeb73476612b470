"""Everything that the page of one exercise needs, for the learner or for a trainer who looks on."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, fields, replace
from typing import Any

from django.core.cache import cache
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from lms import registry
from lms.api import CohortAccess, OutlineItem, Viewer, edition_outline, enter_cohort, get_taught_cohort
from lms.models import ActivityVersion, Cohort, Enrolment, Grade, Group
from lms.registry import CaseFile
from workbook.deadlines import Due, due_of
from workbook.definitions import VERSION_SECONDS, content_of, kind_of_version, version_by_id
from workbook.kinds.base import Kind
from workbook.models import Response
from workbook.openings import Shown, has_parts, opened_parts, shown_parts
from workbook.queries import released_grade
from workbook.schema import RubricContent
from workbook.seats import Writer, own_enrolment
from workbook.standing import Standing, active_members, standing_of
from workbook.teams import mode_of, team_members

__all__ = [
    "Place",
    "Scene",
    "case_files",
    "exercise_item",
    "find_item",
    "find_own_place",
    "find_place",
    "find_place_for",
    "link_to",
    "open_scene",
    "rubric_rows",
    "set_scene",
]


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
    def is_closed(self) -> bool:
        return self.cohort.state == Cohort.State.CLOSED


@dataclass(frozen=True)
class Scene(Place):
    """Everything that the page shows. `response` and `grade` are None for onlookers and beginners.

    `members` are those who answer together, `earlier` is what was written alone before; `opened` are the
    parts that a trainer has opened.
    """

    response: Response | None
    grade: Grade | None
    team: Group | None
    earlier: Response | None
    members: list[Enrolment]
    due: Due | None
    opened: frozenset[str]

    @property
    def is_onlooker(self) -> bool:
        """A trainer without an answer to write: sees everything, saves nothing."""
        return self.writer is None

    @property
    def is_transcription(self) -> bool:
        return self.writer is not None and self.writer.is_transcription

    @property
    def for_query(self) -> str:
        """What an address needs so that a trainer acts for a learner; '' for the learner."""
        return f"?for={self.writer.enrolment.key}" if self.writer and self.is_transcription else ""

    @property
    def is_locked(self) -> bool:
        """Handed in, and nothing to be changed until it comes back."""
        handed_in = self.response is not None and self.response.state in ("submitted", "accepted")
        return handed_in and not self.kind.stays_open

    @property
    def can_write(self) -> bool:
        return not (self.is_onlooker or self.is_closed or self.is_locked)

    @property
    def is_late(self) -> bool:
        """The deadline has passed and nothing is handed in."""
        return self.due is not None and timezone.now() > self.due.at

    @property
    def counts(self) -> bool:
        """True if the certification rule of the edition names this exercise."""
        required = self.cohort.edition.rule.get("activities", [])
        return any(one["code"] == self.item.code for one in required)

    @property
    def cases(self) -> list[CaseFile]:
        return case_files(self.content, for_trainer=self.is_onlooker)

    @property
    def shown(self) -> Shown:
        """Which parts this viewer may see now; trainers see all in `includes/for_trainer.html`."""
        return shown_parts(self.content, self.response, self.grade, self.opened)

    @property
    def shows_rubric(self) -> bool:
        return self.is_onlooker or self.shown.rubric

    @property
    def shows_model_answer(self) -> bool:
        return not self.is_onlooker and self.shown.model_answer


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


def set_scene(place: Place) -> Scene:
    """The place with the answer that counts and everything around it."""
    owner = place.writer.enrolment if place.writer else None
    activity_id = place.item.activity_id
    standing = standing_of(owner, activity_id, place.mode) if owner else Standing(None, None)
    opened = opened_parts(place.cohort, activity_id) if owner and has_parts(place.content) else ()
    # A member of a group may have been moved since: the answer knows its own group.
    group_id = standing.response.group_id if standing.response else standing.team.pk if standing.team else None
    return Scene(
        **{one.name: getattr(place, one.name) for one in fields(Place)},
        response=standing.response,
        grade=released_grade(owner, activity_id) if owner and not place.item.is_private else None,
        team=standing.team,
        earlier=standing.earlier,
        members=_members(standing),
        due=due_of(owner, activity_id, group_id) if owner else None,
        opened=frozenset(opened),
    )


def open_scene(viewer: Viewer, cohort_code: str, slug: str, language: str) -> Scene:
    """The page of an exercise for the viewer. Http404 as in `find_place`."""
    return set_scene(find_place(viewer, cohort_code, slug, language))


def _members(standing: Standing) -> list[Enrolment]:
    """Those who answer together: who handed it in, or the group as it is now."""
    if standing.team is None:
        return []
    if standing.response is not None and standing.response.was_handed_in:
        return active_members(standing.response)
    return team_members(standing.team)


def find_item(outline: list[OutlineItem], slug: str) -> OutlineItem:
    """The exercise with this slug; Http404 if there is none, or it is not ready."""
    item = next((one for one in outline if one.slug == slug and one.kind == "exercise"), None)
    if item is None or not item.is_ready:
        raise Http404
    return item


def link_to(cohort: Cohort, item: OutlineItem | None) -> str:
    """The address of an activity for a learner, whatever plugin shows it; '' if none does."""
    kind = registry.activity_kinds.get(item.kind) if item is not None and item.is_ready else None
    return reverse(kind.url_name, kwargs={"cohort": cohort.code, "slug": item.slug}) if kind and item else ""


def case_files(content: Any, *, for_trainer: bool) -> list[CaseFile]:
    """The cases as they were frozen; the trainer's note only for trainers."""
    if for_trainer:
        return list(content.case_files)
    return [replace(case, trainer_note_html="") for case in content.case_files]


@dataclass(frozen=True)
class Level:
    score: int
    text: str
    is_given: bool


@dataclass(frozen=True)
class RubricRow:
    label: str
    levels: list[Level]


def rubric_rows(content: RubricContent, scores: dict[str, int]) -> list[RubricRow]:
    """The rubric for components/rubric.html, with the levels that were given."""
    return [
        RubricRow(
            label=one.title,
            levels=[Level(place, text, scores.get(one.key) == place) for place, text in enumerate(one.levels)],
        )
        for one in content.rubric
    ]
