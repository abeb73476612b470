"""Documents for print in English, Arabic and Sorani: blocks go into a :class:`Document`, which renders a PDF."""

from .bidi import Filled, UnprintableText, fill
from .blocks import Block, Gap, PageBreak, Stack, Together
from .contents import Contents, cover
from .document import Document
from .lists import Items, TickBox
from .markdown import markdown_bits, markdown_flowables
from .panels import Answer, Banner, Note, Panel, Quote
from .paragraphs import Content, Heading, Paragraph, Text
from .spaces import AnswerBox, AnswerLines, Picture, Rule
from .tables import Cell, KeyValue, Rubric, Table
from .text import Bit

__all__ = [
    "Answer",
    "AnswerBox",
    "AnswerLines",
    "Banner",
    "Bit",
    "Block",
    "Cell",
    "Content",
    "Contents",
    "Document",
    "Filled",
    "Gap",
    "Heading",
    "Items",
    "KeyValue",
    "Note",
    "PageBreak",
    "Panel",
    "Paragraph",
    "Picture",
    "Quote",
    "Rubric",
    "Rule",
    "Stack",
    "Table",
    "Text",
    "TickBox",
    "Together",
    "UnprintableText",
    "cover",
    "fill",
    "markdown_bits",
    "markdown_flowables",
]
