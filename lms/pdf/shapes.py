"""Simple forms for drawings on a canvas; lengths are points, y grows upwards.

For use in the function of a :class:`lms.pdf.spaces.Picture`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .bidi import printable
from .colours import INK, LINE
from .drawing import draw_line
from .text import Align, paragraph, style

__all__ = ["arrow", "circle", "label", "label_height", "line", "polygon", "rect"]

Point = tuple[float, float]
_HEAD = 5.0


def rect(
    canvas: Canvas, x: float, y: float, width: float, height: float, *, fill: Color | None = None,
    stroke: Color | None = LINE, thick: float = 0.6, radius: float = 0.0,
) -> None:  # fmt: skip
    """Draw a rectangle with its lower left corner at (x, y)."""
    drawn, filled = _pen(canvas, fill, stroke, thick)
    if radius:
        canvas.roundRect(x, y, width, height, radius, stroke=drawn, fill=filled)
    else:
        canvas.rect(x, y, width, height, stroke=drawn, fill=filled)


def circle(
    canvas: Canvas, x: float, y: float, radius: float, *, fill: Color | None = None, stroke: Color | None = INK,
    thick: float = 0.6,
) -> None:  # fmt: skip
    """Draw a circle around (x, y)."""
    drawn, filled = _pen(canvas, fill, stroke, thick)
    canvas.circle(x, y, radius, stroke=drawn, fill=filled)


def polygon(
    canvas: Canvas, points: Sequence[Point], *, fill: Color | None = None, stroke: Color | None = INK,
    thick: float = 0.6, closed: bool = True,
) -> None:  # fmt: skip
    """Draw straight lines from point to point, by default back to the first one."""
    if not points:
        return
    drawn, filled = _pen(canvas, fill, stroke, thick)
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=drawn, fill=filled)


def line(
    canvas: Canvas, start: Point, end: Point, *, colour: Color = INK, thick: float = 0.6, dash: Sequence[float] = ()
) -> None:
    """Draw a line; ``dash`` are the lengths of strokes and gaps."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    if dash:
        canvas.setDash(list(dash))
    canvas.line(*start, *end)
    canvas.restoreState()


def arrow(canvas: Canvas, start: Point, end: Point, *, colour: Color = INK, thick: float = 0.8) -> None:
    """Draw a line with a head at its end."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - _HEAD * math.cos(angle + turn), end[1] - _HEAD * math.sin(angle + turn)) for turn in (0.45, -0.45)
    ]
    # The line ends inside the head, whose point would otherwise be blunt.
    inside = (end[0] - _HEAD / 2 * math.cos(angle), end[1] - _HEAD / 2 * math.sin(angle))
    line(canvas, start, inside, colour=colour, thick=thick)
    polygon(canvas, [end, *wings], fill=colour, stroke=None)


def label(
    canvas: Canvas, text: str, x: float, y: float, *, language: str, size: float = 9, bold: bool = False,
    colour: Color = INK, align: Align = "center", width: float | None = None, middle: bool = True,
) -> float:  # fmt: skip
    """Write text at (x, y) and return its height.

    Args:
        text: of any length and script.
        x: its left edge, middle or right edge, after ``align``.
        y: its middle, or with ``middle=False`` its upper edge.
        language: gives the direction.
        size: optical size; Arabic script becomes a little larger.
        width: where lines are broken; in one line without it.
    """
    look = style(language, size, bold=bold, strict=False)
    lines = paragraph(printable(text), look, width if width is not None else math.inf)
    height = len(lines) * look.leading
    baseline = y + (height / 2 if middle else 0) - look.drop
    for one in lines:
        draw_line(canvas, one, x=x, y=baseline, align=align, colour=colour)
        baseline -= look.leading
    return height


def label_height(text: str, *, language: str, width: float, size: float = 9, bold: bool = False) -> float:
    """The height that :func:`label` would take."""
    look = style(language, size, bold=bold, strict=False)
    return len(paragraph(printable(text), look, width)) * look.leading


def _pen(canvas: Canvas, fill: Color | None, stroke: Color | None, thick: float) -> tuple[int, int]:
    canvas.setLineWidth(thick)
    if fill is not None:
        canvas.setFillColor(fill)
    if stroke is not None:
        canvas.setStrokeColor(stroke)
    return int(stroke is not None), int(fill is not None)
