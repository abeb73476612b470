"""Glyphs for a run of text: HarfBuzz with a given direction, packed for ReportLab.

ReportLab's own ``shapeStr`` guesses the direction, and so reverses digits in Arabic.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import groupby
from operator import add
from typing import Any, NamedTuple, cast

import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from .bidi import UnprintableText
from .fonts import Face, face

__all__ = ["Shaped", "Span", "shape"]


class Span(NamedTuple):
    """Glyphs side by side, and their characters where the glyphs alone do not tell them."""

    glyphs: ShapedStr
    actual: str | None


class Shaped(NamedTuple):
    """A run as spans from left to right, and its width in thousandths of the font size."""

    spans: tuple[Span, ...]
    width: float


_NO_SCRIPT = frozenset({None, "Zyyy", "Zinh", "Zzzz"})
_FEATURES = {"kern": True, "liga": True}


@lru_cache(maxsize=4096)
def shape(text: str, font: str, rtl: bool, language: str) -> Shaped:
    """Return the glyphs, in visual order, of a run of one direction.

    Args:
        text: the run in logical order.
        font: a name that :func:`certificates.pdf.fonts.face` knows.
        rtl: whether the run goes from right to left.
        language: BCP 47 code; Sorani and Arabic prefer different forms of some letters.

    Raises:
        UnprintableText: the font has no glyph for a character.
    """
    chosen = face(font)
    _require_glyphs(text, chosen)
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
    return Shaped(tuple(_spans(buffer, chosen, text)), sum(one.x_advance for one in buffer.glyph_positions) * chosen.em)


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
        drawn = [(characters, _packed(group, characters, chosen)) for characters, group in same]
        if simple:
            yield Span(reduce(add, (packed for _, packed in drawn)), None)
        else:
            yield from (Span(packed, characters) for characters, packed in drawn)


def _packed(glyphs: Iterable[Any], text: str, chosen: Face) -> ShapedStr:
    codes: list[str] = []
    data = []
    for info, position in glyphs:
        # Readers that ignore /ActualText shall not meet the characters with each of the glyphs.
        codes.append(chr(chosen.code_of(info.codepoint, "" if codes else text)))
        data.append(
            ShapeData(
                info.cluster,
                position.x_advance * chosen.em,
                position.y_advance * chosen.em,
                position.x_offset * chosen.em,
                position.y_offset * chosen.em,
                chosen.shaper.get_glyph_h_advance(info.codepoint) * chosen.em,
            )
        )
    # The stubs of ReportLab name the item's type where the list's is meant.
    return ShapedStr("".join(codes), shapeData=cast(Any, data))


def _require_glyphs(text: str, chosen: Face) -> None:
    missing = sorted({char for char in text if ord(char) not in chosen.characters})
    if missing:
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        raise UnprintableText(f"the certificate's font has no {names}")
