"""Glyphs for a run of text: HarfBuzz with a given direction.

ReportLab's own ``shapeStr`` guesses the direction, and so reverses digits in Arabic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz as hb

from .bidi import UnprintableText
from .fonts import SYMBOLS, Face, face

__all__ = ["Glyph", "Shaped", "Span", "shape", "shape_any"]


class Glyph(NamedTuple):
    """A glyph by its code point in the font; lengths in thousandths of the font size.

    ``advance`` is where HarfBuzz goes on, ``width`` where PDF would.
    """

    code: int
    advance: float
    width: float
    dx: float
    dy: float


class Span(NamedTuple):
    """Glyphs side by side, and their characters where the glyphs alone do not tell them."""

    glyphs: tuple[Glyph, ...]
    actual: str | None


# Compared by identity, so that what was drawn of it can be kept by it.
@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """A run as spans from left to right, and its width in thousandths of the font size."""

    font: str
    spans: tuple[Span, ...]
    width: float


_NO_SCRIPT = frozenset({None, "Zyyy", "Zinh", "Zzzz"})
_FEATURES = {"kern": True, "liga": True}


@lru_cache(maxsize=16384)
def shape(text: str, font: str, rtl: bool, language: str) -> Shaped:
    """Return the glyphs, in visual order, of a run of one direction.

    Args:
        text: the run in logical order.
        font: a name that :func:`lms.pdf.fonts.face` knows.
        rtl: whether the run goes from right to left.
        language: BCP 47 code; Sorani and Arabic prefer different forms of some letters.

    Raises:
        UnprintableText: the font has no glyph for a character.
    """
    _require_glyphs(text, face(font))
    return _shaped(text, font, rtl, language)


@lru_cache(maxsize=16384)
def shape_any(text: str, font: str, rtl: bool, language: str) -> tuple[Shaped, ...]:
    """Return the glyphs like :func:`shape`, with symbols from another font.

    A character that none has becomes the empty box of the font and can still be copied.
    """
    covers, symbols = face(font).covers, face(SYMBOLS).covers
    if covers.issuperset(text):
        return (_shaped(text, font, rtl, language),)
    groups = groupby(text, key=lambda char: char not in covers and char in symbols)
    parts = [_shaped("".join(chars), SYMBOLS if symbol else font, rtl, language) for symbol, chars in groups]
    return tuple(reversed(parts) if rtl else parts)


def _shaped(text: str, font: str, rtl: bool, language: str) -> Shaped:
    chosen = face(font)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if buffer.script in _NO_SCRIPT:
        # Without a script Amiri takes the Arabic full stop, in a version number as well.
        buffer.script = "Arab" if rtl else "Latn"
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    hb.shape(chosen.shaper, buffer, _FEATURES)
    width = sum(one.x_advance for one in buffer.glyph_positions) * chosen.em
    return Shaped(font, tuple(_spans(buffer, chosen, text)), width)


def _spans(buffer: hb.Buffer, chosen: Face, text: str) -> Iterator[Span]:
    """Divide the glyphs by the characters that they stand for.

    A glyph carries its characters itself, see ``Face``. Only where several glyphs make up
    one character must the file say so, and of that character alone: readers turn
    right-to-left text around, so that a whole word said so would come out backwards.
    """
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    clusters = [(text[c : ends[c]], list(group)) for c, group in groupby(glyphs, key=lambda one: one[0].cluster)]
    for simple, same in groupby(clusters, key=lambda cluster: len(cluster[1]) == 1):
        drawn = [(characters, tuple(_glyphs(group, characters, chosen))) for characters, group in same]
        if simple:
            yield Span(tuple(glyph for _, glyphs in drawn for glyph in glyphs), None)
        else:
            yield from (Span(glyphs, characters) for characters, glyphs in drawn)


def _glyphs(found: Iterable[Any], text: str, chosen: Face) -> Iterator[Glyph]:
    em = chosen.em
    for info, position in found:
        width = chosen.shaper.get_glyph_h_advance(info.codepoint) * em
        yield Glyph(
            chosen.code_of(info.codepoint, text),
            position.x_advance * em,
            width,
            position.x_offset * em,
            position.y_offset * em,
        )
        # Readers that ignore /ActualText shall not meet the characters with each of the glyphs.
        text = ""


def _require_glyphs(text: str, chosen: Face) -> None:
    missing = sorted(set(text) - chosen.covers)
    if missing:
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        raise UnprintableText(f"the font has no {names}")
