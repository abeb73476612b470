"""Reads of answers: one learner's own, and what waits for the trainers of a cohort."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from lms.api import OutlineItem, Viewer, edition_outline
from lms.models import Activity, Cohort, Enrolment, Grade, Group, Person
from lms.registry import Waiting
from workbook.definitions import kind_of_version, version_by_id
from workbook.models import (
    Attachment,
    Deadline,
    DeadlineExtension,
    MarkOverride,
    Response,
    ResponseMember,
    ResponseSubmission,
)
from workbook.standing import response_of, standing_of

__all__ = [
    "GradingRow",
    "WorkbookRow",
    "activity_of",
    "deadline_with_extensions",
    "grading_rows",
    "is_marked_by_hand",
    "learners_and_groups",
    "names_of",
    "readable_attachments",
    "released_grade",
    "response_of",
    "responses_to_mark",
    "responses_visible_to",
    "standing_of",
    "submissions_of",
    "texts_handed_in",
    "waiting_for_marking",
    "workbook_rows",
]

State = Response.State
TO_MARK = ("enrolment__person", "enrolment__cohort", "group__cohort", "marking", "decided_by", "transcribed_by")


@dataclass(frozen=True)
class GradingRow:
    """One exercise that is marked by hand, with counts of answers. `drafts`: accepted, result not released."""

    item: OutlineItem
    waiting: int
    returned: int
    drafts: int
    released: int


def responses_visible_to(viewer: Viewer) -> QuerySet[Response]:
    """The viewer's own responses and those that the viewer may mark; never another's private text."""
    return Response.objects.visible_to(viewer)


def released_grade(enrolment: Enrolment, activity_id: int) -> Grade | None:
    """The learner's grade if it was released; a draft is as good as none."""
    return Grade.objects.filter(enrolment=enrolment, activity_id=activity_id, state=Grade.State.RELEASED).first()


def responses_to_mark(viewer: Viewer, cohort: Cohort, activity_id: int) -> QuerySet[Any]:
    """Handed-in answers of a cohort to one activity, oldest first, each with what its members' grades say.

    `grade_state` is None without grade, and draft while any is one; `grade_points` are those of a member
    without own points. `address_key` is the enrolment by which the bench finds it. Members come with their
    persons.
    """
    first = ResponseMember.objects.filter(response=OuterRef("pk")).order_by("pk")
    members = ResponseMember.objects.filter(response=OuterRef(OuterRef("pk"))).values("enrolment")
    grades = Grade.objects.filter(enrolment__in=members, activity=OuterRef("activity"))
    own = MarkOverride.objects.filter(response=OuterRef(OuterRef("pk")), enrolment=OuterRef("enrolment"))
    return (
        Response.objects.readable_for_marking(viewer)
        .of_cohort(cohort)
        .filter(activity_id=activity_id)
        .select_related(*TO_MARK)
        .prefetch_related(Prefetch("members", ResponseMember.objects.select_related("enrolment__person")))
        .annotate(
            address_key=Subquery(first.values("enrolment__key")[:1]),
            grade_state=Subquery(grades.order_by("state").values("state")[:1]),
            grade_points=Subquery(grades.filter(~Exists(own)).order_by("pk").values("points")[:1]),
        )
        .order_by("submitted_at", "pk")
    )


@dataclass(frozen=True)
class WorkbookRow:
    """A learner of a cohort with counts of exercises; private ones are not counted."""

    enrolment: Enrolment
    begun: int
    handed_in: int


def workbook_rows(cohort: Cohort) -> list[WorkbookRow]:
    """Every active learner of a cohort with what is begun and handed in (two queries)."""
    handed_in = Q(response__state__in=[State.SUBMITTED, State.ACCEPTED])
    counts = (
        ResponseMember.objects.filter(enrolment__cohort=cohort, activity__is_private=False)
        .values("enrolment")
        .annotate(begun=Count("pk"), handed_in=Count("pk", filter=handed_in))
        .order_by()
    )
    found = {row["enrolment"]: (row["begun"], row["handed_in"]) for row in counts}
    learners = cohort.enrolments.filter(state=Enrolment.State.ACTIVE).select_related("person")
    return [WorkbookRow(one, *found.get(one.pk, (0, 0))) for one in learners]


