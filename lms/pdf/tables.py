"""Tables whose columns follow the direction of reading, pairs of label and value, and rubric grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from .blocks import FUZZ, Block, Stack
from .colours import ACCENT, ACCENT_SOFT, LINE
from .paragraphs import Content, Paragraph, Side, as_blocks
from .strokes import draw_box, draw_segments
from .text import Bit
from .theme import BODY_HEIGHT, HAIRLINE, Role

__all__ = ["Cell", "KeyValue", "Rubric", "Table"]

_PAD_X, _PAD_Y = 5.0, 3.5
# A row is cut only where it would leave half a page empty, and a higher head is not repeated.
_TALL_ROW = BODY_HEIGHT / 2
_TALL_HEAD = BODY_HEIGHT / 6
_ROOM_TO_BEGIN = 40.0
_LONGEST_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Cell:
    """Contents of a cell that is marked, for example as the level that was reached."""

    content: Content
    marked: bool = True


class _Row(Block):
    """Cells side by side; ``shares`` are the parts of the width."""

    after = 0.0

    def __init__(self, cells: Sequence[Stack], shares: Sequence[float], marked: frozenset[int], *, grid: bool) -> None:
        super().__init__()
        self.cells, self.shares, self.marked, self.grid = list(cells), shares, marked, grid
        self.head = False

    def settle(self, language: str) -> None:
        super().settle(language)
        for cell in self.cells:
            cell.settle(self.language)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        for index, (left, wide) in enumerate(self._columns(x, width)):
            if index in self.marked:
                _draw_mark(canvas, left, top, wide, height)
            self.cells[index].paint(canvas, left + _PAD_X, top - _PAD_Y, self._inner(wide))
        if self.grid:
            edges = [*(left for left, _ in self._columns(x, width)), x + width]
            draw_segments(canvas, [(edge, top, edge, top - height) for edge in edges], LINE)
        colour, thick = (ACCENT, 1.0) if self.head else (LINE, HAIRLINE)
        draw_segments(canvas, [(x, top - height, x + width, top - height)], colour, thick=thick)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        room = height - 2 * _PAD_Y
        wides = [self._inner(wide) for _, wide in self._columns(0, width)]
        halves = [_cut_cell(cell, wide, room) for cell, wide in zip(self.cells, wides, strict=True)]
        if not any(head.children for head, _ in halves):
            return None
        return self._copy(cells=[head for head, _ in halves]), self._copy(cells=[tail for _, tail in halves])

    def _columns(self, x: float, width: float) -> Iterator[tuple[float, float]]:
        """Left edge and width of every column in the order of reading."""
        if not self.grid:
            # Without lines the text of the outer columns stands under that of the page.
            x, width = x - _PAD_X, width + 2 * _PAD_X
        done = 0.0
        for share in self.shares:
            wide = share * width
            yield (x + width - done - wide if self.rtl else x + done), wide
            done += wide

    @staticmethod
    def _inner(wide: float) -> float:
        return max(wide - 2 * _PAD_X, 1.0)

    def _measured(self, width: float) -> float:
        columns = zip(self.cells, self._columns(0, width), strict=True)
        return 2 * _PAD_Y + max((cell.measure(self._inner(wide)) for cell, (_, wide) in columns), default=0.0)


class Table(Block):
    """Rows of cells with hairlines; the head comes again on every page.

    Args:
        rows: cells are text, parts of text, blocks, or a :class:`Cell`. Short rows are filled up.
        head: names of the columns.
        widths: relative widths of the columns; without them the longest words decide.
        align: side of each column, in the direction of reading.
        role: how text in cells is set.
        grid: lines between columns too.
    """

    before = 3.0
    after = 9.0

    def __init__(
        self,
        rows: Sequence[Sequence[Content | Cell]],
        *,
        head: Sequence[Content] = (),
        widths: Sequence[float] = (),
        align: Sequence[Side] = (),
        role: Role = "small",
        grid: bool = False,
    ) -> None:
        super().__init__()
        count = max([len(head), len(widths), *(len(row) for row in rows)], default=0)
        shares = _shares(widths, count) if widths else _guessed([head, *rows], count)
        self.rows = [_row(row, shares, role, align, grid=grid) for row in rows]
        self.head = _head(head, shares, role, align, grid=grid) if head else None

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`."""
        super().settle(language)
        for row in self._all():
            row.settle(self.language)

    def least(self, width: float) -> float:
        """The head and the first row."""
        rows = self._all()[:2] if self.head else self.rows[:1]
        return sum(row.measure(width) if row.measure(width) < _TALL_ROW else _ROOM_TO_BEGIN for row in rows)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the rows below a rule."""
        if not self.head or (self.rows and self.rows[0].grid):
            draw_segments(canvas, [(x, top, x + width, top)], LINE)
        for row in self._all():
            row.paint(canvas, x, top, width)
            top -= row.measure(width)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut between rows, or through a row that is very tall."""
        if self.head and self.head.measure(width) > _TALL_HEAD:
            return self._copy(head=None, rows=self._all()).cut(width, height)
        left = height - (self.head.measure(width) if self.head else 0)
        for index, row in enumerate(self.rows):
            if row.measure(width) > left + FUZZ:
                return self._cut_at(index, self._halves(row, width, left))
            left -= row.measure(width)
        return None

    def _halves(self, row: _Row, width: float, left: float) -> tuple[Block, Block] | None:
        tall = row.measure(width) > _TALL_ROW
        return row.cut(width, left) if tall and left > _ROOM_TO_BEGIN else None

    def _cut_at(self, index: int, halves: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        middle = list(halves) if halves else []
        above = [*self.rows[:index], *middle[:1]]
        below = [*middle[1:], *self.rows[index + bool(halves) :]]
        return (self._copy(rows=above), self._copy(rows=below)) if above else None

    def _all(self) -> list[_Row]:
        return [self.head, *self.rows] if self.head else self.rows

    def _measured(self, width: float) -> float:
        return sum(row.measure(width) for row in self._all())


class KeyValue(Table):
    """Labels with their values; ``share`` is the part of the width that labels take."""

    def __init__(self, pairs: Sequence[tuple[str, Content]], *, share: float = 0.28) -> None:
        rows: list[list[Content | Cell]] = [[Paragraph(label, "label"), value] for label, value in pairs]
        super().__init__(rows, widths=(share, 1 - share))


class Rubric(Table):
    """Criteria by levels.

    Args:
        levels: names of the levels.
        criteria: a name and a description for each level.
        reached: for the number of a criterion (from 0) the number of the level that was reached.
        corner: what stands above the criteria.
    """

    def __init__(
        self,
        levels: Sequence[str],
        criteria: Sequence[tuple[Content, Sequence[Content]]],
        *,
        reached: Mapping[int, int] | None = None,
        corner: str = "",
    ) -> None:
        found = reached or {}
        rows = [
            [_named(name), *(Cell(text, marked=found.get(number) == place) for place, text in enumerate(texts))]
            for number, (name, texts) in enumerate(criteria)
        ]
        widths = (1.1, *([1.0] * len(levels)))
        super().__init__(rows, head=[corner, *levels], widths=widths, role="grid", grid=True)


def _named(name: Content) -> Content:
    return Paragraph([Bit(name, bold=True)], "small") if isinstance(name, str) else name


def _row(
    cells: Sequence[Content | Cell], shares: Sequence[float], role: Role, align: Sequence[Side], *, grid: bool
) -> _Row:
    marked = frozenset(index for index, cell in enumerate(cells) if isinstance(cell, Cell) and cell.marked)
    contents = [cell.content if isinstance(cell, Cell) else cell for cell in cells]
    contents += [""] * (len(shares) - len(contents))
    stacks = [Stack(as_blocks(content, role)) for content in contents]
    for stack, side in zip(stacks, align, strict=False):
        for block in stack.children:
            if isinstance(block, Paragraph):
                block.align = side
    return _Row(stacks, shares, marked, grid=grid)


def _head(names: Sequence[Content], shares: Sequence[float], role: Role, align: Sequence[Side], *, grid: bool) -> _Row:
    row = _row(names, shares, role, align, grid=grid)
    row.head = True
    for stack in row.cells:
        for block in stack.children:
            if isinstance(block, Paragraph):
                block.bold, block.colour = True, ACCENT
    return row


def _shares(widths: Sequence[float], count: int) -> list[float]:
    """Parts of one; a missing or senseless width counts as the average."""
    known = [width for width in widths if width > 0]
    average = sum(known) / len(known) if known else 1.0
    found = [width if width > 0 else average for width in widths] + [average] * (count - len(widths))
    return [width / sum(found) for width in found]


def _guessed(rows: Sequence[Sequence[Content | Cell]], count: int) -> list[float]:
    """Wider columns for longer texts, but by the root, and never less than the longest usual word."""
    weights = [8.0] * count
    for row in rows:
        for index, cell in enumerate(row):
            words = _words(cell)
            longest = max((len(word) for word in _LONGEST_WORD.findall(words[:500])), default=0)
            weights[index] = max(weights[index], min(longest, 16) + 2.0, min(len(words), 400) ** 0.5 * 2.4)
    return _shares(weights, count)


def _words(cell: Content | Cell) -> str:
    blocks = as_blocks(cell.content if isinstance(cell, Cell) else cell)
    return " ".join(block.words for block in blocks if isinstance(block, Paragraph))


def _cut_cell(cell: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    empty = cell._copy(children=[])
    if cell.measure(width) <= room + FUZZ:
        return cell, empty
    halves = cell.cut(width, room)
    return (halves[0], halves[1]) if halves else (empty, cell)  # type: ignore[return-value] # halves of a stack are stacks


def _draw_mark(canvas: Canvas, x: float, top: float, width: float, height: float) -> None:
    """A thick frame, which is seen without colour too."""
    wide, high = max(width - 2.8, 0), max(height - 2.8, 0)
    draw_box(canvas, x + 1.4, top - height + 1.4, wide, high, fill=ACCENT_SOFT, stroke=ACCENT, thick=1.6)
