"""Lines and boxes as single operators, because ReportLab's own calls take longer than setting text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .theme import HAIRLINE

__all__ = ["draw_box", "draw_segments", "fill_operator"]

# Two points: x, y, x, y.
Segment = tuple[float, float, float, float]


def draw_segments(canvas: Canvas, segments: Iterable[Segment], colour: Color, *, thick: float = HAIRLINE) -> None:
    """Draw straight lines."""
    drawn = " ".join([f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in segments])
    if drawn:
        _write(canvas, f"{_stroke_operator(colour)} {thick:.2f} w {drawn} S")


def draw_box(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: Color | None = None,
    stroke: Color | None = None,
    thick: float = HAIRLINE,
) -> None:
    """Draw a rectangle with its lower left corner at (x, y)."""
    pens = [fill_operator(fill)] if fill is not None else []
    pens += [f"{_stroke_operator(stroke)} {thick:.2f} w"] if stroke is not None else []
    paint = "n" if not pens else "f" if stroke is None else "S" if fill is None else "B"
    _write(canvas, f"{' '.join(pens)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re {paint}")


@lru_cache(maxsize=64)
def fill_operator(colour: Color) -> str:
    """The operator that sets the colour for filling, letters too."""
    return f"{colour.red:.4f} {colour.green:.4f} {colour.blue:.4f} rg"


@lru_cache(maxsize=64)
def _stroke_operator(colour: Color) -> str:
    return f"{colour.red:.4f} {colour.green:.4f} {colour.blue:.4f} RG"


def _write(canvas: Canvas, operators: str) -> None:
    # ReportLab has no call for operators; _code is the page's list of them.
    cast(Any, canvas)._code.append(operators)
