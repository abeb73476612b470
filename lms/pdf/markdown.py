"""Markdown as blocks: paragraphs, bold and italic, lists, tables, headings and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, cast

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from .blocks import Block
from .lists import Items
from .panels import Quote
from .paragraphs import Content, Heading, Paragraph, Side
from .spaces import Rule
from .tables import Table
from .text import Bit
from .theme import Role

__all__ = ["markdown_bits", "markdown_flowables"]

_ALIGNED: dict[str, Side] = {"text-align:right": "end", "text-align:center": "center"}
_WEB = ("http://", "https://")


def markdown_flowables(text: str, *, heading: Literal[1, 2, 3] = 3, role: Role = "body") -> list[Block]:
    """Return blocks for a text in CommonMark with tables; HTML in it is text.

    The highest heading of the text becomes one of the level ``heading``, none is listed in the
    contents. A link shows its words, and its address if that is one of the web.
    """
    tokens = _parser().parse(text or "")
    highest = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    return list(_Reader(highest - heading, role).blocks(SyntaxTreeNode(tokens).children))


def markdown_bits(text: str) -> list[Bit]:
    """Return the parts of one paragraph: bold, italic, and what is neither."""
    tokens: Sequence[Token] = _parser().parseInline(text or "")
    return [bit for node in SyntaxTreeNode(tokens).children for bit in _bits(node)]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


class _Reader:
    """Turns nodes of a tree into blocks."""

    def __init__(self, lift: int, role: Role) -> None:
        self.lift, self.role = lift, role

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            read = getattr(self, f"_{node.type}", self._other)
            yield from read(node)

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield Paragraph(_inline(node), self.role)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        level = min(max(int(node.tag[1]) - self.lift, 1), 3)
        yield Heading("".join(bit.text for bit in _inline(node)), cast(Literal[1, 2, 3], level), listed=False)

    def _bullet_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield Items(self._entries(node), role=self.role)

    def _ordered_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield Items(self._entries(node), ordered=True, start=int(node.attrs.get("start", 1)), role=self.role)

    def _blockquote(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield Quote(list(self.blocks(node.children)))

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        rows = [row for part in node.children for row in part.children]
        cells: list[list[Content]] = [[_inline(cell) for cell in row.children] for row in rows]
        align = [_ALIGNED.get(str(cell.attrs.get("style")), "start") for cell in rows[0].children]
        yield Table(cells[1:], head=cells[0], align=align)

    def _hr(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield Rule()

    def _other(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Code, and whatever a later parser may know."""
        yield Paragraph(node.content, "small")

    def _entries(self, node: SyntaxTreeNode) -> list[Content]:
        return [list(self.blocks(item.children)) or "" for item in node.children]


def _inline(node: SyntaxTreeNode) -> list[Bit]:
    return [bit for child in node.children for bit in _bits(child)]


def _bits(node: SyntaxTreeNode, *, bold: bool = False, italic: bool = False) -> Iterator[Bit]:
    if node.type in ("softbreak", "hardbreak"):
        yield Bit("\n" if node.type == "hardbreak" else " ", bold, italic)
    elif not node.children and node.content:
        yield Bit(node.content, bold, italic)
    for child in node.children:
        yield from _bits(child, bold=bold or node.type == "strong", italic=italic or node.type == "em")
    if node.type == "link":
        address = str(node.attrs.get("href", ""))
        words = "".join(bit.text for child in node.children for bit in _bits(child))
        if address.startswith(_WEB) and address != words:
            yield Bit(f" ({address})", bold, italic)
