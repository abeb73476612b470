"""Geometry of the small bar chart of item difficulty. Pure; the template draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["HEIGHT", "WIDTH", "Bar", "bars"]

WIDTH, HEIGHT = 320, 150
TOP, BASE = 22, 118


@dataclass(frozen=True)
class Bar:
    """One bar in SVG units: `x` is its start, `middle` where its texts are centred."""

    label: str
    percent: int
    x: int
    y: int
    width: int
    height: int
    middle: int


def bars(percents: Sequence[tuple[str, int]], *, is_rtl: bool = False) -> list[Bar]:
    """A bar for each (label, 0 to 100); the first one stands where reading begins."""
    if not percents:
        return []
    slot = WIDTH / len(percents)
    width = max(4, min(36, int(slot) - 4))
    result = []
    for place, (label, percent) in enumerate(percents):
        column = len(percents) - 1 - place if is_rtl else place
        middle = int(slot * column + slot / 2)
        height = round((BASE - TOP) * percent / 100)
        result.append(Bar(label, percent, middle - width // 2, BASE - height, width, height, middle))
    return result
