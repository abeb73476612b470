"""The one typeface of the certificate: Amiri, which has Latin, Maltese, Arabic and Sorani letters."""

import threading
from dataclasses import dataclass
from functools import cache

import fontpkg_amiri
import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["BOLD", "REGULAR", "Face", "face"]

REGULAR = "LmsAmiri-Regular"
BOLD = "LmsAmiri-Bold"

_FILES = {REGULAR: "Amiri-Regular.ttf", BOLD: "Amiri-Bold.ttf"}
_PRIVATE_USE = range(0xE000, 0xF900)
_lock = threading.Lock()


@dataclass(frozen=True, eq=False)
class Face:
    """A font that is registered with ReportLab, and its HarfBuzz twin.

    ``units`` is the em in font units; ``characters`` are the code points that the font has
    glyphs for; ``code_of_glyph`` gives the code point under which ReportLab draws a glyph.
    """

    name: str
    shaper: hb.Font
    units: int
    characters: frozenset[int]
    code_of_glyph: dict[int, int]


def face(name: str) -> Face:
    """Return the font called :data:`REGULAR` or :data:`BOLD`, registered on first use."""
    # The cache alone would let two threads register twice and one document mix two fonts.
    with _lock:
        return _registered(name)


@cache
def _registered(name: str) -> Face:
    font = TTFont(name, str(fontpkg_amiri.ROOT / "files" / _FILES[name]))
    characters = frozenset(font.face.charToGlyph)
    codes = _give_every_glyph_a_code(font)
    pdfmetrics.registerFont(font)
    return Face(name, hb.Font(font.hbFace), font.face.unitsPerEm, characters, codes)


def _give_every_glyph_a_code(font: TTFont) -> dict[int, int]:
    """Put glyphs without a character (ligatures, joined forms) into the private use area.

    ReportLab does so on first use, which makes the bytes of a document depend on the
    documents printed before it; here the order is that of the font.
    """
    table = font.face
    free = (code for code in _PRIVATE_USE if code not in table.charToGlyph)
    advances = table.hmetrics
    for glyph in range(table.numGlyphs):
        if glyph not in table.glyphToChar:
            code = next(free)
            table.charToGlyph[code] = glyph
            table.glyphToChar[glyph] = [code]
            table.charWidths[code] = advances[glyph][0]
    return {glyph: codes[0] for glyph, codes in table.glyphToChar.items()}
