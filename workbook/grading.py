"""Acts of a trainer: keep marks, return with a comment, accept, release."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.api import (
    CohortClosedError,
    GradeOutOfRangeError,
    PrivateActivityError,
    Viewer,
    record_progress,
    release_grades,
    save_grade,
)
from lms.models import Activity, Cohort, Enrolment, Grade, Person, Progress
from workbook.authority import trainer_of
from workbook.definitions import content_of
from workbook.errors import (
    CommentMissingError,
    MarksChangedError,
    NotAMemberError,
    NotHandedInError,
    OpenCriteriaError,
    ReasonMissingError,
)
from workbook.models import Marking, MarkOverride, Response, ResponseMember
from workbook.rubric import checked_scores, open_criteria, total
from workbook.schema import RubricContent
from workbook.standing import active_members, sync_members
from workbook.text import clean_text

__all__ = ["accept", "clear_override", "override_grade", "release_results", "return_response", "save_marks"]

State = Response.State
HANDED_IN = {State.SUBMITTED, State.ACCEPTED}


@transaction.atomic
def save_marks(
    *, response: Response, by: Viewer, scores: Mapping[str, int], feedback: str, base_revision: int
) -> Marking:
    """Keep scores (0 to 3 by criterion, any may be missing) and feedback; no learner sees them.

    Raises PrivateActivityError, NotYourCohortError, CohortClosedError, NotHandedInError,
    rubric.ScoreError, and MarksChangedError if others were saved since `base_revision`. Saving the
    same marks again changes nothing.
    """
    response, person = _locked(response, by)
    content = _rubric_of(response)
    if response.state not in HANDED_IN:
        raise NotHandedInError(_("This answer has not been handed in, or was returned."))
    marking, _created = Marking.objects.select_for_update().get_or_create(response=response, defaults={"by": person})
    given, text = checked_scores(content, scores), clean_text(feedback)
    if (marking.scores, marking.feedback) == (given, text):
        return marking
    if marking.revision != base_revision:
        raise MarksChangedError(marking)
    marking.scores, marking.feedback = given, text
    marking.by, marking.revision = person, marking.revision + 1
    marking.save()
    return marking


def accept(
    *, response: Response, by: Viewer, scores: Mapping[str, int], feedback: str, base_revision: int, reason: str = ""
) -> list[Grade]:
    """Accept an answer with a score for every criterion: one grade for each member, drafts until released.

    Members are those of the group now and those who handed in. So somebody who joins a group after its
    answer was accepted has no grade by that alone, and gets one when a trainer accepts the answer again.
    Points of single members (`override_grade`) stay. Raises what `save_marks` raises, and
    OpenCriteriaError after the marks were saved. Accepting again with other scores changes the grades;
    `lms` keeps every change with its `reason`.
    """
    marking = save_marks(response=response, by=by, scores=scores, feedback=feedback, base_revision=base_revision)
    with transaction.atomic():
        response, person = _locked(response, by)
        content = _rubric_of(response)
        if missing := open_criteria(content, marking.scores):
            raise OpenCriteriaError(missing, marking)
        sync_members(response)
        own = {one.enrolment_id: one for one in response.overrides.all()}
        members = active_members(response)
        grades = [_write_grade(response, marking, one, own.get(one.pk), person, reason) for one in members]
        _decide(response, State.ACCEPTED, person)
    return grades


@transaction.atomic
def override_grade(
    *, response: Response, enrolment: Enrolment, points: Decimal, reason: str, by: Viewer
) -> MarkOverride:
    """Give one member of a group other points than the group, now or as soon as the answer is accepted.

    Again: replaces what was set. Raises NotYourCohortError, CohortClosedError, PrivateActivityError,
    NotHandedInError, NotAMemberError, ReasonMissingError, GradeOutOfRangeError.
    """
    response, person, maximum = _for_override(response, by)
    if enrolment.pk not in {one.pk for one in active_members(response)}:
        raise NotAMemberError(_("This is not a member of the group."))
    text = clean_text(reason)
    if not text:
        raise ReasonMissingError(_("Say why this member gets other points."))
    if not 0 <= points <= maximum:
        raise GradeOutOfRangeError(
            _("%(points)s points do not lie between 0 and %(max)s.") % {"points": points, "max": maximum}
        )
    override, _created = MarkOverride.objects.update_or_create(
        response=response, enrolment=enrolment, defaults={"points": points, "reason": text, "by": person}
    )
    if response.state == State.ACCEPTED:
        _write_grade(response, response.marking, enrolment, override, person, text)
    return override


@transaction.atomic
def clear_override(*, response: Response, enrolment: Enrolment, by: Viewer) -> None:
    """Give a member the points of the group again. Without an override: nothing.

    Raises NotYourCohortError, CohortClosedError, PrivateActivityError, NotHandedInError.
    """
    response, person, _maximum = _for_override(response, by)
    removed, _rows = response.overrides.filter(enrolment=enrolment).delete()
    if removed and response.state == State.ACCEPTED:
        _write_grade(response, response.marking, enrolment, None, person, _("Points of the group again"))


def _for_override(response: Response, by: Viewer) -> tuple[Response, Person, Decimal]:
    response, person = _locked(response, by)
    if response.group_id is None or response.state not in HANDED_IN:
        raise NotHandedInError(_("Only members of a group that has handed in get points of their own."))
    return response, person, Decimal(_rubric_of(response).max_points)


def _write_grade(
    response: Response, marking: Marking, enrolment: Enrolment, own: MarkOverride | None, by: Person, reason: str
) -> Grade:
    """The grade of one member: the group's, or the member's own points."""
    points = own.points if own else Decimal(total(marking.scores))
    return save_grade(
        enrolment=enrolment,
        version=response.version,
        points=points,
        max_points=Decimal(_rubric_of(response).max_points),
        detail={"scores": marking.scores, **({"is_own": True} if own else {})},
        feedback=marking.feedback,
        by=by,
        reason=reason or (own.reason if own else ""),
    )


@transaction.atomic
def return_response(*, response: Response, by: Viewer, comment: str) -> Response:
    """Give an answer back with a comment that the learner sees at once; it may be changed again then.

    Raises PrivateActivityError, NotYourCohortError, CohortClosedError, CommentMissingError, and
    NotHandedInError for anything that is not waiting for marking (an accepted answer has a grade).
    """
    response, person = _locked(response, by)
    text = clean_text(comment)
    if not text:
        raise CommentMissingError(_("Say in the feedback what should be changed."))
    if response.state != State.SUBMITTED:
        raise NotHandedInError(_("Only an answer that waits for marking can be returned."))
    _decide(response, State.RETURNED, person, comment=text)
    return response


@transaction.atomic
def release_results(*, cohort: Cohort, activity: Activity, by: Viewer) -> int:
    """Show the grades of all accepted answers to their learners. Returns how many; again: 0.

    Raises NotYourCohortError, CohortClosedError. Answers that are not accepted yet keep their marks hidden.
    """
    person = trainer_of(cohort, by)
    accepted = Response.objects.of_cohort(cohort).filter(activity=activity, state=State.ACCEPTED)
    members = ResponseMember.objects.filter(response__in=accepted).values_list("enrolment", flat=True)
    return release_grades(cohort=cohort, activity=activity, by=person, enrolments=members)


def _locked(response: Response, by: Viewer) -> tuple[Response, Person]:
    """The row as it now stands and the person who marks; guards what holds for every act of marking."""
    row = (
        Response.objects.select_for_update(of=("self",))
        .select_related("enrolment__cohort", "group__cohort", "activity", "version__activity")
        .get(pk=response.pk)
    )
    person = trainer_of(row.cohort, by)
    if row.activity.is_private:
        raise PrivateActivityError(_("This exercise is private and is never graded."))
    if row.cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Its results cannot be changed."))
    return row, person


def _rubric_of(response: Response) -> RubricContent:
    content = content_of(response.version)
    if not isinstance(content, RubricContent):
        raise NotHandedInError(_("This exercise marks itself."))
    return content


def _decide(response: Response, state: str, person: Person, comment: str = "") -> None:
    response.state, response.comment = state, comment
    response.decided_by, response.decided_at = person, timezone.now()
    response.revision += 1  # a page that is open somewhere asks what is new
    response.save(update_fields=["state", "comment", "decided_by", "decided_at", "revision"])
    for one in active_members(response):
        record_progress(enrolment=one, activity_id=response.activity_id, state=Progress.State(state))
