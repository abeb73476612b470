"""Everything that the page of one exercise needs, for the learner or for a trainer who looks on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.urls import reverse

from lms import registry
from lms.api import CohortAccess, OutlineItem, Viewer, edition_outline, enter_cohort
from lms.models import ActivityVersion, Cohort, Grade
from lms.registry import CaseFile
from workbook.definitions import content_of, kind_of_version, version_by_id
from workbook.kinds.base import Kind
from workbook.models import Response
from workbook.queries import own_response, released_grade
from workbook.schema import RubricContent

__all__ = ["Scene", "case_files", "find_item", "link_to", "open_scene", "rubric_rows"]


@dataclass(frozen=True)
class Scene:
    """One exercise as one viewer meets it. `response` and `grade` are None for trainers and beginners."""

    access: CohortAccess
    item: OutlineItem
    version: ActivityVersion
    kind: Kind
    content: Any
    response: Response | None
    grade: Grade | None
    outline: list[OutlineItem]

    @property
    def cohort(self) -> Cohort:
        return self.access.cohort

    @property
    def is_onlooker(self) -> bool:
        """A trainer without an enrolment: sees everything, saves nothing."""
        return self.access.enrolment is None

    @property
    def is_closed(self) -> bool:
        return self.cohort.state == Cohort.State.CLOSED

    @property
    def is_locked(self) -> bool:
        """Handed in, and nothing to be changed until it comes back."""
        handed_in = self.response is not None and self.response.state in ("submitted", "accepted")
        return handed_in and not self.kind.stays_open

    @property
    def can_write(self) -> bool:
        return not (self.is_onlooker or self.is_closed or self.is_locked)

    @property
    def counts(self) -> bool:
        """True if the certification rule of the edition names this exercise."""
        required = self.cohort.edition.rule.get("activities", [])
        return any(one["code"] == self.item.code for one in required)

    @property
    def cases(self) -> list[CaseFile]:
        return case_files(self.content, for_trainer=self.is_onlooker)


def open_scene(viewer: Viewer, cohort_code: str, slug: str, language: str) -> Scene:
    """The exercise with this slug in the viewer's cohort. Http404 for strangers and unknown or unready ones.

    A learner goes on in the language in which the page is read: keys are the same in all of them.
    """
    access = enter_cohort(viewer, cohort_code)
    outline = edition_outline(access.cohort.edition_id, language)
    item = find_item(outline, slug)
    version = version_by_id(item.version_id)
    mine = access.enrolment
    return Scene(
        access=access,
        item=item,
        version=version,
        kind=kind_of_version(version),
        content=content_of(version),
        response=own_response(mine, item.activity_id) if mine else None,
        grade=released_grade(mine, item.activity_id) if mine and not item.is_private else None,
        outline=outline,
    )


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
