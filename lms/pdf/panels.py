"""Boxes with blocks in them: notes, the banner of a simulated case, quotations, answers."""

from __future__ import annotations

from typing import Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .blocks import Block, Stack
from .colours import ACCENT, BAD, LINE, OK, PAPER, RULE, SIM, SIM_HATCH, WAIT
from .paragraphs import Content, Paragraph, as_blocks
from .strokes import draw_box, draw_segments
from .words import simulated_title

__all__ = ["Answer", "Banner", "Note", "Panel", "Quote"]

Tone = Literal["info", "ok", "wait", "bad"]
_TONES: dict[Tone, Color] = {"info": ACCENT, "ok": OK, "wait": WAIT, "bad": BAD}
_BAR = 3.0
_HATCH = 6.0


class Panel(Block):
    """Blocks with space and a decoration around them, which goes on over the end of a page.

    ``pads`` are the spaces above, at the end, below and at the start.
    """

    before = 4.0
    after = 9.0
    pads = (7.0, 10.0, 8.0, 12.0)

    def __init__(self, blocks: list[Block]) -> None:
        super().__init__()
        self.body: Block = Stack(blocks)

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`."""
        super().settle(language)
        self.body.settle(self.language)

    def least(self, width: float) -> float:
        """The beginning of the contents with the space around."""
        return self.pads[0] + self.pads[2] + self.body.least(self._inner(width))

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the decoration and the contents."""
        self.decorate(canvas, x, top, width, self.measure(width))
        start, end = self.pads[3], self.pads[1]
        self.body.paint(canvas, x + (end if self.rtl else start), top - self.pads[0], self._inner(width))

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut the contents."""
        halves = self.body.cut(self._inner(width), height - self.pads[0] - self.pads[2])
        return (self._copy(body=halves[0]), self._copy(body=halves[1])) if halves else None

    def decorate(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        """Draw what is behind the contents."""

    def _inner(self, width: float) -> float:
        return max(width - self.pads[1] - self.pads[3], 1.0)

    def _measured(self, width: float) -> float:
        return self.pads[0] + self.pads[2] + self.body.measure(self._inner(width))

    def _bar(self, canvas: Canvas, x: float, top: float, width: float, height: float, colour: Color) -> None:
        draw_box(canvas, x + width - _BAR if self.rtl else x, top - height, _BAR, height, fill=colour)


class Note(Panel):
    """A box with a bar at its start and an optional title."""

    def __init__(self, content: Content, *, title: str = "", tone: Tone = "info") -> None:
        self.colour = _TONES[tone]
        heading = [Paragraph(title, "small", bold=True, colour=self.colour, keeps=True)] if title else []
        super().__init__([*heading, *as_blocks(content, "small")])

    def decorate(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        """A hairline box on nearly white."""
        draw_box(canvas, x, top - height, width, height, fill=PAPER, stroke=LINE)
        self._bar(canvas, x, top, width, height, self.colour)


class Banner(Panel):
    """Says that a case is simulated: hatched above, so that it is seen in black and white too."""

    pads = (_HATCH + 6.0, 10.0, 8.0, 12.0)

    def __init__(self, content: Content, *, title: str = "") -> None:
        self.title = Paragraph(title, "small", bold=True, colour=SIM, keeps=True)
        super().__init__([self.title, *as_blocks(content, "small")])

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`; without a title it says "Simulated case"."""
        if not self.title.words:
            self.title.text = simulated_title(language)
        super().settle(language)

    def decorate(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        """A box in the colour of fired clay with a hatched strip on top."""
        draw_box(canvas, x, top - height, width, height, fill=PAPER, stroke=SIM)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x, top - _HATCH, width, _HATCH)
        canvas.clipPath(clip, stroke=0, fill=0)
        steps = [x + n * _HATCH for n in range(int(width / _HATCH) + 2)]
        draw_segments(canvas, [(at - _HATCH, top - _HATCH, at, top) for at in steps], SIM_HATCH, thick=2)
        canvas.restoreState()
        draw_segments(canvas, [(x, top - _HATCH, x + width, top - _HATCH)], SIM)


class Quote(Panel):
    """Words of somebody else, with a thin bar."""

    pads = (1.0, 0.0, 2.0, 12.0)

    def __init__(self, content: Content) -> None:
        super().__init__(as_blocks(content, "body"))

    def decorate(self, canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
        """A thin bar at the start."""
        edge = x + width - 1 if self.rtl else x + 1
        draw_segments(canvas, [(edge, top, edge, top - height)], RULE, thick=1.2)


class Answer(Quote):
    """What a participant wrote, in whatever language and direction; without text a dash."""

    def __init__(self, text: str) -> None:
        self.words = Paragraph(text if text.strip() else "–", language="auto")
        super().__init__(self.words)

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`; the bar stands where the words begin."""
        self.words.settle(language)
        super().settle(self.words.language)
