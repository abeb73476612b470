"""Running text: paragraphs, headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .bidi import Filled, first_strong
from .blocks import FUZZ, Block
from .colours import ACCENT, GLAZE, LINE
from .drawing import draw_line
from .ornament import draw_star
from .strokes import draw_segments
from .text import RTL_LANGUAGES, Align, Bit, Line, rich_paragraph, style
from .theme import BODY_HEIGHT, ROLES, Role

__all__ = ["Content", "Heading", "Paragraph", "Text", "as_blocks"]

# What stands in one paragraph: plain text, or parts of different weight.
Text = str | Sequence[Bit]
# What stands in a cell, a list entry or a box.
Content = Text | Block | Sequence[Block]
Side = Literal["start", "center", "end"]

_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HEADS: dict[int, Role] = {1: "head1", 2: "head2", 3: "head3"}
_SIDES: dict[Side, tuple[Align, Align]] = {
    "start": ("left", "right"),
    "center": ("center", "center"),
    "end": ("right", "left"),
}
_AIR = 8.0
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


def as_blocks(content: Content, role: Role = "body") -> list[Block]:
    """Return blocks for text in a role, or the blocks that were given."""
    if isinstance(content, Block):
        return [content]
    if isinstance(content, str) or all(isinstance(part, Bit) for part in content):
        return [Paragraph(content, role)]  # type: ignore[arg-type] # all() does not narrow
    return list(content)  # type: ignore[arg-type] # all() does not narrow


class Paragraph(Block):
    """Text in lines; line ends of the text are kept, more than one empty line is not.

    Args:
        text: words, or parts of different weight; what cannot be printed becomes a box.
        role: size and colour.
        bold: all of it.
        align: the side in the direction of reading.
        colour: another one than that of the role.
        language: another one than that of the document; "auto" goes by the first letter,
            for words that somebody wrote in whatever language.
        keeps: whether it stays on the page of what follows.
    """

    def __init__(
        self,
        text: Text,
        role: Role = "body",
        *,
        bold: bool = False,
        align: Side = "start",
        colour: Color | None = None,
        language: str = "",
        keeps: bool = False,
    ) -> None:
        super().__init__()
        self.look = ROLES[role]
        self.text: Text = text if isinstance(text, str) else tuple(text)
        self.bold, self.align, self.language, self.keeps = bold or self.look.bold, align, language, keeps
        self.colour = colour or self.look.colour
        # A question that keeps to its answer stands apart from what is above.
        self.before, self.after = max(self.look.before, _AIR if keeps else 0), self.look.after
        self._lines: dict[float, list[Line]] = {}
        self._fixed: list[Line] | None = None

    @property
    def words(self) -> str:
        """The text without weights."""
        return self.text if isinstance(self.text, str) else "".join(bit.text for bit in self.text)

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`."""
        if self.language == "auto":
            self.language = _detected(self.words, language)
        super().settle(language)
        self.style = style(self.language, self.look.size, bold=self.bold, strict=False)

    def lines(self, width: float) -> list[Line]:
        """The set lines at a width."""
        if self._fixed is not None:
            return self._fixed
        if width not in self._lines:
            self._lines[width] = [line for part in _hard_lines(self.text) for line in self._set(part, width)]
        return self._lines[width]

    def least(self, width: float) -> float:
        """Two lines, or three of three."""
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the lines."""
        align = _SIDES[self.align][self.rtl]
        anchor = x + width * _SHARES[align]
        baseline = top - self.style.drop
        for line in self.lines(width):
            draw_line(canvas, line, x=anchor, y=baseline, align=align, colour=self.colour)
            baseline -= self.style.leading

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut between two lines; neither part is a single line of several."""
        lines = self.lines(width)
        fits = int((height + FUZZ) / self.style.leading)
        if len(lines) - fits == 1 and fits > 2:
            fits -= 1
        if fits < 1 or fits >= len(lines) or (fits == 1 and len(lines) > 2):
            return None
        return self._copy(_fixed=lines[:fits]), self._copy(_fixed=lines[fits:])

    def _set(self, part: Sequence[Bit], width: float) -> list[Line]:
        return rich_paragraph(part, self.style, width) or [Line("", self.style, (), 0.0)]

    def _measured(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading


class Heading(Paragraph):
    """A heading of level 1 to 3, with a bookmark and, unless left out, an entry in the contents."""

    keeps = True

    def __init__(self, text: str, level: Literal[1, 2, 3] = 1, *, listed: bool = True, new_page: bool = False) -> None:
        super().__init__(text, _HEADS[level], keeps=True)
        self.level, self.listed, self.new_page = level, listed, new_page
        # Given by the document.
        self.key = ""

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the heading, over a rule on level 1, and tell the canvas where it stands."""
        super().paint(canvas, x, top, width)
        if self.key:
            mark_place: Any = getattr(canvas, "mark_place", None)
            if mark_place:
                mark_place(self.key, canvas.absolutePosition(0, top)[1])
        if self.level == 1:
            self._draw_rule(canvas, x, top - self.measure(width), width)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Only a heading of hostile length is cut."""
        halves = super().cut(width, height) if self.measure(width) > BODY_HEIGHT / 2 else None
        return (halves[0], halves[1]._copy(key="")) if halves else None

    def _draw_rule(self, canvas: Canvas, x: float, y: float, width: float) -> None:
        begin, ahead = (x + width, -1) if self.rtl else (x, 1)
        draw_segments(canvas, [(x, y, x + width, y)], LINE)
        draw_segments(canvas, [(begin, y, begin + 42 * ahead, y)], ACCENT, thick=2)
        canvas.setFillColor(GLAZE)
        draw_star(canvas, x=begin + 50 * ahead, y=y, radius=3.4)

    def _measured(self, width: float) -> float:
        return super()._measured(width) + (4 if self.level == 1 else 0)


def _detected(words: str, language: str) -> str:
    """The language of the document where its direction fits the first letter, or one that fits."""
    found = first_strong(words[:2000])
    if not found or (found == "R") == (language in RTL_LANGUAGES):
        return language
    return "ar" if found == "R" else "en"


def _hard_lines(text: Text) -> Iterator[list[Bit]]:
    """Divide a text at its own line ends."""
    line: list[Bit] = []
    empty = 0
    for bit in [Bit(text)] if isinstance(text, str) else text:
        first, *others = [bit.text] if isinstance(bit.text, Filled) else _ENDS.split(bit.text)
        line.append(bit._replace(text=first))
        for other in others:
            empty = empty + 1 if _is_empty(line) else 0
            if empty < 2:
                yield line
            line = [bit._replace(text=other)]
    if not (_is_empty(line) and empty):
        yield line


def _is_empty(line: Iterable[Bit]) -> bool:
    return not any(bit.text.strip() for bit in line)
