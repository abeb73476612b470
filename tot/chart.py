"""The geometry of the bar chart of the pool: pure numbers, drawn by the template as SVG.

The horizontal axis runs with reading (house rule), so the server draws it once per direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "BarChart", "bar_chart"]

WIDTH = 280
VALUE_WIDTH = 28
ROW = 44
BAR = 12


@dataclass(frozen=True)
class Bar:
    """One row, its label above its bar: where label, bar and value stand, in units of the viewBox."""

    label: str
    count: int
    label_x: float
    label_y: int
    bar_x: float
    bar_y: int
    bar_width: float
    value_x: float
    value_y: int


@dataclass(frozen=True)
class BarChart:
    """All rows and the size of the drawing; bars begin at the edge that reading starts from."""

    bars: list[Bar]
    width: int
    height: int
    bar_height: int


def bar_chart(counts: Sequence[tuple[str, int]], *, is_rtl: bool) -> BarChart:
    """Bars for (label, count) pairs, longest count full width; mirrored for right-to-left scripts."""

    def place(offset: float) -> float:
        return WIDTH - offset if is_rtl else offset

    most = max((count for _label, count in counts), default=1) or 1
    bars = []
    for row, (label, count) in enumerate(counts):
        length, top = round((WIDTH - VALUE_WIDTH) * count / most, 1), row * ROW
        bars.append(
            Bar(
                label=label,
                count=count,
                label_x=place(0),
                label_y=top + 14,
                bar_x=place(length) if is_rtl else 0,
                bar_y=top + 22,
                bar_width=length,
                value_x=place(length + 6),
                value_y=top + 22 + BAR - 2,
            )
        )
    return BarChart(bars=bars, width=WIDTH, height=len(counts) * ROW, bar_height=BAR)
