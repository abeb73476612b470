"""Which answer to an exercise counts for a learner: the own one, or that of the learner's pair or group.

An answer that was handed in stays with those who handed it in, whatever becomes of the group. A draft
follows the membership: who leaves a group leaves its draft, who joins one has it. A draft that was
written alone is kept beside the group's and can be read there.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from lms.api import record_progress
from lms.models import Enrolment, Group, Progress
from lms.rows import fetch
from workbook.models import Response, ResponseMember
from workbook.seats import Seat
from workbook.teams import team_members, team_of

__all__ = [
    "Standing",
    "active_members",
    "follow_groups",
    "lock_response",
    "response_of",
    "standing_of",
    "sync_members",
]


@dataclass(frozen=True)
class Standing:
    """The answer that counts (None before it was begun), the group that gives it (None if alone) and the
    draft that was written before the group was joined."""

    response: Response | None
    team: Group | None
    earlier: Response | None = None


def standing_of(enrolment: Enrolment, activity_id: int, mode: str) -> Standing:
    """Where a learner stands with an exercise of this mode. Changes nothing; two queries, one if alone."""
    team = team_of(enrolment, mode)
    member = ResponseMember.objects.filter(response=OuterRef("pk"), enrolment=enrolment)
    rows = (
        Response.objects.filter(Q(enrolment=enrolment) | Q(Exists(member)) | Q(group=team, group__isnull=False))
        .filter(activity_id=activity_id)
        .annotate(is_joined=Exists(member))
        .select_related("decided_by", "transcribed_by", "group", "enrolment")
    )
    found = list(rows)
    own = next((one for one in found if one.enrolment_id == enrolment.pk), None)
    kept = next((one for one in found if one.is_joined and one.was_handed_in), None)
    if kept is not None:
        return Standing(kept, kept.group)
    if team is None:
        return Standing(own, None)
    shared = next((one for one in found if one.group_id == team.pk), None)
    return Standing(shared, team, earlier=own if own is not None and own.answers else None)


def response_of(enrolment: Enrolment, activity_id: int, mode: str) -> Response | None:
    """The answer that counts for a learner; None before it was begun."""
    return standing_of(enrolment, activity_id, mode).response


def lock_response(seat: Seat) -> Response:
    """The answer that counts for a writer, locked for a change; made if there is none.

    Call it in a transaction. One query for an answer that was begun. Side effects: membership follows the
    group as long as nothing was handed in.
    """
    if seat.joined_id is not None:
        joined = fetch(Response, seat.joined_id, is_locked=True)
        if joined is not None and (joined.was_handed_in or joined.group_id == seat.team_id):
            return joined
    enrolment, version = seat.writer.enrolment, seat.version
    owner = {"group_id": seat.team_id} if seat.team_id else {"enrolment": enrolment}
    response, _created = Response.objects.select_for_update().get_or_create(
        **owner, activity=version.activity, defaults={"version": version}
    )
    if seat.team_id:
        sync_members(response)
    else:
        ResponseMember.objects.update_or_create(
            enrolment=enrolment, activity=version.activity, defaults={"response": response}
        )
    return response


def sync_members(response: Response) -> None:
    """Make the members of a group's answer those of the group. Who handed in another answer keeps that.

    Before it was handed in, those who left the group leave it; afterwards it stays theirs too.
    """
    if response.group_id is None:
        return
    people = team_members(response.group_id)
    rows = ResponseMember.objects.filter(activity_id=response.activity_id, enrolment__in=people)
    by_enrolment = {row.enrolment_id: row for row in rows.select_related("response")}
    for one in people:
        row = by_enrolment.get(one.pk)
        if row is None:
            row = ResponseMember(enrolment=one, activity_id=response.activity_id)
        elif row.response_id == response.pk or row.response.was_handed_in:
            continue
        row.response = response
        row.save()
        _begin_for(response, one)
    if not response.was_handed_in:
        response.members.exclude(enrolment__in=people).delete()


def follow_groups(cohort_id: int) -> None:
    """After groups were arranged: every draft of a group belongs to those who are in it now.

    Twice does nothing more. What was handed in stays with those who handed it in.
    """
    drafts = Response.objects.filter(group__cohort=cohort_id, submitted_at__isnull=True)
    for pk in drafts.values_list("pk", flat=True):
        with transaction.atomic():
            sync_members(Response.objects.select_for_update().get(pk=pk))


def _begin_for(response: Response, enrolment: Enrolment) -> None:
    """A late member has begun what the group has begun."""
    if response.revision:
        record_progress(enrolment=enrolment, activity_id=response.activity_id, state=Progress.State.STARTED)


def active_members(response: Response) -> list[Enrolment]:
    """The learners whose answer it is and who are still in the course, with their persons (one query)."""
    return list(
        Enrolment.objects.filter(
            pk__in=response.members.values("enrolment"), state=Enrolment.State.ACTIVE
        ).select_related("person", "cohort")
    )
