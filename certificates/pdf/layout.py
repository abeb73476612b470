"""Rows of text that stand side by side, stacks of rows, and fitting them into a height.

Lengths are points, y grows upwards, a stack is drawn downwards from its top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from lms.pdf.colours import LINE
from lms.pdf.drawing import draw_line
from lms.pdf.text import RTL_LANGUAGES, Align, Line, Style, balanced, paragraph

__all__ = ["Block", "Column", "DoesNotFit", "Row", "block", "columns", "draw_rows", "fit_rows", "rows_height"]

_SHRINK = 0.96
_SMALLEST = 0.40
_RULE_WIDTH = 0.5


class DoesNotFit(ValueError):  # noqa: N818 - named by what it says of the thing
    """A text is so long that it would be unreadable where it has to stand."""


@dataclass(frozen=True)
class Column:
    """A column of the page: left edge, width, and the language that is set in it."""

    x: float
    width: float
    language: str

    @property
    def start(self) -> Align:
        """The side where reading begins."""
        return "right" if self.language in RTL_LANGUAGES else "left"

    def anchor(self, align: Align) -> float:
        """The x that a line so aligned hangs on."""
        return self.x + self.width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]


@dataclass(frozen=True)
class Block:
    """Lines of one style that hang on one x."""

    lines: tuple[Line, ...]
    x: float
    align: Align
    colour: Color


@dataclass(frozen=True)
class Row:
    """Blocks side by side on one first baseline, with ``gap`` above and perhaps a rule in it.

    ``rule`` is the left and right end of the rule.
    """

    blocks: tuple[Block, ...]
    gap: float = 0.0
    rule: tuple[float, float] | None = None

    @property
    def drop(self) -> float:
        """Distance from the top (below the gap) to the common first baseline."""
        return max((line.style.drop for one in self.blocks for line in one.lines[:1]), default=0.0)

    @property
    def height(self) -> float:
        """Height with the gap."""
        return self.gap + max((self._reach(one) for one in self.blocks), default=0.0)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw the row below ``top``."""
        if self.rule:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(_RULE_WIDTH)
            canvas.line(self.rule[0], top - self.gap / 2, self.rule[1], top - self.gap / 2)
        for one in self.blocks:
            baseline = top - self.gap - self.drop
            for line in one.lines:
                draw_line(canvas, line, x=one.x, y=baseline, align=one.align, colour=one.colour)
                baseline -= line.style.leading

    def _reach(self, one: Block) -> float:
        if not one.lines:
            return 0.0
        look = one.lines[0].style
        return self.drop - look.drop + len(one.lines) * look.leading


def columns(languages: Sequence[str], x: float, width: float, gutter: float) -> list[Column]:
    """Divide a width into a column for each language, in the order from left to right.

    A language that reads from the left stands left; of two that read from the right, the
    first stands right.
    """
    ordered = list(languages)[::-1]
    ordered.sort(key=lambda language: language in RTL_LANGUAGES)
    each = (width - gutter * (len(ordered) - 1)) / len(ordered)
    return [Column(x + index * (each + gutter), each, language) for index, language in enumerate(ordered)]


def block(text: str, look: Style, column: Column, colour: Color, *, align: Align | None = None) -> Block:
    """Set a paragraph into a column, by default from the side where reading begins.

    A centred paragraph gets lines of about the same length.
    """
    side = align or column.start
    set_lines = balanced if side == "center" else paragraph
    return Block(tuple(set_lines(text, look, column.width)), column.anchor(side), side, colour)


def rows_height(rows: Sequence[Row]) -> float:
    """Height of a stack of rows."""
    return sum(row.height for row in rows)


def draw_rows(canvas: Canvas, rows: Sequence[Row], top: float) -> float:
    """Draw a stack of rows downwards from ``top``; return the y where it ends."""
    for row in rows:
        row.draw(canvas, top)
        top -= row.height
    return top


def fit_rows(build: Callable[[float], list[Row]], height: float) -> list[Row]:
    """Return the rows that ``build`` gives at the largest scale, up to 1, that fits into ``height``.

    Raises:
        DoesNotFit: not even at two fifths of the size.
    """
    scale = 1.0
    while scale >= _SMALLEST:
        rows = build(scale)
        if rows_height(rows) <= height:
            return rows
        scale *= _SHRINK
    raise DoesNotFit("the text is too long for the page")
