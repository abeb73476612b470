"""Whatever somebody types, a document comes out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.pdf import (
    Answer,
    Banner,
    Contents,
    Document,
    Heading,
    Items,
    KeyValue,
    Note,
    Paragraph,
    Picture,
    Rubric,
    Table,
    TickBox,
    cover,
    markdown_flowables,
    shapes,
)
from lms.pdf.text import style
from tests.lms.pdf_reading import rendered

CONTROLS = ["\u202e", "\u2066", "\u2068", "\u2069", "\u200d", "\u200c", "\u00ad", "\u00a0", "\x00", "\ud800", "\uffff"]
ENDS = ["\n", "\r\n", "\t", "\u2028", " ", "\U0010ffff"]
LETTERS = [
    "a",
    "W",
    "س",
    "لا",
    "ﷺ",
    "ێ",
    "字",
    "ﬁ",
    "ß",
    "ๆ",
    "क्ष",
    "\u0300",
    "\u064b",
    "\u1ab0",
    "👩\u200d👧",
    "🏳\ufe0f",
]
SIGNS = ["(", ")", "]", "١", "7", "%", ".", "**", "|", "`", "[x](http://a)", "&amp;", "<b>", "\n- ", "\n> ", "\n# "]
CURIOUS = CONTROLS + ENDS + LETTERS + SIGNS
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(CURIOUS), max_size=60).map("".join))


def everything(text: str, other: str, language: str) -> Document:
    document = Document(title=text, language=language, header_start=text, header_end=other, footer=text, author=other)
    document.add(cover(text, subtitle=other, facts=[(text, other)], note=text), Contents())
    document.add(Heading(text, 1), Heading(other, 3), Paragraph(text, language="auto"), Answer(text))
    document.add(Items([text, other], ordered=True), TickBox(text), Note(text, title=other), Banner(other))
    document.add(KeyValue([(text, other)]), Table([[text, other], [other]], head=[other, text]))
    document.add(Rubric([text, other], [(text, [text, other])], reached={0: 1}))
    document.add(Picture(lambda canvas, w, h: draw_label(canvas, text, language), 30, caption=text, alt=text))
    document.add(markdown_flowables(text), markdown_flowables(f"{text}\n\n{other}"))
    return document


def draw_label(canvas: object, text: str, language: str) -> None:
    shapes.label(canvas, text, 50, 10, language=language, width=40)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, st.sampled_from(["en", "ar", "ckb"]))
def test_no_text_stops_the_document(text: str, other: str, language: str) -> None:
    assert everything(text, other, language).render().startswith(b"%PDF")


@pytest.mark.parametrize("piece", ["x", "س", "((", "\u0301\u0316", "سْ", "👍", "字 ", "a ", "\u202e\u2066", "- ", "> "])
def test_no_long_text_stops_the_document(piece: str) -> None:
    text = piece * (3000 // len(piece))
    blocks = [Heading(text), Table([[text, "b"], ["b"]], head=[text, "b"]), Note(text, title=text), Items([text])]

    assert rendered(Contents(), *blocks, markdown_flowables(text), title=text, header_start=text, language="ar")


def test_style_of_documents_refuses_nothing() -> None:
    assert rendered(Paragraph("李明"))
    assert style("en", 10).strict
