"""The act that arranges the working groups and pairs of a cohort. Reads, draw and lists stand beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from lms.delivery.api import CohortClosedError
from lms.delivery.group_drawing import draw_groups
from lms.delivery.group_lists import GroupListError, ListedGroup, groups_by_list
from lms.delivery.group_queries import (
    ArrangedGroup,
    Arrangement,
    GroupInput,
    arrangement_of,
    group_of,
    groups_with,
    members_of,
)
from lms.delivery.models import Cohort, Enrolment, Group, GroupMembership
from lms.people.models import Person
from lms.signals import announce, groups_changed

__all__ = [
    "ArrangedGroup",
    "Arrangement",
    "ArrangementChange",
    "ArrangementChangedError",
    "GroupInput",
    "GroupListError",
    "GroupsError",
    "ListedGroup",
    "arrangement_of",
    "draw_groups",
    "group_of",
    "groups_by_list",
    "groups_with",
    "members_of",
    "set_groups",
]

NAME_LENGTH = 60


class GroupsError(ValueError):
    """An arrangement that cannot be taken: a stranger, somebody twice, a group without a name."""


class ArrangementChangedError(GroupsError):
    """Somebody else changed the groups after the trainer had loaded them."""


@dataclass(frozen=True)
class ArrangementChange:
    """What `set_groups` did: groups with people, people in them, and how many of these changed places.

    `kept` are the names of groups without people that stay because records rest on them.
    """

    groups: int
    people: int
    moved: int = 0
    kept: tuple[str, ...] = ()
    is_changed: bool = False


@transaction.atomic
def set_groups(
    *, cohort: Cohort, kind: str, groups: Sequence[GroupInput], by: Person, seen: str | None = None
) -> ArrangementChange:
    """Replace the arrangement of one kind, note it in the log and announce `groups_changed`.

    A group keeps its row (found by `group_id`), so that answers which point at it stay with it. A group
    that nobody is in afterwards, listed or not, is deleted, or kept where records PROTECT it; a new one
    without people is not made. Whoever withdrew stays on record in the group. `seen` is
    `Arrangement.seen` of what the trainer had in front of him (None does not look); an arrangement that
    stands already is taken again without a change. Raises GroupsError, ArrangementChangedError and
    CohortClosedError; nothing is written then.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.state == Cohort.State.CLOSED:
        raise CohortClosedError(_("This cohort is closed. Its groups cannot be changed."))
    before = arrangement_of(cohort=cohort, kind=kind)
    wanted = [GroupInput(" ".join(one.name.split()), one.enrolment_ids, one.group_id) for one in groups]
    sizes = [len(one.enrolment_ids) for one in wanted if one.enrolment_ids]
    if _is_same(before, wanted):
        return ArrangementChange(len(sizes), sum(sizes))
    if seen is not None and seen != before.seen:
        raise ArrangementChangedError(_("Somebody else changed the groups meanwhile. Nothing is saved yet."))
    _guard_people(cohort, wanted)
    _guard_rows(before, wanted)
    moved = _take_out(kind, before, wanted)
    kept = _drop_emptied(before, wanted)
    rows = _named_rows(cohort, kind, wanted, kept)
    _put_in(kind, before, rows)
    log(instance=cohort, action="lms.set_groups", user=by.account, data=_note(kind, wanted))
    announce(groups_changed, cohort_id=cohort.pk, kind=kind)
    return ArrangementChange(len(sizes), sum(sizes), moved, tuple(one.name for one in kept), is_changed=True)


def _is_same(before: Arrangement, wanted: list[GroupInput]) -> bool:
    """Whether the arrangement stands already: one form that is sent twice is no conflict with itself."""
    names = {one.group.pk: one.group.name for one in before.groups}
    if any(one.group_id in names and names[one.group_id] != one.name for one in wanted):
        return False
    return _state(before.inputs()) == _state(wanted)


def _state(groups: Iterable[GroupInput]) -> set[tuple[str, frozenset[int]]]:
    return {(one.name, frozenset(one.enrolment_ids)) for one in groups if one.enrolment_ids}


def _note(kind: str, wanted: list[GroupInput]) -> dict[str, object]:
    """What the log keeps: numbers of enrolments, no names of people."""
    return {"kind": kind, "groups": [[one.name, list(one.enrolment_ids)] for one in wanted if one.enrolment_ids]}


