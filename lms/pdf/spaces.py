"""Room to write on paper, and drawings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .bidi import printable
from .blocks import FUZZ, Block
from .colours import LINE, RULE, WHITE
from .paragraphs import Paragraph
from .strokes import draw_box, draw_segments
from .theme import BODY_HEIGHT

__all__ = ["AnswerBox", "AnswerLines", "Draw", "Picture", "Rule"]

# Draws into a rectangle with its lower left corner at the origin: canvas, width, height.
Draw = Callable[[Canvas, float, float], None]
PITCH = 8.5 * mm
_CAPTION_GAP = 4.0
_TALLEST = BODY_HEIGHT * 0.8


class AnswerLines(Block):
    """Ruled lines to write on, ``pitch`` points apart."""

    before = 2.0
    after = 10.0

    def __init__(self, count: int, *, pitch: float = PITCH) -> None:
        super().__init__()
        self.count, self.pitch = max(count, 0), max(pitch, 1.0)

    def least(self, width: float) -> float:
        """Three lines."""
        return min(self.count, 3) * self.pitch

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the lines."""
        places = [top - (n + 1) * self.pitch for n in range(self.count)]
        draw_segments(canvas, [(x, y, x + width, y) for y in places], RULE)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut between two lines."""
        fits = int((height + FUZZ) / self.pitch)
        if not 0 < fits < self.count:
            return None
        return self._copy(count=fits), self._copy(count=self.count - fits)

    def _measured(self, width: float) -> float:
        return self.count * self.pitch


class AnswerBox(Block):
    """An empty frame to write or draw in, ``height`` points high."""

    before = 2.0
    after = 10.0

    def __init__(self, height: float) -> None:
        super().__init__()
        self._height = min(max(height, 0.0), _TALLEST)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the frame."""
        draw_box(canvas, x, top - self._height, width, self._height, fill=WHITE, stroke=RULE)

    def _measured(self, width: float) -> float:
        return self._height


class Rule(Block):
    """A hairline across the page."""

    before = 6.0
    after = 6.0

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the line."""
        draw_segments(canvas, [(x, top, x + width, top)], LINE)

    def _measured(self, width: float) -> float:
        return 0.0


class Picture(Block):
    """A drawing by a function of ours, in the middle of the page.

    Args:
        draw: is called with the canvas, the width and the height, the origin being the lower left corner.
        height: points.
        width: points; the whole width without it.
        alt: what a person hears who cannot see the drawing.
        caption: a line below.
    """

    before = 6.0
    after = 10.0

    def __init__(
        self, draw: Draw, height: float, *, width: float | None = None, alt: str = "", caption: str = ""
    ) -> None:
        super().__init__()
        self._draw, self._height, self._wide = draw, min(max(height, 1.0), _TALLEST), width
        self.alt = printable(alt)
        self.caption = Paragraph(caption, "fine", align="center") if caption else None

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`."""
        super().settle(language)
        if self.caption:
            self.caption.settle(self.language)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the drawing with its description, and the caption."""
        wide = min(self._wide or width, width)
        # ReportLab has no call for marked content; _code is the page's list of operators.
        operators: list[str] = cast(Any, canvas)._code
        alt = ("\ufeff" + self.alt).encode("utf-16-be").hex().upper()
        operators.append(f"/Figure <</Alt <{alt}>>> BDC" if self.alt else "/Artifact BMC")
        canvas.saveState()
        canvas.translate(x + (width - wide) / 2, top - self._height)
        self._draw(canvas, wide, self._height)
        canvas.restoreState()
        operators.append("EMC")
        if self.caption:
            self.caption.paint(canvas, x, top - self._height - _CAPTION_GAP, width)

    def _measured(self, width: float) -> float:
        return self._height + (_CAPTION_GAP + self.caption.measure(width) if self.caption else 0)
