"""Setting lines and paragraphs of either direction on a ReportLab canvas.

Lengths are points. A line keeps its logical text, which goes into the PDF as
``/ActualText`` (ISO 32000-1, 14.9.4), so that copying and searching give words, not glyphs.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .bidi import Cell, levels, visual_runs
from .fonts import BOLD, REGULAR
from .shaping import Shaped, shape

__all__ = ["RTL_LANGUAGES", "Align", "Line", "Style", "draw_line", "fitted", "paragraph", "single_line", "style"]

Align = Literal["left", "center", "right"]

RTL_LANGUAGES = frozenset({"ar", "ckb"})
# Arabic script looks smaller than Latin at the same size, and needs room for its marks.
_RTL_SIZE = 1.12
_LEADING = {False: 1.22, True: 1.42}
# Where the baseline lies in a line's height: Amiri's letters reach about twice as far up as down.
_BASELINE = 0.70
_BREAK_KEEPERS = frozenset("\u200c\u200d")


@dataclass(frozen=True)
class Style:
    """Font name, size in points and language; the language gives the direction."""

    font: str
    size: float
    language: str

    @property
    def rtl(self) -> bool:
        """Whether a paragraph in this style runs from right to left."""
        return self.language in RTL_LANGUAGES

    @property
    def leading(self) -> float:
        """Distance of baselines in points."""
        return self.size * _LEADING[self.rtl]

    @property
    def drop(self) -> float:
        """Distance in points from the top of a line to its baseline."""
        return self.leading * _BASELINE

    def scaled(self, factor: float) -> "Style":
        """The same style at another size."""
        return replace(self, size=self.size * factor)


@dataclass(frozen=True)
class Line:
    """A set line: its logical text, its runs from left to right, its width in points."""

    text: str
    style: Style
    runs: tuple[Shaped, ...]
    width: float


def style(language: str, size: float, *, bold: bool = False) -> Style:
    """Return a style of the optical ``size`` in points, that is, larger for Arabic script."""
    actual = size * _RTL_SIZE if language in RTL_LANGUAGES else size
    return Style(BOLD if bold else REGULAR, actual, language)


def single_line(text: str, look: Style) -> Line:
    """Set cleaned text in one line, however wide it becomes."""
    return _set(levels(text, rtl=look.rtl), look)


def paragraph(text: str, look: Style, width: float) -> list[Line]:
    """Set cleaned text in lines of at most ``width`` points, broken at spaces.

    A word wider than the line is broken between letters. Raises ``UnprintableText``.
    """
    return [_set(cells, look) for cells in _broken(levels(text, rtl=look.rtl), look, width)]


def fitted(text: str, look: Style, width: float, *, smallest: float) -> list[Line]:
    """Set cleaned text in one line, shrunk down to ``smallest`` of its size; if need be, in more lines."""
    line = single_line(text, look)
    if line.width > width:
        factor = max(smallest, 0.999 * width / line.width)
        return paragraph(text, look.scaled(factor), width)
    return [line]


def draw_line(canvas: Canvas, line: Line, *, x: float, y: float, align: Align, colour: Color) -> None:
    """Draw a line with its baseline at ``y`` and its left, middle or right at ``x``."""
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    cursor = x - line.width * share
    canvas.setFillColor(colour)
    _begin_span(canvas, line)
    for glyphs, width in line.runs:
        run = canvas.beginText(cursor, y)
        run.setFont(line.style.font, line.style.size)
        run.textOut(glyphs)
        canvas.drawText(run)
        cursor += width * line.style.size / 1000
    canvas._code.append("EMC")


def _begin_span(canvas: Canvas, line: Line) -> None:
    # ReportLab has no call for marked content; _code is the page's list of operators.
    text = ("\ufeff" + line.text).encode("utf-16-be").hex().upper()
    canvas._code.append(f"/Span <</Lang ({line.style.language}) /ActualText <{text}>>> BDC")


def _set(cells: Sequence[Cell], look: Style) -> Line:
    runs = tuple(shape(text, look.font, rtl, look.language) for text, rtl in visual_runs(cells, rtl=look.rtl))
    text = "".join(char for char, _ in cells)
    return Line(text, look, runs, sum(width for _, width in runs) * look.size / 1000)


def _broken(cells: Sequence[Cell], look: Style, width: float) -> Iterator[list[Cell]]:
    """Greedy breaking: a word goes on the line while the line as set stays within ``width``."""
    line: list[Cell] = []
    for word in _words(cells):
        longer = [*line, *word] if line else _without_space(word)
        if _set(longer, look).width <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _split_word(_without_space(word), look, width)
        yield from full
    if line:
        yield line


def _words(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Yield the words, each with the space before it."""
    word: list[Cell] = []
    for cell in cells:
        if cell[0] == " " and word:
            yield word
            word = []
        word.append(cell)
    if word:
        yield word


def _without_space(word: list[Cell]) -> list[Cell]:
    return word[1:] if word[0][0] == " " else word


def _split_word(word: list[Cell], look: Style, width: float) -> list[list[Cell]]:
    pieces: list[list[Cell]] = [[]]
    for cell in word:
        piece = [*pieces[-1], cell]
        if pieces[-1] and not _clings(cell[0]) and _set(piece, look).width > width:
            pieces.append([cell])
        else:
            pieces[-1] = piece
    return pieces


def _clings(char: str) -> bool:
    """Whether a character cannot begin a line: a mark or a joiner."""
    return bool(unicodedata.combining(char)) or char in _BREAK_KEEPERS
