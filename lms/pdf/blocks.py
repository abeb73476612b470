"""What a document is made of: blocks that know their height, can be cut at a height, and paint themselves.

A block is a ReportLab flowable too. Lengths are points; ``top`` is the y of a block's upper
edge, y grows upwards. Blocks get the language of their document by :meth:`Block.settle`,
before they are measured.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any, Self

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from .text import RTL_LANGUAGES
from .theme import BODY_HEIGHT

__all__ = ["Block", "Gap", "PageBreak", "Stack", "Together"]

# Room for rounding when heights are compared.
FUZZ = 0.01


class Block(Flowable):
    """A part of a document.

    ``before`` and ``after`` are the spaces around it, of which the larger one holds between
    two blocks. A block that ``keeps`` is not left alone at the end of a page.
    """

    before = 0.0
    after = 6.0
    keeps = False
    # Set by the document: what must fit on the page together with this block.
    need = 0.0

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self._heights: dict[float, float] = {}

    @property
    def rtl(self) -> bool:
        """Whether the block runs from right to left."""
        return self.language in RTL_LANGUAGES

    def settle(self, language: str) -> None:
        """Take over the language of what the block stands in, unless it has its own."""
        self.language = self.language or language

    def measure(self, width: float) -> float:
        """The height that the block takes at a width."""
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def least(self, width: float) -> float:
        """The height of the smallest beginning that may stand at the end of a page."""
        return self.measure(width)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block below ``top`` with its left edge at ``x``."""
        raise NotImplementedError

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Divide a block that is taller than ``height``, or say that it cannot be divided there."""
        return None

    def _measured(self, width: float) -> float:
        raise NotImplementedError

    def _copy(self, **changed: Any) -> Self:
        """The same block with other contents."""
        other = copy.copy(self)
        other._heights = {}
        other.need = 0.0
        # ReportLab's note that the block has waited for a new page already.
        other.__dict__.pop("_postponed", None)
        for name, value in changed.items():
            setattr(other, name, value)
        return other

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """ReportLab's question for the size."""
        self.width = availWidth
        self.height = self.measure(availWidth)
        if availHeight < self.need:
            return availWidth, availHeight + 1
        if self.height > BODY_HEIGHT and self.cut(availWidth, BODY_HEIGHT) is None:
            # Rather cut off at the edge of the paper than not printed at all.
            return availWidth, min(self.height, BODY_HEIGHT)
        return availWidth, self.height

    def split(self, availWidth: float, availheight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """ReportLab's question for the parts before and after the end of a page."""
        if availheight < self.need:
            return []
        return list(self.cut(availWidth, availheight) or ())

    def draw(self) -> None:
        """ReportLab's call to draw at the origin."""
        self.paint(self.canv, 0, self.height, self.width)

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """The space above."""
        return self.before

    def getSpaceAfter(self) -> float:  # noqa: N802 - ReportLab's name
        """The space below."""
        return self.after


class Gap(Block):
    """Empty height."""

    after = 0.0

    def __init__(self, height: float) -> None:
        super().__init__()
        self._gap = min(height, BODY_HEIGHT)

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Nothing is drawn."""

    def _measured(self, width: float) -> float:
        return self._gap


class Stack(Block):
    """Blocks below each other."""

    after = 0.0

    def __init__(self, children: Iterable[Block]) -> None:
        super().__init__()
        self.children: Sequence[Block] = list(children)

    def settle(self, language: str) -> None:
        """See :meth:`Block.settle`; the children take it over too."""
        super().settle(language)
        for child in self.children:
            child.settle(self.language)

    def least(self, width: float) -> float:
        """The beginning of the first child, with what that one must not be parted from."""
        total = 0.0
        for child in self.children:
            if not child.keeps:
                return total + child.least(width)
            total += child.measure(width) + child.after
        return total

    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the children."""
        for index, child in enumerate(self.children):
            top -= self._space(index)
            child.paint(canvas, x, top, width)
            top -= child.measure(width)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut between two children or through one."""
        left = height
        for index, child in enumerate(self.children):
            left -= self._space(index)
            if child.measure(width) > left + FUZZ:
                return self._cut_at(index, child.cut(width, left) if left > 0 else None)
            left -= child.measure(width)
        return None

    def _cut_at(self, index: int, halves: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if halves:
            head, tail = [*self.children[:index], halves[0]], [halves[1], *self.children[index + 1 :]]
        else:
            first = index
            while index and self.children[index - 1].keeps:
                index -= 1
            # A page full of headings only must be cut somewhere.
            index = index or first
            head, tail = [*self.children[:index]], [*self.children[index:]]
        return (self._copy(children=head), self._copy(children=tail)) if head else None

    def _space(self, index: int) -> float:
        return max(self.children[index - 1].after, self.children[index].before) if index else 0.0

    def _measured(self, width: float) -> float:
        return sum(self._space(index) + child.measure(width) for index, child in enumerate(self.children))


class Together(Stack):
    """Blocks that stay on one page, unless they are taller than one."""

    after = 6.0

    def least(self, width: float) -> float:
        """All of it, or the beginning of what has to be cut anyway."""
        height = self.measure(width)
        return height if height <= BODY_HEIGHT else super().least(width)

    def cut(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Cut only what no page can hold."""
        return super().cut(width, height) if self.measure(width) > BODY_HEIGHT else None
