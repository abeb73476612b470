"""Arithmetic of a quiz: from a share of the key to points, from points to a verdict. Pure, in Decimal.

How a kind finds its share of the key is in `kinds/<kind>/scoring.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["NONE", "WHOLE", "Mark", "is_better", "is_passed", "part_of", "percent", "points_for", "total"]

NONE, WHOLE = Decimal(0), Decimal(1)
CENT = Decimal("0.01")
FINE = Decimal("1E-12")  # takes off what a share of a third loses: 0.99… is 1 again


@dataclass(frozen=True)
class Mark:
    """What one question earned: a share of the key (0 to 1), and the points that the whole key is worth."""

    question_key: str
    share: Decimal
    max_points: Decimal

    @property
    def exact(self) -> Decimal:
        """Points before rounding, for the total."""
        return min(WHOLE, max(NONE, self.share)) * self.max_points

    @property
    def points(self) -> Decimal:
        """Points with two decimal places, as they are shown beside the question."""
        return points_for(self.share, self.max_points)

    @property
    def is_right(self) -> bool:
        return self.points == self.max_points


def part_of(right: int, count: int) -> Decimal:
    """`right` of `count` as a share from 0 to 1; below zero is 0, no count at all is 0."""
    if count <= 0:
        return NONE
    return min(WHOLE, max(NONE, Decimal(right) / Decimal(count)))


def points_for(share: Decimal, max_points: Decimal) -> Decimal:
    """Points for a share of the key (0 to 1), rounded half up to a hundredth; never above the maximum."""
    share = min(WHOLE, max(NONE, share))
    return min(max_points, _rounded(share * max_points))


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(FINE, rounding=ROUND_HALF_UP).quantize(CENT, rounding=ROUND_HALF_UP)


def total(marks: Iterable[Mark]) -> tuple[Decimal, Decimal]:
    """Points and maximum of a whole attempt.

    Exact shares are added and rounded once, half up to a hundredth: three thirds of a point are one
    point, and a pass mark of whole hundredths is not missed by rounding.
    """
    marks = list(marks)
    maximum = sum((one.max_points for one in marks), NONE)
    return min(maximum, _rounded(sum((one.exact for one in marks), NONE))), maximum


def percent(points: Decimal, max_points: Decimal) -> Decimal:
    """Share of the maximum from 0 to 100, one decimal place, rounded down: 59.96 is no 60."""
    if max_points <= 0:
        return NONE
    return (points * 1000 // max_points) / Decimal(10)


def is_passed(points: Decimal, max_points: Decimal, pass_percent: int) -> bool:
    """True if the points reach the pass mark; compared without rounding."""
    return max_points > 0 and points * 100 >= pass_percent * max_points


def is_better(points: Decimal, max_points: Decimal, than_points: Decimal, than_max: Decimal) -> bool:
    """True if the first result is a larger share of its maximum than the second of its own."""
    return points * than_max > than_points * max_points
