"""Pictures of answers drawn on paper, from the same shapes as on the page."""

from __future__ import annotations

from functools import partial

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from lms.pdf import colours, shapes
from lms.pdf.spaces import Picture as PictureBlock
from lms.pdf.theme import BODY_WIDTH
from workbook.pictures import Box, Dot, Label, Line, Picture, Shape

__all__ = ["picture_block"]

MOST_WIDTH = BODY_WIDTH * 0.86
# The tints of the style sheet, a little stronger, so that a weak printer still tells them apart.
FILLS: dict[str, Color] = {
    "c-bg": colours.WHITE,
    "c-hi": colours.ACCENT_SOFT,
    "h1": HexColor("#e1efe4"),
    "h2": HexColor("#fbeccf"),
    "h3": HexColor("#f7d9d5"),
}
INKS: dict[str, Color] = {"c-soft": colours.SOFT, "c-zone": colours.SOFT}
LINES: dict[str, tuple[Color, float]] = {
    "c-grid": (colours.LINE, 0.5),
    "c-axis": (colours.RULE, 1),
    "c-line": (colours.ACCENT, 1.2),
}
BOLD = {"c-b", "c-zone"}
SIZES = {"c-small": 8.0}


def picture_block(picture: Picture, language: str) -> PictureBlock:
    """The picture as a block of a document."""
    scale = min(MOST_WIDTH / picture.width, 1.05)
    draw = partial(_draw, picture=picture, language=language, scale=scale)
    return PictureBlock(
        draw, picture.height * scale, width=picture.width * scale, alt=picture.title, caption=picture.caption
    )


def _draw(canvas: Canvas, width: float, height: float, *, picture: Picture, language: str, scale: float) -> None:
    canvas.scale(scale, scale)
    for shape in picture.shapes:
        _shape(canvas, shape, picture.height, language)


def _shape(canvas: Canvas, shape: Shape, height: float, language: str) -> None:
    # On paper y grows upwards.
    if isinstance(shape, Box):
        fill = FILLS.get(shape.look, colours.WHITE)
        shapes.rect(
            canvas, shape.x, height - shape.y - shape.height, shape.width, shape.height, fill=fill, stroke=colours.RULE
        )
    elif isinstance(shape, Line):
        colour, thick = LINES.get(shape.look, (colours.RULE, 0.8))
        draw = shapes.arrow if shape.has_arrow else shapes.line
        draw(canvas, (shape.x1, height - shape.y1), (shape.x2, height - shape.y2), colour=colour, thick=thick)
    elif isinstance(shape, Dot):
        _dot(canvas, shape, height, language)
    else:
        _label(canvas, shape, height, language)


def _dot(canvas: Canvas, dot: Dot, height: float, language: str) -> None:
    x, y, r = dot.x, height - dot.y, dot.radius + 2
    ink = colours.WHITE
    if dot.form == "diamond":
        points = [(x, y + r), (x + r, y), (x, y - r), (x - r, y)]
        shapes.polygon(canvas, points, fill=colours.WHITE, stroke=colours.ACCENT, thick=1.4)
        ink = colours.ACCENT
    elif dot.form == "triangle":
        points = [(x, y + r), (x + r, y - r * 0.8), (x - r, y - r * 0.8)]
        shapes.polygon(canvas, points, fill=colours.BAD, stroke=colours.WHITE)
    else:
        shapes.circle(canvas, x, y, dot.radius, fill=colours.ACCENT, stroke=colours.WHITE)
    shapes.label(canvas, dot.text, x, y, language=language, size=8, bold=True, colour=ink)


def _label(canvas: Canvas, label: Label, height: float, language: str) -> None:
    if not label.text:
        return
    canvas.saveState()
    # The page gives the baseline; here the middle of the line is asked for.
    canvas.translate(label.x, height - label.y + 3)
    canvas.rotate(-label.turn)
    align = {"start": "left", "end": "right"}.get(label.anchor, "center")
    shapes.label(
        canvas,
        label.text,
        0,
        0,
        language=language,
        size=SIZES.get(label.look, 8.5),
        bold=label.look in BOLD,
        colour=INKS.get(label.look, colours.INK),
        align=align,  # type: ignore[arg-type]
    )
    canvas.restoreState()
