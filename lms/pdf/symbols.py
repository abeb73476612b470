"""A small font of arrows, signs of comparison, ticks and boxes, drawn here.

A glyph is a list of strokes, each from one point to another, on a square of 1000 units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

__all__ = ["SYMBOL_CHARACTERS", "symbol_font"]

Point = tuple[int, int]
Stroke = tuple[Point, Point]

_EM = 1000
_THICK = 60
_WIDTH = 760


def _path(*points: Point) -> list[Stroke]:
    return list(pairwise(points))


_LEFT = [*_path((80, 300), (680, 300)), *_path((260, 460), (80, 300), (260, 140))]
_RIGHT = [*_path((80, 300), (680, 300)), *_path((500, 460), (680, 300), (500, 140))]
_UP = [*_path((380, 0), (380, 600)), *_path((220, 420), (380, 600), (540, 420))]
_DOWN = [*_path((380, 600), (380, 0)), *_path((220, 180), (380, 0), (540, 180))]
_BOX = _path((110, 30), (650, 30), (650, 570), (110, 570), (110, 30), (140, 30))
_TICK = _path((190, 300), (330, 150), (580, 480))
_CROSS = [*_path((210, 130), (550, 470)), *_path((210, 470), (550, 130))]
_WAVE = [(120, 0), (250, 70), (380, 35), (510, 0), (640, 70)]
_DIAMOND = _path((380, 40), (640, 300), (380, 560), (120, 300), (380, 40), (395, 55))


def _ring(radius: int) -> list[Stroke]:
    turns = [2 * math.pi * step / 24 for step in range(26)]
    return _path(*((round(380 + radius * math.cos(one)), round(300 + radius * math.sin(one))) for one in turns))


def _solid(strokes: Sequence[Stroke], *scales: float) -> list[Stroke]:
    """The outline again and again, smaller and smaller: a filled form."""
    return [
        (
            (round(380 + (a - 380) * k), round(300 + (b - 300) * k)),
            (round(380 + (c - 380) * k), round(300 + (d - 300) * k)),
        )
        for k in scales
        for (a, b), (c, d) in strokes
    ]


_FILL = (1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1)
_GLYPHS: dict[str, list[Stroke]] = {
    "←": _LEFT,
    "→": _RIGHT,
    "↑": _UP,
    "↓": _DOWN,
    "↔": [*_LEFT, *_RIGHT],
    "⇒": [*_path((80, 360), (600, 360)), *_path((80, 240), (600, 240)), *_path((480, 500), (680, 300), (480, 100))],
    "≤": [*_path((620, 580), (140, 370), (620, 160)), *_path((140, 60), (620, 60))],
    "≥": [*_path((140, 580), (620, 370), (140, 160)), *_path((140, 60), (620, 60))],
    "≠": [*_path((120, 390), (640, 390)), *_path((120, 210), (640, 210)), *_path((230, 80), (530, 520))],
    "≈": [*_path(*((x, y + 350) for x, y in _WAVE)), *_path(*((x, y + 170) for x, y in _WAVE))],
    "−": _path((120, 300), (640, 300)),
    "✓": _TICK,
    "✔": _TICK,
    "✗": _CROSS,
    "✘": _CROSS,
    "☐": _BOX,
    "□": _BOX,
    "☑": [*_BOX, *_TICK],
    "☒": [*_BOX, *_CROSS],
    "■": _solid(_BOX, *_FILL),
    "▪": _solid(_BOX, 0.5, 0.4, 0.25, 0.1),
    "○": _ring(240),
    "●": _solid(_ring(240), *_FILL),
    "◇": _DIAMOND,
    "◆": _solid(_DIAMOND, *_FILL),
}
SYMBOL_CHARACTERS = frozenset(_GLYPHS)


def symbol_font() -> BytesIO:
    """Return the font as a TrueType file."""
    names = {char: f"uni{ord(char):04X}" for char in _GLYPHS}
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *names.values()])
    builder.setupCharacterMap({32: "space"} | {ord(char): name for char, name in names.items()})
    drawn = {names[char]: _glyph(strokes) for char, strokes in _GLYPHS.items()}
    builder.setupGlyf({".notdef": _glyph(_BOX), "space": _glyph([])} | drawn)
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (_WIDTH, 0)) | {"space": (250, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Lms Symbols", "styleName": "Regular", "psName": "LmsSymbols"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=600)
    builder.setupPost()
    # The clock must not decide what a document consists of.
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return BytesIO(file.getvalue())


def _glyph(strokes: Sequence[Stroke]) -> object:
    """Every stroke as a bar with square ends; the bars run the same way round and may overlap."""
    pen = TTGlyphPen(None)
    for (x, y), (to_x, to_y) in strokes:
        length = math.hypot(to_x - x, to_y - y) or 1
        along = ((to_x - x) / length * _THICK / 2, (to_y - y) / length * _THICK / 2)
        ends = ((x - along[0], y - along[1]), (to_x + along[0], to_y + along[1]))
        corners = [(ends[0], 1), (ends[1], 1), (ends[1], -1), (ends[0], -1)]
        points = [(round(at[0] - sign * along[1]), round(at[1] + sign * along[0])) for at, sign in corners]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
