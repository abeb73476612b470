"""Acts of a trainer: keep marks, return with a comment, accept, release."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.api import (
    CohortClosedError,
    PrivateActivityError,
    Viewer,
    cohorts_taught_by,
    record_progress,
    release_grades,
    save_grade,
)
from lms.models import Activity, Cohort, Grade, Person, Progress
from workbook.definitions import content_of
from workbook.errors import (
    CommentMissingError,
    MarksChangedError,
    NotHandedInError,
    NotYourCohortError,
    OpenCriteriaError,
)
from workbook.models import Marking, Response
from workbook.rubric import checked_scores, open_criteria, total
from workbook.schema import RubricContent
from workbook.text import clean_text

__all__ = ["accept", "release_results", "return_response", "save_marks"]

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
) -> Grade:
    """Accept an answer with a score for every criterion. The grade stays a draft until it is released.

    Raises what `save_marks` raises, and OpenCriteriaError after the marks were saved. Accepting again
    with other scores changes the grade; `lms` keeps every change with its `reason`.
    """
    marking = save_marks(response=response, by=by, scores=scores, feedback=feedback, base_revision=base_revision)
    with transaction.atomic():
        response, person = _locked(response, by)
        content = _rubric_of(response)
        if missing := open_criteria(content, marking.scores):
            raise OpenCriteriaError(missing, marking)
        grade = save_grade(
            enrolment=response.enrolment,
            version=response.version,
            points=Decimal(total(marking.scores)),
            max_points=Decimal(content.max_points),
            detail={"scores": marking.scores},
            feedback=marking.feedback,
            by=person,
            reason=reason,
        )
        _decide(response, State.ACCEPTED, person)
    return grade


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
    person = _guard_trainer(cohort, by)
    accepted = Response.objects.filter(enrolment__cohort=cohort, activity=activity, state=State.ACCEPTED)
    return release_grades(
        cohort=cohort, activity=activity, by=person, enrolments=accepted.values_list("enrolment", flat=True)
    )


def _guard_trainer(cohort: Cohort, by: Viewer) -> Person:
    if by.person is None or not cohorts_taught_by(by).filter(pk=cohort.pk).exists():
        raise NotYourCohortError(_("Only a trainer of this cohort may do this."))
    return by.person


def _locked(response: Response, by: Viewer) -> tuple[Response, Person]:
    """The row as it now stands and the person who marks; guards what holds for every act of marking."""
    row = (
        Response.objects.select_for_update(of=("self",))
        .select_related("enrolment__cohort", "activity", "version__activity")
        .get(pk=response.pk)
    )
    person = _guard_trainer(row.enrolment.cohort, by)
    if row.activity.is_private:
        raise PrivateActivityError(_("This exercise is private and is never graded."))
    if row.enrolment.cohort.state == Cohort.State.CLOSED:
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
    response.save(update_fields=["state", "comment", "decided_by", "decided_at"])
    record_progress(enrolment=response.enrolment, activity_id=response.activity_id, state=Progress.State(state))
