"""Lists with bullets or numbers, and boxes to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from .blocks import Block, Stack
from .colours import ACCENT, INK, WHITE
from .drawing import draw_line
from .paragraphs import Content, as_blocks
from .strokes import draw_box, draw_segments
from .text import single_line, style
from .theme import ROLES, Role

__all__ = ["Items", "TickBox"]

# Draws a marker: canvas, x of the edge where the text begins, y of the baseline, size of the text.
Mark = Callable[[Canvas, float, float, float], None]
BULLET = "•"
_INDENT = 15.0
_MARK_GAP = 5.0
_TICK = ((0.16, 0.5), (0.42, 0.22), (0.9, 0.95))


class _Item(Block):
    """A marker, and blocks beside it; what is cut off goes on without a marker."""

    def __init__(self, marker: str, content: Content, role: Role, indent: float, after: float) -> None:
        super().__init__()
        self.marker, self.role, self.indent, self.after = marker, role, indent, after
        self.body: Block = Stack(as_blocks(content, role))

    def settle(self, language: str) -> None:
        super().settle(language)
        self.body.settle(self.language)

    def least(self, width: float) -> float:
        return self.body.least(self._inner(width))

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        # The marker first: readers take texts in the order in which they were drawn.
        if self.marker:
            look = style(self.language, ROLES[self.role].size, strict=False)
            edge = x + width - self.indent if self.rtl else x + self.indent
            self._draw_marker(canvas, edge, top - look.drop)
        self.body.paint(canvas, x if self.rtl else x + self.indent, top, self._inner(width))

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        halves = self.body.cut(self._inner(width), height)
        return (self._copy(body=halves[0]), self._copy(body=halves[1], marker="")) if halves else None

    def _draw_marker(self, canvas: Canvas, edge: float, baseline: float) -> None:
        if self.marker == BULLET:
            size = ROLES[self.role].size
            canvas.setFillColor(ACCENT)
            place = edge + (8 if self.rtl else -8)
            canvas.circle(place, baseline + size * 0.25, size * 0.15, stroke=0, fill=1)
            return
        line = single_line(self.marker, style(self.language, ROLES[self.role].size, strict=False))
        gap = -_MARK_GAP if not self.rtl else _MARK_GAP
        draw_line(canvas, line, x=edge + gap, y=baseline, align="left" if self.rtl else "right", colour=ACCENT)

    def _inner(self, width: float) -> float:
        return max(width - self.indent, 1.0)

    def _measured(self, width: float) -> float:
        return self.body.measure(self._inner(width))


class Items(Stack):
    """A list. Entries are text, parts of text, or blocks, which may be lists again."""

    after = 6.0

    def __init__(
        self,
        entries: Iterable[Content],
        *,
        ordered: bool = False,
        start: int = 1,
        role: Role = "body",
        tight: bool = False,
    ) -> None:
        found = list(entries)
        markers = [f"{start + place}." if ordered else BULLET for place in range(len(found))]
        indent = _INDENT + 5.5 * max((len(marker) - 2 for marker in markers), default=0) if ordered else _INDENT
        after = 1.0 if tight else 3.0
        pairs = zip(markers, found, strict=True)
        super().__init__(_Item(marker, entry, role, max(indent, _INDENT), after) for marker, entry in pairs)


class TickBox(_Item):
    """A box to tick, or a circle to choose one of several, with its text.

    Args:
        content: text or blocks.
        ticked: whether it is filled in already.
        single: a circle instead of a square.
    """

    def __init__(self, content: Content, *, ticked: bool = False, single: bool = False, role: Role = "body") -> None:
        super().__init__("box", content, role, 20.0, 4.0)
        self.ticked, self.single = ticked, single

    def _draw_marker(self, canvas: Canvas, edge: float, baseline: float) -> None:
        side = ROLES[self.role].size * 0.86
        left = edge + 7 if self.rtl else edge - 7 - side
        bottom = baseline - side * 0.14
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.setFillColor(WHITE)
        draw = _circle if self.single else _square
        draw(canvas, left, bottom, side, ticked=self.ticked)


def _square(canvas: Any, x: float, y: float, side: float, *, ticked: bool) -> None:
    draw_box(canvas, x, y, side, side, fill=WHITE, stroke=INK, thick=0.9)
    if ticked:
        corners = [(x + across * side, y + up * side) for across, up in _TICK]
        draw_segments(canvas, [(*start, *end) for start, end in pairwise(corners)], ACCENT, thick=1.7)


def _circle(canvas: Any, x: float, y: float, side: float, *, ticked: bool) -> None:
    canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=1, fill=1)
    if ticked:
        canvas.setFillColor(ACCENT)
        canvas.circle(x + side / 2, y + side / 2, side * 0.28, stroke=0, fill=1)
