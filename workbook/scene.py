"""Everything that the page of one exercise needs, for the learner or for a trainer who looks on."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lms import registry
from lms.api import OutlineItem, Viewer
from lms.models import Cohort, Enrolment, Grade, Group
from lms.registry import CaseFile
from workbook.deadlines import Due, due_of
from workbook.models import Response
from workbook.openings import Shown, has_parts, opened_parts, shown_parts
from workbook.places import Place, find_item, find_own_place, find_place, find_place_for
from workbook.queries import released_grade
from workbook.schema import RubricContent
from workbook.standing import Standing, active_members, standing_of
from workbook.teams import team_members

__all__ = [
    "Place",
    "Scene",
    "case_files",
    "find_item",
    "find_own_place",
    "find_place",
    "find_place_for",
    "link_to",
    "open_scene",
    "readable_by_writer",
    "rubric_rows",
    "set_scene",
]


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


def readable_by_writer(place: Place, response: Response | None) -> Response | None:
    """None for a draft that a learner types alone: a trainer with a sheet of paper does not read it.

    What both wrote into one field is shown as a conflict; once something was entered, all is shared.
    """
    if place.is_transcription and response is not None:
        is_own_draft = response.state == Response.State.DRAFT and response.transcribed_at is None
        return None if is_own_draft else response
    return response


def set_scene(place: Place) -> Scene:
    """The place with the answer that counts and everything around it."""
    owner = place.writer.enrolment if place.writer else None
    activity_id = place.item.activity_id
    standing = standing_of(owner, activity_id, place.mode) if owner else Standing(None, None)
    opened = opened_parts(place.cohort, activity_id) if owner and has_parts(place.content) else ()
    response = readable_by_writer(place, standing.response)
    return Scene(
        **{one.name: getattr(place, one.name) for one in fields(Place)},
        response=response,
        grade=released_grade(owner, activity_id) if owner and not place.item.is_private else None,
        team=standing.team,
        earlier=None if place.is_transcription else standing.earlier,
        members=_members(standing),
        due=due_of(owner, activity_id, standing.team.pk if standing.team else None) if owner else None,
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
