"""Drawing lots for groups. Touches no database."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from lms.delivery.models import Enrolment, Group
from lms.people.models import Organisation

__all__ = ["GROUP_SIZES", "draw_groups"]

# A working group is of four or five; the trainer says which of the two is preferred.
GROUP_SIZES = (4, 5)


def draw_groups(
    *, enrolments: Iterable[Enrolment], size: int = GROUP_SIZES[0], kind: str = Group.Kind.GROUP, seed: int
) -> list[list[Enrolment]]:
    """Draw groups that mix institutions; the same seed draws the same groups.

    Sizes differ by at most one: groups of four and five around `size` (of three, where a cohort of six,
    seven or eleven cannot be divided so, and fewer in a smaller one), pairs of two with one of three for
    an odd number. The people of one organisation are spread evenly (no two groups differ by more than
    one of them), and so are those of all organisations under one ministry. The enrolments come with
    their `person__organisation` selected.
    """
    lots = Random(seed)  # noqa: S311 - lots for a seminar, not a secret
    people = list(enrolments)
    count = _group_count(len(people), size, kind)
    groups: list[list[Enrolment]] = [[] for _number in range(count)]
    # Dealt like cards, neighbours end up in different groups; so colleagues must be neighbours.
    for place, person in enumerate(_by_institution(people, lots)):
        groups[place % count].append(person)
    return groups


def _group_count(people: int, size: int, kind: str) -> int:
    if not people:
        return 0
    if kind == Group.Kind.PAIR:
        return max(1, people // 2)
    largest = max(GROUP_SIZES)
    return max(1, people // size, -(-people // largest))


def _by_institution(people: list[Enrolment], lots: Random) -> list[Enrolment]:
    """Everybody in a drawn order in which colleagues, and organisations of one ministry, stand together."""
    ranks: dict[tuple[str, object], float] = {}

    def rank(kind: str, key: object) -> float:
        return ranks.setdefault((kind, key), lots.random())

    def order(one: Enrolment) -> tuple[float, float, float]:
        organisation = one.person.organisation
        if organisation is None:
            return rank("nobody's colleague", one.pk), 0, 0
        ministry = organisation.path[: Organisation.steplen]
        return rank("ministry", ministry), rank("organisation", organisation.pk), lots.random()

    return sorted(people, key=order)
