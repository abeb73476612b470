"""The one typeface of printed documents: Amiri, which has Latin, Maltese, Arabic and Sorani letters.

Arrows, ticks and signs of comparison, which it lacks, come from a small font of our own.
"""

import threading
import unicodedata
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any, cast

import fontpkg_amiri
import uharfbuzz as hb
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from .symbols import symbol_font

__all__ = ["BOLD", "BOLD_ITALIC", "ITALIC", "REGULAR", "SYMBOLS", "WRITING", "Face", "face"]

REGULAR = "LmsAmiri-Regular"
BOLD = "LmsAmiri-Bold"
ITALIC = "LmsAmiri-Italic"
BOLD_ITALIC = "LmsAmiri-BoldItalic"
SYMBOLS = "LmsSymbols"

# ReportLab keeps the subset of a font while a document is written on the font itself, which all
# threads of a process share: whoever draws text holds this lock from the first letter to the last.
WRITING = threading.RLock()

# Streams as text for the mail of 1995: a quarter more bytes and a third of the time.
rl_config.useA85 = 0

_FILES = {
    REGULAR: "Amiri-Regular.ttf",
    BOLD: "Amiri-Bold.ttf",
    ITALIC: "Amiri-Italic.ttf",
    BOLD_ITALIC: "Amiri-BoldItalic.ttf",
}
# Code points for private use beyond those of any font; they are never written to a file.
_FIRST_PRIVATE = 0xF0000
# Strange texts may ask for ever more of them: from here on a glyph no longer says its characters.
_MOST_TEXTS = 50_000
_LONGEST_TEXT = 8
_lock = threading.Lock()


class Face(TTFont):
    """A font for ReportLab that knows which characters a glyph stands for, and its HarfBuzz twin.

    ReportLab draws characters, so that a joined letter needs a code point of its own, and it
    tells readers that this code point is the text. Here a glyph that stands for characters
    gets a private code point, and readers are told the characters. ``em`` turns font units
    into thousandths of the size; ``covers`` are the characters that the font has.
    """

    def __init__(self, name: str, source: str | BytesIO) -> None:
        super().__init__(name, source)
        self.table = cast(Any, self.face)
        self.covers = frozenset(map(chr, self.table.charToGlyph))
        self.em = 1000 / self.table.unitsPerEm
        self.shaper = hb.Font(self.hbFace)
        glyphs = self.table.charToGlyph
        self._mirrored = {glyphs[code]: chr(code) for code in glyphs if unicodedata.mirrored(chr(code))}
        self._texts: dict[int, str] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._free = count(_FIRST_PRIVATE)

    def code_of(self, glyph: int, text: str) -> int:
        """Return the code point under which ReportLab draws ``glyph`` as ``text``.

        A bracket in a run from right to left is drawn as its mirror image. Readers turn such runs
        round, brackets too, so that they must be told the image and not the character.
        """
        if glyph in self._mirrored and text in self._mirrored.values():
            return ord(self._mirrored[glyph])
        if len(text) == 1 and text in self.covers and self.table.charToGlyph[ord(text)] == glyph:
            return ord(text)
        if len(text) > _LONGEST_TEXT or len(self._codes) > _MOST_TEXTS:
            text = ""
        with _lock:
            if (glyph, text) not in self._codes:
                self._codes[glyph, text] = self._new_code(glyph, text)
            return self._codes[glyph, text]

    def _new_code(self, glyph: int, text: str) -> int:
        code = next(self._free)
        self.table.charToGlyph[code] = glyph
        self.table.charWidths[code] = self.table.hmetrics[glyph][0] * self.em
        self._texts[code] = text
        return code

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write the font into the document, with our own table of characters (ISO 32000-1, 9.10.3)."""
        subsets = cast(Any, self.state[doc]).subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = b"".join((SUBSETN(number), b"+", self.table.name, self.table.subfontNameX)).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = self._to_unicode(subset)

    def _to_unicode(self, subset: Sequence[int]) -> str:
        texts = (self._texts.get(code, chr(code)) for code in subset)
        pairs = [f"<{index:02X}> <{text.encode('utf-16-be').hex().upper()}>" for index, text in enumerate(texts)]
        # An operator takes at most 100 pairs (Adobe technical note 5014).
        parts = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        blocks = [line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar")]
        return "\n".join([*_CMAP_HEAD, *blocks, *_CMAP_TAIL])


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")

_registration = threading.Lock()


def face(name: str) -> Face:
    """Return a font by one of the names above, registered on first use."""
    # The cache alone would let two threads register twice and one document mix two fonts.
    with _registration:
        return _registered(name)


@cache
def _registered(name: str) -> Face:
    font = Face(name, symbol_font() if name == SYMBOLS else str(fontpkg_amiri.ROOT / "files" / _FILES[name]))
    pdfmetrics.registerFont(font)
    return font
