"""The page of contents, and the cover."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from .blocks import Block, Gap, PageBreak, Stack
from .colours import RULE
from .ornament import draw_band, draw_mark
from .pages import Entry
from .paragraphs import Content, Heading, Paragraph
from .tables import KeyValue
from .text import style
from .theme import BODY_WIDTH, MARGIN, PAGE_HEIGHT, ROLES
from .words import contents_title

__all__ = ["Contents", "cover"]

_NUMBER_ROOM = 34.0
_INDENT = 14.0
_BAND_TILES = 31


class _ContentsEntry(Block):
    """A title, dots, and the number of its page."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        first = entry.level == 1
        self.before, self.after = (7.0, 2.0) if first else (1.0, 2.0)
        self.title = Paragraph(entry.title, "body" if first else "small", bold=first)
        self.indent = _INDENT * (entry.level - 1)

    def settle(self, language: str) -> None:
        super().settle(language)
        self.title.settle(self.language)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        inner = self._inner(width)
        self.title.paint(canvas, x + (_NUMBER_ROOM if self.rtl else self.indent), top, inner)
        height = self.measure(width)
        baseline = top - height + self.title.style.leading - self.title.style.drop
        self._draw_dots(canvas, x, baseline, width, inner)
        self._draw_number(cast(Any, canvas), x if self.rtl else x + width, baseline)
        cast(Any, canvas).link(self.entry.key, self.entry.title, x=x, y=top - height, width=width, height=height)

    def _draw_number(self, canvas: Any, x: float, baseline: float) -> None:
        look = style(self.language, self.title.look.size, bold=self.title.bold, strict=False)
        canvas.number_later(self.entry.key, look, ROLES["body"].colour, x=x, y=baseline)

    def _draw_dots(self, canvas: Canvas, x: float, baseline: float, width: float, inner: float) -> None:
        used = self.indent + self.title.lines(inner)[-1].width + 6
        end = width - _NUMBER_ROOM + 8
        if end - used < 12:
            return
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.setDash(0.1, 4)
        canvas.setLineCap(1)
        begin, ahead = (x + width, -1) if self.rtl else (x, 1)
        canvas.line(begin + used * ahead, baseline, begin + end * ahead, baseline)
        canvas.restoreState()

    def _inner(self, width: float) -> float:
        return max(width - self.indent - _NUMBER_ROOM, 1.0)

    def _measured(self, width: float) -> float:
        return self.title.measure(self._inner(width))


class Contents(Stack):
    """The list of headings with their pages, down to a level; the document fills it."""

    def __init__(self, *, title: str = "", depth: int = 2) -> None:
        super().__init__([])
        self.title, self.depth = title, depth

    def list_entries(self, entries: Sequence[Entry]) -> None:
        """Take the headings of the document."""
        heading = Heading(self.title or contents_title(self.language), 1, listed=False)
        shown = [_ContentsEntry(entry) for entry in entries if entry.level <= self.depth]
        self.children = [heading, *shown]
        self.settle(self.language)


class _Band(Block):
    """Bands of stars at the upper and lower edge of a page, and the mark."""

    after = 26.0

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        bare: Any = getattr(canvas, "leave_bare", None)
        if bare:
            bare()
        tile = BODY_WIDTH / _BAND_TILES
        left, upper = canvas.absolutePosition(0, 0)
        for y in (PAGE_HEIGHT - 16 * mm, 16 * mm - tile):
            draw_band(canvas, x=MARGIN - left, y=y - upper, width=BODY_WIDTH, tiles=_BAND_TILES)
        side = x + width - 9 * mm if self.rtl else x + 9 * mm
        draw_mark(canvas, x=side, y=top - 40 * mm, radius=9 * mm)

    def _measured(self, width: float) -> float:
        return 56 * mm


def cover(
    title: str, *, subtitle: str = "", facts: Sequence[tuple[str, Content]] = (), note: str = ""
) -> list[Flowable]:
    """Return a title page without header and footer: band, mark, title, facts, and a note."""
    blocks: list[Flowable] = [_Band(), Paragraph(title, "display")]
    if subtitle:
        blocks.append(Paragraph(subtitle, "lead"))
    if facts:
        blocks += [Gap(22), KeyValue(facts)]
    if note:
        blocks += [Gap(14), Paragraph(note, "small", colour=ROLES["label"].colour)]
    return [*blocks, PageBreak()]
