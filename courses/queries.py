"""Reads of course content and of a learner's place in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language

from courses.models import Case, CoursePage, LessonPage
from courses.models.case import case_file
from lms import registry
from lms.api import OutlineItem, Viewer, cohorts_taught_by, enrolments_of
from lms.models import Activity, CertificationRule, Cohort, Course, Enrolment, LearningOutcome, Progress
from lms.translated import language_order

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = [
    "CourseCard",
    "OutlineEntry",
    "case_files",
    "course_context",
    "course_outline",
    "listed_courses",
    "newest_cohort",
    "progress_of",
]


def case_files(codes: list[str], language: str, for_trainer: bool) -> list[registry.CaseFile]:
    """The published cases with these codes, each in the best language, in the order asked (one query)."""
    rank = {code: place for place, code in enumerate(language_order(language))}
    rows = Case.objects.filter(code__in=codes, live=True).select_related("locale")
    best: dict[str, Case] = {}
    for case in sorted(rows, key=lambda one: rank.get(one.locale.language_code, len(rank))):
        best.setdefault(case.code, case)
    return [case_file(best[code].to_json(), for_trainer=for_trainer) for code in codes if code in best]


# --- the public pages ---------------------------------------------------------------------------
@dataclass(frozen=True)
class CourseCard:
    """A course in the public list; `url` keeps the reader's language whatever the page's is."""

    course: Course
    title: str
    language: str
    url: str


def listed_courses(language: str) -> list[CourseCard]:
    """All published courses, each in the best language it has a page in (one query)."""
    rank = {code: place for place, code in enumerate(language_order(language))}
    pages = CoursePage.objects.live().filter(course__isnull=False).select_related("course__issuer", "locale")
    best: dict[Any, CoursePage] = {}
    for page in sorted(pages, key=lambda one: rank.get(one.locale.language_code, len(rank))):
        best.setdefault(page.translation_key, page)
    cards = [
        CourseCard(page.course, page.title, page.locale.language_code, reverse("wagtail_serve", args=[f"{page.slug}/"]))
        for page in best.values()
        if page.course is not None
    ]
    return sorted(cards, key=lambda card: card.course.code)


def course_context(page: Any, viewer: Viewer) -> dict[str, Any]:
    """What the public page of a course shows. Six queries, however many lessons there are."""
    course: Course | None = page.course
    if course is None:
        return {"course": None}
    lessons = LessonPage.objects.child_of(page).live()
    return {
        "course": course,
        "content_language": page.locale.language_code,
        "outcome_groups": _outcomes_by_kind(course),
        "lessons": lessons,
        "rule": CertificationRule.objects.filter(course=course).first(),
        "requirements": _requirements(course),
        "cohort": newest_cohort(viewer, course.pk),
    }


def _outcomes_by_kind(course: Course) -> list[tuple[StrOrPromise, list[LearningOutcome]]]:
    outcomes = list(course.outcomes.all())
    groups = [(kind.label, [one for one in outcomes if one.kind == kind]) for kind in LearningOutcome.Kind]
    return [(label, group) for label, group in groups if group]


def _requirements(course: Course) -> list[Any]:
    rule = CertificationRule.objects.filter(course=course).prefetch_related("requirements__activity").first()
    return sorted(rule.requirements.all(), key=lambda one: one.activity.position) if rule else []


def newest_cohort(viewer: Viewer, course_id: int) -> Cohort | None:
    """The viewer's newest cohort of the course: as a learner, else as a trainer; None for others."""
    if viewer.person is None:
        return None
    enrolment = enrolments_of(viewer).filter(cohort__edition__course_id=course_id).first()
    if enrolment is not None:
        return enrolment.cohort
    taught = cohorts_taught_by(viewer).filter(edition__course_id=course_id, trainers__person=viewer.person)
    return taught.order_by("-starts_on").first()


# --- the learner's outline ----------------------------------------------------------------------
@dataclass(frozen=True)
class OutlineEntry:
    """An activity in the outline with the learner's state of it and what belongs to it."""

    item: OutlineItem
    url: str
    icon: str
    kind_label: str
    state: str
    children: tuple[OutlineEntry, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.state in (Progress.State.SUBMITTED, Progress.State.ACCEPTED)

    @property
    def done_count(self) -> int:
        """How many parts are done: the activity itself and what belongs to it."""
        return sum(one.is_done for one in (self, *self.children))

    @property
    def part_count(self) -> int:
        return 1 + len(self.children)


def progress_of(enrolment: Enrolment | None) -> dict[int, Progress]:
    """The learner's progress by activity id (one query); empty without an enrolment."""
    if enrolment is None:
        return {}
    return {row.activity_id: row for row in Progress.objects.filter(enrolment=enrolment)}


def course_outline(cohort_code: str, outline: list[OutlineItem], progress: dict[int, Progress]) -> list[OutlineEntry]:
    """The activities as a tree with addresses and states. No query."""
    below: dict[int | None, list[OutlineItem]] = {}
    known = {item.activity_id for item in outline}
    for item in outline:
        below.setdefault(item.parent_id if item.parent_id in known else None, []).append(item)

    def entry(item: OutlineItem) -> OutlineEntry:
        kind = registry.activity_kinds.get(item.kind)
        row = progress.get(item.activity_id)
        return OutlineEntry(
            item=item,
            url=reverse(kind.url_name, args=[cohort_code, item.slug]) if kind else "",
            icon=kind.icon if kind else "list",
            kind_label=str(kind.label) if kind else "",
            state=row.state if row else "",
            children=tuple(entry(child) for child in below.get(item.activity_id, [])),
        )

    return [entry(item) for item in below.get(None, [])]


def activity_course_id(translation_key: Any) -> int | None:
    """The course of an activity by the translation key of its pages; None if it was never published."""
    return Activity.objects.filter(key=translation_key).values_list("course_id", flat=True).first()


def active_language() -> str:
    """The code of the active language."""
    return (get_language() or "en").split("-")[0]
