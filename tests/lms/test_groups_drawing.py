"""Drawing lots: everybody once, groups of like size, institutions mixed."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.api import draw_groups
from lms.models import Enrolment, Group, Organisation, Person

GROUP, PAIR = Group.Kind.GROUP, Group.Kind.PAIR
MINISTRIES = 3


def people_of(organisations):
    """One learner for each number; equal numbers are colleagues, 0 has no organisation."""
    return [
        Enrolment(pk=place, person=Person(pk=place, organisation=organisation(number) if number else None))
        for place, number in enumerate(organisations, start=1)
    ]


def organisation(number):
    return Organisation(pk=number, path=f"{number % MINISTRIES:04d}{number:04d}")


def spread(groups, key):
    """How often each value of `key` occurs in each of the groups."""
    counts = [Counter(key(one) for one in group) for group in groups]
    return {value: [count[value] for count in counts] for value in set().union(*counts)}


rosters = st.lists(st.integers(min_value=0, max_value=9), max_size=45)


@settings(deadline=None)  # a busy machine is no mistake of the draw
@given(rosters, st.sampled_from([4, 5]), st.sampled_from([GROUP, PAIR]), st.integers())
def test_draw_puts_everybody_into_one_group_of_like_size(organisations, size, kind, seed):
    people = people_of(organisations)
    groups = draw_groups(enrolments=people, size=size, kind=kind, seed=seed)
    assert sorted(one.pk for group in groups for one in group) == [one.pk for one in people]
    sizes = [len(group) for group in groups]
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    assert 0 not in sizes


@settings(deadline=None)  # a busy machine is no mistake of the draw
@given(rosters, st.sampled_from([4, 5]), st.sampled_from([GROUP, PAIR]), st.integers())
def test_draw_spreads_institutions_evenly(organisations, size, kind, seed):
    """So no group has two of an institution while another has none of it."""
    groups = draw_groups(enrolments=people_of(organisations), size=size, kind=kind, seed=seed)
    if not groups:
        return
    placed = [[one.person.organisation for one in group if one.person.organisation] for group in groups]
    for counts in spread(placed, lambda one: one.pk).values():
        assert max(counts) - min(counts) <= 1
    for counts in spread(placed, lambda one: one.path[:4]).values():
        assert max(counts) - min(counts) <= 1


@settings(deadline=None)  # a busy machine is no mistake of the draw
@given(rosters, st.integers())
def test_draw_pairs_leaves_nobody_alone(organisations, seed):
    people = people_of(organisations)
    sizes = Counter(len(group) for group in draw_groups(enrolments=people, kind=PAIR, seed=seed))
    if len(people) > 1:
        assert sizes == Counter({2: len(people) // 2 - len(people) % 2, 3: len(people) % 2}) - Counter()


@pytest.mark.parametrize("count", [4, 5, 8, 9, 10, *range(12, 40)])
@pytest.mark.parametrize("size", [4, 5])
def test_draw_makes_groups_of_four_and_five(count, size):
    sizes = {len(group) for group in draw_groups(enrolments=people_of(range(1, count + 1)), size=size, seed=1)}
    assert sizes <= {4, 5}


@pytest.mark.parametrize(("size", "sizes"), [(4, [4] * 5), (5, [5] * 4)])
def test_draw_follows_the_preferred_size(size, sizes):
    groups = draw_groups(enrolments=people_of(range(1, 21)), size=size, seed=1)
    assert [len(group) for group in groups] == sizes


@pytest.mark.parametrize(("count", "sizes"), [(3, [3]), (6, [3, 3]), (7, [4, 3]), (11, [4, 4, 3])])
def test_draw_of_numbers_that_four_and_five_cannot_divide(count, sizes):
    groups = draw_groups(enrolments=people_of(range(1, count + 1)), size=4, seed=1)
    assert [len(group) for group in groups] == sizes


def test_draw_is_by_lot_and_can_be_repeated():
    people = people_of([1, 1, 2, 2, 3, 3, 0, 0] * 2)
    drawn = [draw_groups(enrolments=people, size=4, seed=seed) for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
