"""A learner's whole workbook: every exercise of the course in order, with the answer and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lms.api import OutlineItem, edition_outline
from lms.models import ActivityVersion, Enrolment, Grade
from workbook.definitions import content_of, kind_of_version, version_by_id
from workbook.kinds.base import Check, Kind
from workbook.models import Response
from workbook.openings import Shown, opened_in, shown_parts
from workbook.queries import texts_handed_in

__all__ = ["WholeWorkbook", "WorkbookEntry", "WorkbookLesson", "blank_workbook", "workbook_of"]


# An answer and what its reader may read of it.
Written = tuple[Response, dict[str, str]]


@dataclass(frozen=True)
class WorkbookEntry:
    """One exercise. `response` is None until something was written, `grade` until a result is released.

    `opened` are the parts that a trainer has opened to the cohort.
    """

    item: OutlineItem
    version: ActivityVersion
    response: Response | None
    grade: Grade | None
    answers: dict[str, str]
    opened: frozenset[str] = frozenset()

    @property
    def shown(self) -> Shown:
        """Which parts of the key its reader may see."""
        return shown_parts(self.content, self.response, self.grade, self.opened)

    @property
    def kind(self) -> Kind:
        return kind_of_version(self.version)

    @property
    def content(self) -> Any:
        return content_of(self.version)

    @property
    def is_handed_in(self) -> bool:
        return self.response is not None and self.response.state in ("submitted", "accepted")

    @property
    def is_passed(self) -> bool:
        return self.grade is not None and self.grade.percent >= getattr(self.content, "pass_percent", 0)

    @property
    def checks(self) -> list[Check]:
        """What a machine verified, once there is a result to show it with."""
        return self.kind.checks(self.content, self.answers) if self.grade is not None else []


@dataclass(frozen=True)
class WorkbookLesson:
    """A lesson with its exercises; `item` is None for exercises that stand below no lesson."""

    item: OutlineItem | None
    entries: list[WorkbookEntry]


@dataclass(frozen=True)
class WholeWorkbook:
    """All lessons that have exercises. `enrolment` is None for a blank one."""

    enrolment: Enrolment | None
    lessons: list[WorkbookLesson]

    def only(self, slug: str) -> WholeWorkbook:
        """The same workbook with one exercise; without any if there is no such exercise."""
        lessons = [
            replace(one, entries=[entry for entry in one.entries if entry.item.slug == slug]) for one in self.lessons
        ]
        return replace(self, lessons=[one for one in lessons if one.entries])

    @property
    def entries(self) -> Iterator[WorkbookEntry]:
        return (entry for lesson in self.lessons for entry in lesson.entries)

    @property
    def total(self) -> int:
        return sum(1 for _entry in self.entries)

    @property
    def handed_in(self) -> int:
        return sum(entry.is_handed_in for entry in self.entries)

    @property
    def begun(self) -> int:
        return sum(entry.response is not None for entry in self.entries)


def workbook_of(enrolment: Enrolment, language: str, *, is_own: bool) -> WholeWorkbook:
    """The workbook of one learner, in five queries at the most, whatever it holds.

    `is_own` only for the learner. For everybody else private texts and drafts are left out, and their
    exercises are shown as if nothing had been written.
    """
    items = edition_outline(enrolment.cohort.edition_id, language)
    responses = _responses(enrolment, is_own=is_own)
    grades = {one.activity_id: one for one in Grade.objects.filter(enrolment=enrolment, state=Grade.State.RELEASED)}
    return WholeWorkbook(enrolment, _lessons(items, responses, grades, opened_in(enrolment.cohort)))


def blank_workbook(edition_id: int, language: str) -> WholeWorkbook:
    """The workbook of an edition without any answer."""
    return WholeWorkbook(None, _lessons(edition_outline(edition_id, language), {}, {}, {}))


def _responses(enrolment: Enrolment, *, is_own: bool) -> dict[int, Written]:
    rows = Response.objects.filter(members__enrolment=enrolment).select_related("version__activity", "decided_by")
    if is_own:
        return {one.activity_id: (one, one.answers) for one in rows}
    found = list(rows.filter(activity__is_private=False, submitted_at__isnull=False))
    texts = texts_handed_in(found)
    return {one.activity_id: (one, texts.get(one.pk, {})) for one in found}


def _lessons(
    items: list[OutlineItem],
    responses: dict[int, Written],
    grades: dict[int, Grade],
    opened: dict[int, frozenset[str]],
) -> list[WorkbookLesson]:
    parents = {item.activity_id: item for item in items}
    lessons: dict[int | None, WorkbookLesson] = {}
    for item in items:
        if item.kind != "exercise" or not item.is_ready:
            continue
        lesson = lessons.setdefault(item.parent_id, WorkbookLesson(parents.get(item.parent_id or 0), []))
        response, answers = responses.get(item.activity_id, (None, {}))
        # An answer that is closed stands under the text that was answered.
        is_closed = response is not None and response.state in ("submitted", "accepted")
        version = response.version if response is not None and is_closed else version_by_id(item.version_id)
        grade, shown = grades.get(item.activity_id), opened.get(item.activity_id, frozenset())
        lesson.entries.append(WorkbookEntry(item, version, response, grade, answers, shown))
    return list(lessons.values())
