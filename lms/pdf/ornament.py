"""The star of the identity, drawn as vectors.

The star is two squares laid over each other; a tile carries one star in another.
"""

import math
from collections.abc import Iterator

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .colours import ACCENT, GLAZE

__all__ = ["BAND_GROUND", "draw_band", "draw_mark", "draw_star", "draw_tile"]

BAND_GROUND = HexColor("#062c37")
_BAND_STAR = HexColor("#0f6075")
_BAND_CORE = HexColor("#c9963a")
_CORE_SHARE = 0.42
# Inner corners of the star lie where the sides of the two squares cross.
_INNER = math.cos(math.pi / 4) / math.cos(math.pi / 8)
_TILE_FORM = "lms-tile"


def draw_star(canvas: Canvas, *, x: float, y: float, radius: float) -> None:
    """Fill an eight-point star around (x, y) in the current colour; ``radius`` in points."""
    path = canvas.beginPath()
    first, *others = _star(x, y, radius)
    path.moveTo(*first)
    for point in others:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def draw_mark(canvas: Canvas, *, x: float, y: float, radius: float) -> None:
    """Draw the institute's mark, the two squares as lines, around (x, y)."""
    half = radius * math.sqrt(0.5)
    canvas.setLineWidth(radius * 0.13)
    canvas.setLineJoin(0)
    canvas.setStrokeColor(ACCENT)
    canvas.rect(x - half, y - half, 2 * half, 2 * half, stroke=1, fill=0)
    canvas.setStrokeColor(GLAZE)
    diamond = canvas.beginPath()
    diamond.moveTo(x, y + radius)
    for dx, dy in ((radius, 0), (0, -radius), (-radius, 0)):
        diamond.lineTo(x + dx, y + dy)
    diamond.close()
    canvas.drawPath(diamond, stroke=1, fill=0)


def draw_band(canvas: Canvas, *, x: float, y: float, width: float, tiles: int) -> float:
    """Draw a row of star tiles with its lower left corner at (x, y); return the side of a tile."""
    tile = width / tiles
    canvas.setFillColor(BAND_GROUND)
    canvas.rect(x, y, width, tile, stroke=0, fill=1)
    for index in range(tiles):
        draw_tile(canvas, x + index * tile, y, tile)
    return tile


def draw_tile(canvas: Canvas, x: float, y: float, side: float) -> None:
    """Draw one star tile; the file holds it once as a form of one unit."""
    if not canvas.hasForm(_TILE_FORM):
        canvas.beginForm(_TILE_FORM, 0, 0, 1, 1)
        canvas.setFillColor(_BAND_STAR)
        draw_star(canvas, x=0.5, y=0.5, radius=0.5)
        canvas.setFillColor(_BAND_CORE)
        draw_star(canvas, x=0.5, y=0.5, radius=0.5 * _CORE_SHARE)
        canvas.endForm()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side, side)
    canvas.doForm(_TILE_FORM)
    canvas.restoreState()


def _star(x: float, y: float, radius: float) -> Iterator[tuple[float, float]]:
    for corner in range(16):
        angle = corner * math.pi / 8
        reach = radius if corner % 2 == 0 else radius * _INNER
        yield x + reach * math.sin(angle), y + reach * math.cos(angle)