def grading_rows(cohort: Cohort, language: str) -> list[GradingRow]:
    """Every exercise of the cohort's edition that a trainer marks, in course order. Two queries at most."""
    counts = _state_counts(cohort)
    grades = _grade_counts(cohort)
    return [
        GradingRow(
            item=item,
            waiting=counts.get((item.activity_id, State.SUBMITTED), 0),
            returned=counts.get((item.activity_id, State.RETURNED), 0),
            drafts=grades.get((item.activity_id, Grade.State.DRAFT), 0),
            released=grades.get((item.activity_id, Grade.State.RELEASED), 0),
        )
        for item in edition_outline(cohort.edition_id, language)
        if is_marked_by_hand(item)
    ]


def is_marked_by_hand(item: OutlineItem) -> bool:
    """True for an exercise with a rubric. The definition is read from the cache after the first time."""
    if item.kind != "exercise" or item.is_private or not item.is_ready:
        return False
    return kind_of_version(version_by_id(item.version_id)).is_graded_by_hand


def _state_counts(cohort: Cohort) -> dict[tuple[int, str], int]:
    rows = (
        Response.objects.of_cohort(cohort)
        .of_active()
        .filter(activity__is_private=False)
        .values_list("activity_id", "state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return {(activity_id, state): count for activity_id, state, count in rows}


def _grade_counts(cohort: Cohort) -> dict[tuple[int, str], int]:
    rows = (
        Grade.objects.filter(enrolment__cohort=cohort, enrolment__state="active")
        .values_list("activity_id", "state")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return {(activity_id, state): count for activity_id, state, count in rows}


def waiting_for_marking(cohort: Cohort) -> list[Waiting]:
    """The answer to `registry.waiting_in_cohort`: how many answers wait (one query)."""
    waiting = Response.objects.of_cohort(cohort).of_active()
    count = waiting.filter(activity__is_private=False, state=State.SUBMITTED).count()
    if not count:
        return []
    label = ngettext("%(count)s answer waits for marking", "%(count)s answers wait for marking", count)
    url = reverse("lms_workbook:grading", kwargs={"cohort": cohort.code})
    return [Waiting(label=label % {"count": count}, count=count, url=url)]


def activity_of(item: OutlineItem) -> Activity:
    """The row of an outline item."""
    return Activity.objects.get(pk=item.activity_id)


def readable_attachments(viewer: Viewer) -> QuerySet[Attachment]:
    """Files of the answers that the viewer may read."""
    return Attachment.objects.filter(response__in=responses_visible_to(viewer).values("pk"))


def submissions_of(response: Response) -> QuerySet[ResponseSubmission]:
    """Everything that was handed in, the first first, with its version and who did it."""
    return response.submissions.select_related("version__activity", "by").order_by("number")


def texts_handed_in(responses: Iterable[Response]) -> dict[int, dict[str, str]]:
    """Response id -> what was handed in last; nothing for a draft (one query).

    What is written after an answer came back is the learner's until it is handed in again.
    """
    rows = ResponseSubmission.objects.filter(response__in=responses).order_by("number")
    return {row.response_id: row.answers for row in rows}


def names_of(person_ids: Iterable[int]) -> dict[int, str]:
    """Person id -> name as others in the course read it (one query, none without ids)."""
    found = set(person_ids)
    return {one.pk: str(one) for one in Person.objects.filter(pk__in=found)} if found else {}


def deadline_with_extensions(cohort: Cohort, activity_id: int) -> Deadline | None:
    """The deadline of an exercise; its extensions with names are loaded (two queries)."""
    extensions = DeadlineExtension.objects.select_related("enrolment__person", "group", "by")
    return (
        Deadline.objects.filter(cohort=cohort, activity_id=activity_id)
        .select_related("cohort", "set_by")
        .prefetch_related(Prefetch("extensions", extensions))
        .first()
    )


def learners_and_groups(cohort: Cohort) -> tuple[list[Enrolment], list[Group]]:
    """Everybody to whom more time can be given (two queries)."""
    learners = Enrolment.objects.filter(cohort=cohort, state=Enrolment.State.ACTIVE).select_related("person")
    return list(learners), list(Group.objects.filter(cohort=cohort))
