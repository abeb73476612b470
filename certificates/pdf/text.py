"""Setting lines and paragraphs of either direction on a ReportLab canvas.

Lengths are points. Joined letters and ligatures carry their characters, so
that copying and searching give words; where a font cannot say it, ``/ActualText`` does
(ISO 32000-1, 14.9.4).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, cast

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from .bidi import Cell, levels, visual_runs
from .fonts import BOLD, REGULAR
from .shaping import Shaped, shape

__all__ = [
    "RTL_LANGUAGES",
    "Align",
    "Line",
    "Style",
    "balanced",
    "draw_line",
    "fitted",
    "paragraph",
    "single_line",
    "style",
]

Align = Literal["left", "center", "right"]

RTL_LANGUAGES = frozenset({"ar", "ckb"})
# Arabic script looks smaller than Latin at the same size, and needs room for its marks.
_RTL_SIZE = 1.12
_LEADING = {False: 1.22, True: 1.42}
# Where the baseline lies in a line's height: Amiri's letters reach about twice as far up as down.
_BASELINE = 0.70
_BALANCE_STEP = 0.96
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


def balanced(text: str, look: Style, width: float) -> list[Line]:
    """Set a paragraph like :func:`paragraph`, but with lines of about the same length."""
    best = lines = paragraph(text, look, width)
    while len(lines) > 1 and len(lines) == len(best):
        best = lines
        width *= _BALANCE_STEP
        lines = paragraph(text, look, width)
    return best


def fitted(text: str, look: Style, width: float, *, smallest: float) -> list[Line]:
    """Set cleaned text in one line, shrunk down to ``smallest`` of its size; if need be, in more lines."""
    line = single_line(text, look)
    if line.width > width:
        factor = max(smallest, 0.999 * width / line.width)
        return balanced(text, look.scaled(factor), width)
    return [line]


def draw_line(canvas: Canvas, line: Line, *, x: float, y: float, align: Align, colour: Color) -> None:
    """Draw a line with its baseline at ``y`` and its left, middle or right at ``x``."""
    # ReportLab has no call for marked content; _code is the page's list of operators.
    operators: list[str] = cast(Any, canvas)._code
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    cursor = x - line.width * share
    canvas.setFillColor(colour)
    operators.append(f"/Span <</Lang ({line.style.language})>> BDC")
    for run in line.runs:
        canvas.drawText(_drawn(canvas, run, line.style, cursor, y))
        cursor += run.width * line.style.size / 1000
    operators.append("EMC")


def _drawn(canvas: Canvas, run: Shaped, look: Style, x: float, y: float) -> PDFTextObject:
    drawn = canvas.beginText(x, y)
    operators: list[str] = cast(Any, drawn)._code
    for glyphs, actual in run.spans:
        # Again for each span: ReportLab 5.1 fails on a raised first glyph without a font before it.
        drawn.setFont(look.font, look.size)
        if actual is not None:
            operators.append(f"/Span <</ActualText <{_utf16(actual)}>>> BDC")
        drawn.textOut(glyphs)
        if actual is not None:
            operators.append("EMC")
    return drawn


def _utf16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()


def _set(cells: Sequence[Cell], look: Style) -> Line:
    runs = tuple(shape(text, look.font, rtl, look.language) for text, rtl in visual_runs(cells, rtl=look.rtl))
    text = "".join(char for char, _ in cells)
    return Line(text, look, runs, sum(run.width for run in runs) * look.size / 1000)


def _broken(cells: Sequence[Cell], look: Style, width: float) -> Iterator[list[Cell]]:
    """Greedy breaking: a word goes on the line while the words together stay within ``width``."""
    line: list[Cell] = []
    used = 0.0
    for word in _words(cells):
        # Words are measured one by one: they come again at every size that is tried, and are then known.
        wide = _word_width(tuple(word), look.font, look.language) * look.size / 1000
        if line and used + wide <= width:
            line = [*line, *word]
            used += wide
            continue
        if line:
            yield line
        *full, line = _split_word(_without_space(word), look, width)
        yield from full
        used = _set(line, look).width
    if line:
        yield line


@lru_cache(maxsize=8192)
def _word_width(word: tuple[Cell, ...], font: str, language: str) -> float:
    return _set(word, Style(font, 1000, language)).width


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
    if _set(word, look).width <= width:
        return [word]
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
