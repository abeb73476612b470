"""The frame of star tiles round the certificate."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from lms.pdf.ornament import BAND_GROUND, draw_band, draw_tile

__all__ = ["draw_frame"]

# 49 by 34 tiles of 5.8 mm go round an A4 page with the same margin on all four sides.
FRAME_TILE = 5.8 * mm
FRAME_TILES = (49, 34)


def draw_frame(canvas: Canvas, *, width: float, height: float) -> None:
    """Draw a frame of star tiles just inside the edge of an A4 landscape page."""
    across, down = FRAME_TILES
    left = (width - across * FRAME_TILE) / 2
    bottom = (height - down * FRAME_TILE) / 2
    top = bottom + (down - 1) * FRAME_TILE
    for y in (bottom, top):
        draw_band(canvas, x=left, y=y, width=across * FRAME_TILE, tiles=across)
    for x in (left, left + (across - 1) * FRAME_TILE):
        _draw_column(canvas, x, bottom + FRAME_TILE, down - 2)


def _draw_column(canvas: Canvas, x: float, y: float, tiles: int) -> None:
    canvas.setFillColor(BAND_GROUND)
    canvas.rect(x, y, FRAME_TILE, tiles * FRAME_TILE, stroke=0, fill=1)
    for index in range(tiles):
        draw_tile(canvas, x, y + index * FRAME_TILE, FRAME_TILE)
