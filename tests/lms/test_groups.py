"""Arranging groups: one transaction, rows that stay, and everybody at most once."""

import pytest
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from wagtail.models import ModelLogEntry

from lms.api import (
    ArrangementChangedError,
    CohortClosedError,
    GroupInput,
    GroupsError,
    arrangement_of,
    group_of,
    groups_with,
    members_of,
    set_groups,
)
from lms.models import Cohort, Enrolment, Group, GroupMembership
from lms.signals import groups_changed
from tests.factories import GroupFactory, GroupMembershipFactory, make_cohort

pytestmark = pytest.mark.django_db

GROUP, PAIR = Group.Kind.GROUP, Group.Kind.PAIR


@pytest.fixture
def setup():
    return make_cohort(trainees=4)


@pytest.fixture
def ids(setup):
    return [one.pk for one in setup.enrolments]


@pytest.fixture
def arrange(setup):
    """`arrange(("Tigris", [1, 2]), ("Zab", [3], group_id), kind=…)` as the cohort's trainer."""

    def act(*groups, kind=GROUP, seen=None):
        inputs = [GroupInput(one[0], tuple(one[1]), one[2] if len(one) > 2 else None) for one in groups]
        return set_groups(cohort=setup.cohort, kind=kind, groups=inputs, by=setup.trainer, seen=seen)

    return act


@pytest.fixture
def facts():
    """Every announcement of `groups_changed`."""
    heard = []

    def hear(**fact):
        heard.append((fact["cohort_id"], fact["kind"]))

    groups_changed.connect(hear)
    yield heard
    groups_changed.disconnect(hear)


@pytest.fixture
def records():
    """Names of groups that records rest on: their deletion is refused as PROTECT refuses it."""
    names = set()

    def protect(instance, **kwargs):
        if instance.name in names:
            raise ProtectedError("answers rest on it", {instance})

    pre_delete.connect(protect, sender=Group)
    yield names
    pre_delete.disconnect(protect, sender=Group)


def names_of(cohort, kind=GROUP):
    groups = arrangement_of(cohort=cohort, kind=kind).groups
    return {one.group.name: [person.pk for person in one.enrolments] for one in groups}


def test_set_groups_puts_everybody_where_they_belong(setup, ids, arrange):
    change = arrange(("Tigris", ids[:2]), ("Zab", ids[2:]))
    assert (change.groups, change.people, change.moved, change.is_changed) == (2, 4, 4, True)
    assert names_of(setup.cohort) == {"Tigris": ids[:2], "Zab": ids[2:]}
    assert group_of(setup.enrolment, GROUP).name == "Tigris"
    assert members_of(group_of(setup.enrolment, GROUP)) == setup.enrolments[:2]


def test_groups_and_pairs_of_a_cohort_are_apart(setup, ids, arrange):
    arrange(("One", ids))
    arrange(("One", ids[:2]), ("Two", ids[2:]), kind=PAIR)
    assert group_of(setup.enrolment, GROUP) != group_of(setup.enrolment, PAIR)
    assert [(one.group.kind, len(one.enrolments)) for one in groups_with(setup.enrolment)] == [(GROUP, 4), (PAIR, 2)]
    arrange(kind=PAIR)
    assert names_of(setup.cohort) == {"One": ids}
    assert group_of(setup.enrolment, PAIR) is None


@pytest.mark.database_sensitive
def test_set_groups_keeps_rows_that_are_renamed_and_refilled(setup, ids, arrange):
    arrange(("Tigris", ids[:2]), ("Zab", ids[2:]))
    tigris, zab = Group.objects.all()
    change = arrange(("Zab", ids[1:3], tigris.pk), ("Tigris", [ids[3], ids[0]], zab.pk))
    assert change.moved == 2
    assert list(Group.objects.values_list("pk", "name")) == [(tigris.pk, "Zab"), (zab.pk, "Tigris")]
    assert group_of(setup.enrolments[1], GROUP) == tigris


def test_set_groups_leaves_memberships_that_do_not_change(ids, arrange):
    arrange(("Tigris", ids[:2]), ("Zab", ids[2:]))
    tigris, zab = Group.objects.all()
    before = GroupMembership.objects.get(enrolment=ids[0]).pk
    arrange(("Tigris", [ids[0], ids[2]], tigris.pk), ("Zab", [ids[1], ids[3]], zab.pk))
    assert GroupMembership.objects.get(enrolment=ids[0]).pk == before


@pytest.mark.parametrize("is_listed", [True, False])
def test_set_groups_deletes_an_emptied_group(setup, ids, arrange, is_listed):
    arrange(("Tigris", ids[:2]), ("Zab", ids[2:]))
    tigris, zab = Group.objects.all()
    change = arrange(("Tigris", ids, tigris.pk), *([("Zab", [], zab.pk)] if is_listed else []))
    assert list(Group.objects.all()) == [tigris]
    assert change.kept == ()


def test_set_groups_keeps_an_emptied_group_that_records_rest_on(setup, ids, arrange, records):
    arrange(("Tigris", ids[:2]), ("Zab", ids[2:]))
    tigris, _zab = Group.objects.all()
    records.add("Zab")
    assert arrange(("Tigris", ids, tigris.pk)).kept == ("Zab",)
    assert names_of(setup.cohort) == {"Tigris": ids, "Zab": []}