def _guard_people(cohort: Cohort, wanted: list[GroupInput]) -> None:
    times = Counter(pk for one in wanted for pk in one.enrolment_ids)
    people = {one.pk: one for one in cohort.enrolments.filter(pk__in=times).select_related("person")}
    if set(times) - set(people):
        raise GroupsError(_("Somebody on the page is not enrolled in this cohort. Load the page again."))
    for one in people.values():
        if one.state != Enrolment.State.ACTIVE:
            raise GroupsError(_("%(name)s has withdrawn from this cohort.") % {"name": one.person})
        if times[one.pk] > 1:
            raise GroupsError(_("%(name)s is in more than one group.") % {"name": one.person})


def _guard_rows(before: Arrangement, wanted: list[GroupInput]) -> None:
    times = Counter(one.group_id for one in wanted if one.group_id is not None)
    known = {one.group.pk for one in before.groups}
    if set(times) - known or max(times.values(), default=0) > 1:
        raise GroupsError(_("A group on the page does not belong to this cohort. Load the page again."))


def _guard_names(names: Iterable[str]) -> None:
    known: set[str] = set()
    for name in names:
        if not name:
            raise GroupsError(_("Give every group a name."))
        if len(name) > NAME_LENGTH:
            raise GroupsError(_("The name “%(name)s” is too long.") % {"name": name})
        if name.casefold() in known:
            raise GroupsError(_("Two groups are called “%(name)s”.") % {"name": name})
        known.add(name.casefold())


def _take_out(kind: str, before: Arrangement, wanted: list[GroupInput]) -> int:
    """End the memberships of everybody who goes elsewhere. Returns how many people change places."""
    was = {pk: group.pk for pk, group in before.places().items()}
    becomes = {pk: one.group_id for one in wanted for pk in one.enrolment_ids}
    leaving = {pk for pk, group_id in was.items() if becomes.get(pk) != group_id}
    GroupMembership.objects.filter(kind=kind, enrolment__in=leaving).delete()
    return len(leaving | (set(becomes) - set(was)))


def _drop_emptied(before: Arrangement, wanted: list[GroupInput]) -> list[Group]:
    """Delete the groups without people. Returns those that records hold on to."""
    filled = {one.group_id for one in wanted if one.enrolment_ids}
    kept = []
    for group in (one.group for one in before.groups if one.group.pk not in filled):
        try:
            with transaction.atomic():
                Group.objects.filter(pk=group.pk).delete()
        except (ProtectedError, RestrictedError):
            kept.append(group)
    return kept


def _named_rows(
    cohort: Cohort, kind: str, wanted: list[GroupInput], kept: list[Group]
) -> list[tuple[Group, tuple[int, ...]]]:
    """The rows of the wanted groups, renamed or made, each with whom it shall hold."""
    stays = {group.pk for group in kept}
    listed = [one for one in wanted if one.enrolment_ids or one.group_id in stays]
    renamed = {one.group_id: one.name for one in listed if one.group_id is not None}
    _guard_names([one.name for one in listed] + [one.name for one in kept if one.pk not in renamed])
    for group in kept:
        group.name = renamed.get(group.pk, group.name)
    _rename(renamed)
    rows = []
    for one in listed:
        group = Group(pk=one.group_id, cohort=cohort, kind=kind, name=one.name)
        if one.group_id is None:
            group.save()
        rows.append((group, one.enrolment_ids))
    return rows


def _rename(names: dict[int, str]) -> None:
    """Give the rows these names; first a passing one each, because two of them may swap theirs."""
    rows = [group for group in Group.objects.filter(pk__in=names) if group.name != names[group.pk]]
    for group in rows:
        Group.objects.filter(pk=group.pk).update(name=uuid4().hex)
    for group in rows:
        Group.objects.filter(pk=group.pk).update(name=names[group.pk])


def _put_in(kind: str, before: Arrangement, rows: list[tuple[Group, tuple[int, ...]]]) -> None:
    was = before.places()
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, kind=kind, enrolment_id=pk)
        for group, people in rows
        for pk in people
        if pk not in was or was[pk].pk != group.pk
    )
