"""Reads of working groups and pairs: who is with whom."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from lms.delivery.models import Cohort, Enrolment, Group, GroupMembership

__all__ = ["ArrangedGroup", "Arrangement", "GroupInput", "arrangement_of", "group_of", "groups_with", "members_of"]


@dataclass(frozen=True)
class GroupInput:
    """One group as it shall be. `group_id` is the row that it stays; None makes a new one."""

    name: str
    enrolment_ids: tuple[int, ...] = ()
    group_id: int | None = None


@dataclass(frozen=True)
class ArrangedGroup:
    """A group and its active people."""

    group: Group
    enrolments: list[Enrolment]

    def as_input(self) -> GroupInput:
        """The group as it stands, to be changed and handed to `set_groups`."""
        return GroupInput(self.group.name, tuple(one.pk for one in self.enrolments), self.group.pk)


@dataclass(frozen=True)
class Arrangement:
    """The groups of one kind in the order in which they were made."""

    groups: list[ArrangedGroup]

    @property
    def seen(self) -> str:
        """A name for exactly this state: another name, person or group gives another one."""
        state = [[one.group.pk, one.group.name, sorted(one.as_input().enrolment_ids)] for one in self.groups]
        return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]

    def inputs(self) -> list[GroupInput]:
        """The arrangement as it stands, to be changed and handed to `set_groups`."""
        return [one.as_input() for one in self.groups]

    def places(self) -> dict[int, Group]:
        """Enrolment id -> group, for everybody who is in one."""
        return {person.pk: one.group for one in self.groups for person in one.enrolments}


def group_of(enrolment: Enrolment, kind: str) -> Group | None:
    """The group (or pair) of this kind that the learner is in; None without one. One query."""
    return Group.objects.filter(kind=kind, members__enrolment=enrolment).first()


def members_of(group: Group) -> list[Enrolment]:
    """The active enrolments of a group in the order of their names, with their people. One query."""
    people = Enrolment.objects.filter(group_memberships__group=group, state=Enrolment.State.ACTIVE)
    return list(people.select_related("person__organisation"))


def groups_with(enrolment: Enrolment) -> list[ArrangedGroup]:
    """The learner's group and pair, each with all of its active people. Two queries."""
    return _with_people(list(Group.objects.filter(members__enrolment=enrolment)))


def arrangement_of(*, cohort: Cohort, kind: str) -> Arrangement:
    """All groups of one kind with their active people. Two queries."""
    return Arrangement(_with_people(list(Group.objects.filter(cohort=cohort, kind=kind))))


def _with_people(groups: list[Group]) -> list[ArrangedGroup]:
    rows = GroupMembership.objects.filter(group__in=groups, enrolment__state=Enrolment.State.ACTIVE)
    people: dict[int, list[Enrolment]] = {group.pk: [] for group in groups}
    for row in rows.select_related("enrolment__person__organisation").order_by("enrolment__person__name_latin", "pk"):
        people[row.group_id].append(row.enrolment)
    return [ArrangedGroup(group, people[group.pk]) for group in groups]
