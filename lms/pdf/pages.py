"""The canvas of a document: it keeps its pages until the last one is known.

Only then can it say "page 3 of 12" and fill in the numbers of the contents, and nothing
needs to be set twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .colours import LINE, SOFT
from .drawing import draw_line
from .strokes import draw_segments
from .text import RTL_LANGUAGES, Align, Style, paragraph, single_line, style
from .theme import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, ROLES, TOP
from .words import page_of

__all__ = ["Entry", "Furniture", "Pages"]

_HEADER_Y = PAGE_HEIGHT - TOP + 20
_FOOTER_Y = BOTTOM - 26
_BESIDE = 18.0


@dataclass(frozen=True)
class Entry:
    """A heading as the outline and the contents show it; ``depth`` is its place in the outline, from 0."""

    key: str
    title: str
    level: int
    depth: int


@dataclass(frozen=True)
class Furniture:
    """What is printed around the text of every page; texts are cleaned."""

    language: str
    header_start: str = ""
    header_end: str = ""
    footer: str = ""
    entries: Sequence[Entry] = ()


@dataclass
class _Page:
    """What is drawn on one page when all are known."""

    bare: bool = False
    marks: list[tuple[str, float]] = field(default_factory=list)
    numbers: list[Callable[[dict[str, int]], None]] = field(default_factory=list)


class Pages(Canvas):
    """A canvas that finishes its pages when it is saved."""

    def __init__(self, *args: Any, furniture: Furniture, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = furniture.language
        self._furniture = furniture
        self._states: list[dict[str, Any]] = []
        self._places: dict[str, int] = {}
        self._page = _Page()

    def mark_place(self, key: str, top: float) -> None:
        """Remember that the heading ``key`` stands on this page, ``top`` points from below."""
        self._page.marks.append((key, top))
        self._places[key] = self._pageNumber

    def leave_bare(self) -> None:
        """Print no header and footer on this page."""
        self._page.bare = True

    def number_later(self, key: str, look: Style, colour: Color, *, x: float, y: float) -> None:
        """Print the number of the page of ``key`` here, ending at ``x`` in the direction of reading."""
        x, y = self.absolutePosition(x, y)
        align: Align = "left" if look.rtl else "right"

        def draw(places: dict[str, int]) -> None:
            line = single_line(str(places.get(key, "")), look)
            draw_line(self, line, x=x, y=y, align=align, colour=colour)

        self._page.numbers.append(draw)

    def link(self, key: str, title: str, *, x: float, y: float, width: float, height: float) -> None:
        """Make a rectangle lead to the heading ``key``."""
        left, bottom = self.absolutePosition(x, y)
        rectangle = (left, bottom, left + width, bottom + height)
        # ReportLab counts links on the canvas, whose state goes back to that of each page at the end.
        name = f"link-{self._pageNumber}-{len(self._page.numbers)}"

        def draw(places: dict[str, int]) -> None:
            if key in places:
                self.linkAbsolute(title, key, rectangle, name=name, Border="[0 0 0]")

        self._page.numbers.append(draw)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Put the page aside."""
        self._states.append(dict(self.__dict__))
        self._page = _Page()
        self._startPage()

    def save(self) -> None:
        """Finish all pages and write the file."""
        for number, state in enumerate(self._states, start=1):
            self.__dict__.update(state)
            self._finish(number, len(self._states))
            super().showPage()
        super().save()

    def _finish(self, number: int, total: int) -> None:
        titles = {entry.key: entry for entry in self._furniture.entries}
        for key, top in self._page.marks:
            self.bookmarkPage(key, fit="XYZ", left=0, top=top + 10)
            self.addOutlineEntry(titles[key].title, key, level=titles[key].depth)
        for draw in self._page.numbers:
            draw(self._places)
        if not self._page.bare:
            self._draw_furniture(number, total)

    def _draw_furniture(self, number: int, total: int) -> None:
        given = self._furniture
        look = style(given.language, ROLES["fine"].size, strict=False)
        if given.header_start or given.header_end:
            self._draw_pair(given.header_start, given.header_end, look, _HEADER_Y)
            self._draw_hairline(_HEADER_Y - 7)
        self._draw_pair(given.footer, page_of(given.language, number, total), look, _FOOTER_Y)
        self._draw_hairline(_FOOTER_Y + look.size + 4)

    def _draw_hairline(self, y: float) -> None:
        draw_segments(self, [(MARGIN, y, PAGE_WIDTH - MARGIN, y)], LINE)

    def _draw_pair(self, start: str, end: str, look: Style, y: float) -> None:
        """Two texts at both ends of a line; the first one gives way."""
        rtl = self.language in RTL_LANGUAGES
        left, right = MARGIN, PAGE_WIDTH - MARGIN
        room = right - left
        begin, finish = (right, left) if rtl else (left, right)
        sides: tuple[Align, Align] = ("right", "left") if rtl else ("left", "right")
        used = 0.0
        for text, x, side in ((end, finish, sides[1]), (start, begin, sides[0])):
            line = _shortened(text, look, room - used - _BESIDE if used else room * 0.6 if start else room)
            if line:
                draw_line(self, line, x=x, y=y, align=side, colour=SOFT)
                used = line.width


def _shortened(text: str, look: Style, width: float) -> Any:
    """The text in one line, with an ellipsis where it is too long."""
    if not text:
        return None
    line = single_line(text, look)
    if line.width <= width:
        return line
    lines = paragraph(text[:400], look, max(width - look.size, look.size))
    return single_line(f"{lines[0].text}…", look)
