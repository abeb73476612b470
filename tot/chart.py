"""The geometry of the bar chart of the pool: pure numbers, drawn by the template as SVG.

The horizontal axis runs with reading (house rule), so the server draws it once per direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Bar", "BarChart", "bar_chart"]

WIDTH = 340
LABEL_WIDTH = 128
VALUE_WIDTH = 28
ROW = 28
BAR = 16


@dataclass(frozen=True)
class Bar:
    """One row: where its label, its bar and its value stand, in units of the viewBox."""

    label: str
    count: int
    label_x: int
    text_y: int
    bar_x: float
    bar_y: int
    bar_width: float
    value_x: float


@dataclass(frozen=True)
class BarChart:
    """All rows and the size of the drawing."""

    bars: list[Bar]
    width: int
    height: int
    bar_height: int
    axis_x: int


def bar_chart(counts: Sequence[tuple[str, int]], *, is_rtl: bool) -> BarChart:
    """Bars for (label, count) pairs, longest count full width; mirrored for right-to-left scripts."""
    most = max((count for _label, count in counts), default=1) or 1
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    bars = []
    for row, (label, count) in enumerate(counts):
        length = round(room * count / most, 1)
        bars.append(
            Bar(
                label=label,
                count=count,
                label_x=_place(0, is_rtl),
                text_y=row * ROW + 19,
                bar_x=_place(LABEL_WIDTH + length, is_rtl) if is_rtl else LABEL_WIDTH,
                bar_y=row * ROW + (ROW - BAR) // 2,
                bar_width=length,
                value_x=_place(LABEL_WIDTH + length + 6, is_rtl),
            )
        )
    axis = _place(LABEL_WIDTH, is_rtl)
    return BarChart(bars=bars, width=WIDTH, height=len(counts) * ROW, bar_height=BAR, axis_x=int(axis))


def _place(offset: float, is_rtl: bool) -> float:
    return WIDTH - offset if is_rtl else offset
