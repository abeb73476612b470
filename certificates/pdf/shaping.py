"""Glyphs for a run of text: HarfBuzz with a given direction, packed for ReportLab.

ReportLab's own ``shapeStr`` guesses the direction, and so reverses digits in Arabic.
"""

from functools import lru_cache

import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from .bidi import UnprintableText
from .fonts import Face, face

__all__ = ["Shaped", "shape"]

# The glyphs of a run and its width in thousandths of the font size.
Shaped = tuple[ShapedStr, float]

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
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    hb.shape(chosen.shaper, buffer, _FEATURES)
    return _packed(buffer, chosen)


def _packed(buffer: hb.Buffer, chosen: Face) -> Shaped:
    scale = 1000 / chosen.units
    codes, data = [], []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        code = chosen.code_of_glyph[info.codepoint]
        advance = chosen.shaper.get_glyph_h_advance(info.codepoint) * scale
        codes.append(chr(code))
        data.append(
            ShapeData(
                info.cluster,
                position.x_advance * scale,
                position.y_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
                advance,
            )
        )
    return ShapedStr("".join(codes), shapeData=data), sum(item.x_advance for item in data)


def _require_glyphs(text: str, chosen: Face) -> None:
    missing = sorted({char for char in text if ord(char) not in chosen.characters})
    if missing:
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        raise UnprintableText(f"the certificate's font has no {names}")
