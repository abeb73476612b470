"""Which group of a cohort answers an exercise together.

The only place of the workbook that knows how `lms` keeps groups and pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from lms.models import ActivityVersion, Enrolment, Group, GroupMembership, Person

__all__ = ["TOGETHER", "in_team", "mode_of", "team_id_of", "team_members", "team_of"]

# Modes of an exercise that are answered together, and the kind of group that does.
TOGETHER = ("pair", "group")


def mode_of(version: ActivityVersion) -> str:
    """`individual`, `pair` or `group`. What is private is always answered alone."""
    if version.activity.is_private:
        return "individual"
    return str(version.definition.get("mode", "individual"))


def _memberships(mode: str) -> QuerySet[GroupMembership]:
    # The modes in which people answer together are called like the kinds of group that do.
    return GroupMembership.objects.filter(kind=mode) if mode in TOGETHER else GroupMembership.objects.none()


def team_of(enrolment: Enrolment, mode: str) -> Group | None:
    """The pair or group in which a learner answers exercises of this mode (one query; none if alone)."""
    if mode not in TOGETHER:
        return None
    membership = _memberships(mode).filter(enrolment=enrolment).select_related("group").first()
    return membership.group if membership else None


def team_id_of(enrolment_id: int, mode: str) -> int | None:
    """The id of that group alone (one light query; none if alone)."""
    if mode not in TOGETHER:
        return None
    rows = _memberships(mode).filter(enrolment=enrolment_id).order_by()
    return next(iter(rows.values_list("group", flat=True)[:1]), None)


def team_members(group: Group | int) -> list[Enrolment]:
    """The learners of a group who are active in the cohort, with their persons (one query)."""
    return list(
        Enrolment.objects.filter(pk__in=_in(group), state=Enrolment.State.ACTIVE).select_related("person", "cohort")
    )


def in_team(person: Person, path: str = "group") -> Q:
    """Condition on rows with a group: the person is in it now."""
    return Q(**{f"{path}__in": GroupMembership.objects.filter(enrolment__person=person).values("group")})


def _in(group: Group | int) -> Iterable[int]:
    return GroupMembership.objects.filter(group=group).values_list("enrolment", flat=True)
