"""A document of many pages: A4 portrait, header and footer, outline, contents, one direction."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from .bidi import printable
from .blocks import Block, PageBreak
from .contents import Contents
from .fonts import WRITING
from .pages import Entry, Furniture, Pages
from .paragraphs import Heading, Paragraph
from .text import RTL_LANGUAGES
from .theme import BODY_HEIGHT, BODY_WIDTH, BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH

__all__ = ["Document"]

_MOST_KEPT = BODY_HEIGHT * 0.6


class Document:
    """Blocks in an order, and what is said about them.

    Args:
        title: in the file's properties and on top of a reader's window.
        language: "en", "ar" or "ckb"; it gives the direction.
        author: the institute.
        subject: one line about the document.
        header_start: printed above every page where reading begins, for example the course.
        header_end: printed at the other end, for example the person.
        footer: printed below, beside "page 3 of 12".
    """

    def __init__(
        self,
        *,
        title: str,
        language: str,
        author: str = "",
        subject: str = "",
        header_start: str = "",
        header_end: str = "",
        footer: str = "",
    ) -> None:
        self.title, self.language = printable(title), language
        self.author, self.subject = printable(author), printable(subject)
        self._around = {"header_start": printable(header_start), "header_end": printable(header_end)}
        self._around["footer"] = printable(footer)
        self._story: list[Flowable] = []

    def add(self, *blocks: Flowable | Iterable[Flowable]) -> None:
        """Append blocks, or lists of blocks as :func:`lms.pdf.markdown.markdown_flowables` returns them."""
        for block in blocks:
            for one in [block] if isinstance(block, Flowable) else block:
                if isinstance(one, Block):
                    one.settle(self.language)
                if isinstance(one, Heading) and one.new_page:
                    self._begin_page()
                self._story.append(one)

    def _begin_page(self) -> None:
        """Break the page, unless it was broken already."""
        if self._story and not isinstance(self._story[-1], PageBreak):
            self._story.append(PageBreak())

    def render(self) -> bytes:
        """Return the PDF file. The same blocks give the same bytes.

        Documents of one process are rendered one after the other, because they share the fonts.
        A document is rendered once.
        """
        with WRITING:
            return self._rendered()

    def _rendered(self) -> bytes:
        if not self._story:
            self.add(Paragraph(""))
        entries = self._entries()
        self._keep_together()
        output = BytesIO()
        furniture = Furniture(self.language, **self._around, entries=entries)
        template = _template(output, self)

        def pages(*args: Any, **kwargs: Any) -> Pages:
            canvas = Pages(*args, furniture=furniture, **kwargs)
            canvas.setViewerPreference("Direction", "R2L" if self.language in RTL_LANGUAGES else "L2R")
            if entries:
                canvas.showOutline()
            return canvas

        template.build(self._story, canvasmaker=pages)
        return output.getvalue()

    def _entries(self) -> list[Entry]:
        """Number the headings, list them in the contents, and return them."""
        found: list[Entry] = []
        headings = [one for one in self._story if isinstance(one, Heading) and one.listed]
        for number, heading in enumerate(headings, start=1):
            heading.key = f"h{number}"
            # An outline must not jump over a level.
            depth = min(heading.level - 1, found[-1].depth + 1 if found else 0)
            found.append(Entry(heading.key, printable(heading.words) or "–", heading.level, depth))
        for one in self._story:
            if isinstance(one, Contents):
                one.list_entries(found)
        return found

    def _keep_together(self) -> None:
        """Tell every block that keeps to the next how much room both need."""
        need = 0.0
        for block in reversed(self._story):
            if not isinstance(block, Block):
                need = 0.0
            elif block.keeps:
                need = min(block.measure(BODY_WIDTH) + block.after + need, _MOST_KEPT)
                block.need = need
            else:
                need = block.before + block.least(BODY_WIDTH)


def _template(output: BytesIO, document: Document) -> BaseDocTemplate:
    frame = Frame(MARGIN, BOTTOM, BODY_WIDTH, BODY_HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return BaseDocTemplate(
        output,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageTemplates=[PageTemplate(id="page", frames=[frame])],
        title=document.title,
        author=document.author,
        subject=document.subject,
        creator=document.author,
        lang=document.language,
        displayDocTitle=True,
        pageCompression=1,
        invariant=1,
    )