def test_set_groups_refuses_the_name_of_a_group_that_stays(setup, ids, arrange, records):
    arrange(("Tigris", ids))
    records.add("Tigris")
    with pytest.raises(GroupsError, match="Two groups are called"):
        arrange(("tigris", ids))
    assert names_of(setup.cohort) == {"Tigris": ids}


def test_set_groups_makes_no_group_without_people(ids, arrange):
    arrange(("Tigris", ids), ("", []), ("Zab", []))
    assert Group.objects.count() == 1


def test_set_groups_twice_changes_and_announces_once(setup, ids, arrange, facts, django_capture_on_commit_callbacks):
    seen = arrangement_of(cohort=setup.cohort, kind=GROUP).seen
    with django_capture_on_commit_callbacks(execute=True):
        arrange(("Tigris", ids), seen=seen)
        again = arrange(("Tigris", ids), seen=seen)
    assert not again.is_changed
    assert facts == [(setup.cohort.pk, GROUP)]
    assert ModelLogEntry.objects.filter(action="lms.set_groups").count() == 1


@pytest.mark.database_sensitive
def test_set_groups_from_a_stale_page_changes_nothing(setup, ids, arrange, facts, django_capture_on_commit_callbacks):
    seen = arrangement_of(cohort=setup.cohort, kind=GROUP).seen
    arrange(("Tigris", ids[:2]), seen=seen)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ArrangementChangedError):
        arrange(("Zab", ids), seen=seen)
    assert names_of(setup.cohort) == {"Tigris": ids[:2]}
    assert facts == []


def test_seen_changes_with_every_person_and_name(setup, ids, arrange):
    seen = {arrangement_of(cohort=setup.cohort, kind=GROUP).seen}
    for groups in ([("A", ids)], [("B", ids)], [("B", ids[1:])], [("B", ids[1:]), ("C", ids[:1])]):
        arrange(*groups)
        seen.add(arrangement_of(cohort=setup.cohort, kind=GROUP).seen)
    assert len(seen) == 5


def test_set_groups_refuses_somebody_of_another_cohort(setup, ids, arrange, other_cohort_setup):
    with pytest.raises(GroupsError, match="not enrolled"):
        arrange(("Tigris", [ids[0], other_cohort_setup.enrolment.pk]))
    assert not Group.objects.exists()


def test_set_groups_refuses_somebody_who_withdrew(setup, ids, arrange):
    Enrolment.objects.filter(pk=ids[0]).update(state=Enrolment.State.WITHDRAWN)
    with pytest.raises(GroupsError, match="withdrawn"):
        arrange(("Tigris", ids))


@pytest.mark.parametrize("groups", [[("A", [0, 0])], [("A", [0]), ("B", [0])]])
def test_set_groups_refuses_somebody_twice(ids, arrange, groups):
    with pytest.raises(GroupsError, match="more than one group"):
        arrange(*[(name, [ids[place] for place in places]) for name, places in groups])


@pytest.mark.parametrize(
    ("names", "message"),
    [(["  ", "B"], "a name"), (["A", "a "], "Two groups"), (["A", "B" * 61], "too long")],
)
def test_set_groups_refuses_impossible_names(setup, ids, arrange, names, message):
    arrange(("Before", ids))
    with pytest.raises(GroupsError, match=message):
        arrange((names[0], ids[:2]), (names[1], ids[2:]))
    assert names_of(setup.cohort) == {"Before": ids}


def test_set_groups_refuses_rows_that_are_not_its_own(setup, ids, arrange):
    pair, foreign = GroupFactory(cohort=setup.cohort, kind=PAIR), GroupFactory()
    for row in (pair.pk, foreign.pk, 987654):
        with pytest.raises(GroupsError, match="does not belong"):
            arrange(("Tigris", ids, row))
    foreign.refresh_from_db()
    assert foreign.name != "Tigris"


def test_set_groups_refuses_one_row_twice(ids, arrange):
    arrange(("Tigris", ids))
    row = Group.objects.get().pk
    with pytest.raises(GroupsError):
        arrange(("Tigris", ids[:2], row), ("Zab", ids[2:], row))


def test_set_groups_of_a_closed_cohort_is_refused(setup, ids, arrange):
    Cohort.objects.update(state=Cohort.State.CLOSED)
    with pytest.raises(CohortClosedError):
        arrange(("Tigris", ids))


def test_people_who_withdrew_are_not_shown_but_stay_on_record(setup, ids, arrange):
    arrange(("Tigris", ids))
    Enrolment.objects.filter(pk=ids[0]).update(state=Enrolment.State.WITHDRAWN)
    row = Group.objects.get()
    assert names_of(setup.cohort) == {"Tigris": ids[1:]}
    assert [one.pk for one in members_of(row)] == ids[1:]
    arrange(("Zab", ids[1:], row.pk))
    assert GroupMembership.objects.filter(enrolment=ids[0], group=row).exists()


def test_reads_of_groups_have_constant_queries(django_assert_num_queries):
    one, three = GroupMembershipFactory(), GroupFactory()
    GroupMembershipFactory.create_batch(3, group=three)
    for group in (one.group, three):
        enrolment = group.members.first().enrolment
        with django_assert_num_queries(5):
            [str(person.person.organisation) for person in members_of(group)]
            [str(p.person.organisation) for shown in groups_with(enrolment) for p in shown.enrolments]
            arrangement_of(cohort=group.cohort, kind=GROUP).seen  # noqa: B018 - reads the rows
