"""What the home page of a trainee shows: where to go on, the next session, what is still missing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from lms import registry
from lms.activities.queries import OutlineItem, edition_outline
from lms.completion.api import verdict_for
from lms.completion.policy import Verdict
from lms.dashboards.requirements import RequirementLine, activity_url, requirement_lines
from lms.delivery.group_queries import groups_with
from lms.delivery.models import Cohort, Enrolment, Group, Session
from lms.grading.models import Grade
from lms.grading.queries import released_grades
from lms.people.access import Viewer
from lms.people.models import Person
from lms.progress.models import Progress
from lms.progress.queries import progress_of

FEEDBACK_SHOWN = 3


@dataclass(frozen=True)
class LessonLine:
    """A lesson in the list, with how many of its parts (itself and its activities) are done."""

    item: OutlineItem
    number: int
    url: str
    done: int
    total: int
    is_now: bool

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.done == self.total


@dataclass(frozen=True)
class NextStep:
    """Where the learner goes on: an activity and the lesson that it belongs to."""

    item: OutlineItem
    lesson_title: str
    url: str
    is_begun: bool


@dataclass(frozen=True)
class OwnGroup:
    """A group or pair of the learner with the names of the others in it."""

    group: Group
    others: list[Person]

    @property
    def is_pair(self) -> bool:
        return self.group.kind == Group.Kind.PAIR


@dataclass(frozen=True)
class TraineeHome:
    """Everything on the trainee's home page, read with a constant number of queries."""

    enrolment: Enrolment
    next_step: NextStep | None
    next_session: Session | None
    groups: list[OwnGroup]
    lessons: list[LessonLine]
    verdict: Verdict
    requirements: list[RequirementLine]
    feedback: list[tuple[Grade, str]]
    documents: list[registry.Document]


def trainee_home(viewer: Viewer, enrolment: Enrolment, language: str) -> TraineeHome:
    """Gather the page for one enrolment."""
    cohort = enrolment.cohort
    outline = edition_outline(cohort.edition_id, language)
    progress = progress_of(enrolment)
    verdict = verdict_for(enrolment)
    step = _next_step(cohort, outline, progress, _failed(verdict))
    return TraineeHome(
        enrolment=enrolment,
        next_step=step,
        next_session=next_session(cohort),
        groups=_own_groups(enrolment),
        lessons=_lessons(cohort, outline, progress, step),
        verdict=verdict,
        requirements=requirement_lines(verdict, outline, cohort),
        feedback=_feedback(enrolment, cohort, outline),
        documents=registry.documents_of.ask(viewer.person),
    )


def _own_groups(enrolment: Enrolment) -> list[OwnGroup]:
    return [
        OwnGroup(one.group, [mate.person for mate in one.enrolments if mate.pk != enrolment.pk])
        for one in groups_with(enrolment)
    ]


def next_session(cohort: Cohort) -> Session | None:
    """The session that runs now or comes next."""
    return cohort.sessions.filter(ends_at__gte=timezone.now()).select_related("activity").first()


def _is_done(item: OutlineItem, progress: dict[int, Progress]) -> bool:
    row = progress.get(item.activity_id)
    return row is not None and row.state in Progress.DONE


def _failed(verdict: Verdict) -> set[str]:
    """Codes of activities that were handed in and stay below the result that the rule asks for."""
    return {one.code for one in verdict.items if one.have is not None and one.need and one.have < one.need and one.code}


def _next_step(
    cohort: Cohort, outline: list[OutlineItem], progress: dict[int, Progress], failed: set[str]
) -> NextStep | None:
    """The first thing that is open; when all is done, the first result that is still too low."""
    titles = {item.activity_id: item.title for item in outline}
    ready = [item for item in outline if item.is_ready]
    undone = [item for item in ready if not _is_done(item, progress)]
    item = next(iter(undone or [one for one in ready if one.code in failed]), None)
    if item is None:
        return None
    lesson = titles.get(item.parent_id or 0, "")
    return NextStep(item, lesson, activity_url(cohort, item), item.activity_id in progress)


def _lessons(
    cohort: Cohort, outline: list[OutlineItem], progress: dict[int, Progress], step: NextStep | None
) -> list[LessonLine]:
    lines = []
    now = (step.item.parent_id or step.item.activity_id) if step else None
    roots = [item for item in outline if item.parent_id is None]
    for number, root in enumerate(roots, start=1):
        parts = [root, *(item for item in outline if item.parent_id == root.activity_id)]
        ready = [item for item in parts if item.is_ready]
        done = sum(_is_done(item, progress) for item in ready)
        lines.append(LessonLine(root, number, activity_url(cohort, root), done, len(ready), root.activity_id == now))
    return lines


def _feedback(enrolment: Enrolment, cohort: Cohort, outline: list[OutlineItem]) -> list[tuple[Grade, str]]:
    items = {item.activity_id: item for item in outline}
    grades = [grade for grade in released_grades(enrolment)[:FEEDBACK_SHOWN] if grade.activity_id in items]
    return [(grade, activity_url(cohort, items[grade.activity_id])) for grade in grades]
