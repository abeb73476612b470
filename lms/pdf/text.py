"""Setting lines and paragraphs of either direction.

Lengths are points. Words are shaped one by one and remembered, because most come again; a
space changes no letter beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from .bidi import FSI, PDI, Filled, Levelled, levels, printable, visual_runs
from .breaking import Spot, broken
from .fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from .shaping import Shaped, shape, shape_any

__all__ = [
    "RTL_LANGUAGES",
    "Align",
    "Bit",
    "Line",
    "Style",
    "balanced",
    "fitted",
    "paragraph",
    "rich_paragraph",
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
# In the order of their bits: 1 is bold, 2 is italic.
_FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)
# Arabic script has no italics: emphasis is bold there.
_RTL_FACES = (REGULAR, BOLD, BOLD, BOLD)
_TOKENS = re.compile(" |[^ ]+")
# Longer words are not worth remembering, and may be the whole of a hostile text.
_LONGEST_KEPT = 40


class Bit(NamedTuple):
    """A part of a paragraph in one weight."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Style:
    """Font name, size in points and language; the language gives the direction.

    ``strict`` refuses characters that the fonts lack; otherwise an empty box stands for them.
    """

    font: str
    size: float
    language: str
    strict: bool = True

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

    def scaled(self, factor: float) -> Style:
        """The same style at another size."""
        return replace(self, size=self.size * factor)


class Line(NamedTuple):
    """A set line: its logical text, its runs from left to right, its width in points."""

    text: str
    style: Style
    runs: tuple[Shaped, ...]
    width: float


def style(language: str, size: float, *, bold: bool = False, italic: bool = False, strict: bool = True) -> Style:
    """Return a style of the optical ``size`` in points, that is, larger for Arabic script."""
    actual = size * _RTL_SIZE if language in RTL_LANGUAGES else size
    return Style(_FACES[bold + 2 * italic], actual, language, strict)


def single_line(text: str, look: Style) -> Line:
    """Set cleaned text in one line, however wide it becomes."""
    setting = _Setting.plain(text, look)
    return setting.line((0, len(setting.text)))


def paragraph(text: str, look: Style, width: float) -> list[Line]:
    """Set cleaned text in lines of at most ``width`` points, broken at spaces.

    A word wider than the line is broken between letters. Raises ``UnprintableText`` in a strict style.
    """
    return _Setting.plain(text, look).lines(width)


def rich_paragraph(bits: Sequence[Bit], look: Style, width: float) -> list[Line]:
    """Set a paragraph of several weights; what cannot be printed is taken out of the bits first."""
    return _Setting.rich(bits, look).lines(width)


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


@dataclass(frozen=True, slots=True)
class _Setting:
    """A paragraph with the level and the face of every character."""

    text: str
    levels: bytes
    faces: bytes
    look: Style

    @classmethod
    def plain(cls, text: str, look: Style) -> _Setting:
        found = levels(text, rtl=look.rtl)
        return cls(found.text, found.levels, bytes([_FACES.index(look.font)]) * len(found.text), look)

    @classmethod
    def rich(cls, bits: Sequence[Bit], look: Style) -> _Setting:
        text, faces = "", bytearray()
        base = _FACES.index(look.font)
        for bit in bits:
            part = _inner(bit.text, after=text)
            text += part
            faces += bytes([base | bit.bold | bit.italic << 1]) * len(part)
        if FSI in text:
            faces = bytearray(face for face, char in zip(faces, text, strict=True) if char not in (FSI, PDI))
        found = levels.__wrapped__(text, rtl=look.rtl)
        return cls(found.text, found.levels, bytes(faces), look)

    def lines(self, width: float) -> list[Line]:
        """Break the paragraph into lines."""
        places = broken(self.text, self._width, width * 1000 / self.look.size)
        return [self.line(place) for place in places]

    def line(self, spot: Spot) -> Line:
        """Set the characters of one line."""
        runs = self._runs(*spot)
        width = sum([run.width for run in runs]) * self.look.size / 1000
        return Line(self.text[spot[0] : spot[1]], self.look, tuple(runs), width)

    def _width(self, start: int, end: int) -> float:
        return sum([run.width for run in self._runs(start, end)])

    def _runs(self, start: int, end: int) -> list[Shaped]:
        """The shaped words of a line from left to right."""
        level = self.levels[start] if start < end else 0
        if self.levels.count(level, start, end) == end - start:
            return list(self._words(start, end, rtl=bool(level % 2)))
        line = Levelled(self.text[start:end], self.levels[start:end])
        return [
            word
            for run in visual_runs(line, rtl=self.look.rtl)
            for word in self._words(start + run.start, start + run.end, rtl=run.rtl)
        ]

    def _words(self, start: int, end: int, *, rtl: bool) -> Iterator[Shaped]:
        names = _RTL_FACES if rtl else _FACES
        for first, last in self._faces(start, end, rtl=rtl):
            words = _TOKENS.findall(self.text, first, last)
            for word in reversed(words) if rtl else words:
                yield from self._shaped(word, names[self.faces[first]], rtl=rtl)

    def _faces(self, start: int, end: int, *, rtl: bool) -> list[Spot]:
        """Divide a run where the face changes, in visual order."""
        if start == end or self.faces.count(self.faces[start], start, end) == end - start:
            return [(start, end)]
        places = [start, *(at for at in range(start + 1, end) if self.faces[at] != self.faces[at - 1]), end]
        parts = list(pairwise(places))
        return parts[::-1] if rtl else parts

    def _shaped(self, text: str, font: str, *, rtl: bool) -> tuple[Shaped, ...]:
        if self.look.strict:
            return (shape(text, font, rtl, self.look.language),)
        find = shape_any if len(text) <= _LONGEST_KEPT else shape_any.__wrapped__
        return find(text, font, rtl, self.look.language)


def _inner(text: str, *, after: str) -> str:
    """Clean a part of a paragraph but keep one space where it touches the part before it."""
    if isinstance(text, Filled):
        return text
    kept = _cleaned(text)
    opens = text[:1].isspace() and after and not after.endswith(" ")
    closes = text[-1:].isspace() and kept
    return f"{' ' if opens else ''}{kept}{' ' if closes else ''}"


@lru_cache(maxsize=512)
def _cleaned(text: str) -> str:
    return printable(text)
