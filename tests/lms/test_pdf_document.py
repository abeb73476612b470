"""Whole documents: words in logical order, pages and their numbers, outline, contents, properties."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pypdfium2
import pytest

from lms.pdf import (
    Answer,
    AnswerLines,
    Contents,
    Document,
    Gap,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    TickBox,
    Together,
    cover,
    fill,
)
from lms.pdf.theme import BODY_HEIGHT
from tests.lms.pdf_reading import all_text, letters, place_of, rendered, text_of

TEXTS = {
    "en": "The family returned to Erbil in March 2025 (housing, school) and needs advice from IOM.",
    "ar": "عادت العائلة إلى أربيل في آذار 2025 (السكن، المدرسة) وتحتاج إلى استشارة من IOM.",
    "ckb": "خێزانەکە لە ئازاری 2025 گەڕانەوە بۆ هەولێر (خانوو، قوتابخانە) و پێویستییان بە ڕاوێژی IOM هەیە.",
}
TITLES = {"en": "Early help", "ar": "المساعدة المبكرة", "ckb": "یارمەتی زوو"}


def workbook(language: str, chapters: int = 3) -> Document:
    text, title = TEXTS[language], TITLES[language]
    document = Document(title=title, language=language, author="Institute", header_start=text[:20], header_end="Dilnia")
    document.add(cover(title, subtitle=text, facts=[(title, text)]), Contents(), PageBreak())
    for number in range(1, chapters + 1):
        document.add(Heading(f"{number} {title}", 1, new_page=True), Paragraph(text), Note(text, title=title))
        document.add(Items([text, text], ordered=True), Table([[title, text]] * 9, head=[title, title]))
        document.add(Heading(f"{number}.1 {title}", 2), *[TickBox(text)] * 1, AnswerLines(40), Answer(text))
    return document


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_words_come_out_in_logical_order(language: str) -> None:
    pdf = rendered(Paragraph(TEXTS[language]), Items([TEXTS[language]]), language=language)

    assert text_of(pdf[0]).count(TEXTS[language]) == 2


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_everything_that_was_added_is_printed(language: str) -> None:
    found = letters(all_text(pypdfium2.PdfDocument(workbook(language).render())))

    missing = {word for word in f"{TEXTS[language]} {TITLES[language]}".split() if letters(word) not in found}
    assert missing == set()


def test_every_page_says_which_of_how_many_it_is() -> None:
    pdf = rendered(*[Heading(f"Chapter {number}", new_page=True) for number in range(5)])

    assert len(pdf) == 5
    assert all(f"Page {number} of 5" in text_of(page) for number, page in enumerate(pdf, start=1))


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_contents_and_outline_lead_to_the_right_pages(language: str) -> None:
    pdf = pypdfium2.PdfDocument(workbook(language).render())

    marks = list(pdf.get_toc())
    assert [mark.level for mark in marks] == [0, 1] * 3
    for mark in marks:
        page = mark.get_dest().get_index()
        assert letters(mark.get_title()) in letters(text_of(pdf[page]))
        _, bottom, _, top = place_of(pdf[1], mark.get_title().split()[0])
        line = pdf[1].get_textpage().get_text_bounded(bottom=bottom - 1, top=top + 1)
        assert str(page + 1) in line.split()


def test_contents_links_lead_to_the_headings() -> None:
    raw = workbook("en").render()
    assert len(pypdfium2.PdfDocument(raw)) > 6
    assert raw.count(b"/Subtype /Link") == 6


def test_headings_left_out_are_neither_in_contents_nor_in_the_outline() -> None:
    pdf = rendered(Contents(), PageBreak(), Heading("Kept"), Heading("Apart", 2, listed=False), Heading("Deep", 3))

    assert [mark.get_title() for mark in pdf.get_toc()] == ["Kept", "Deep"]
    assert "Apart" not in text_of(pdf[0])
    assert "Deep" not in text_of(pdf[0])


def test_outline_begins_with_any_level() -> None:
    pdf = rendered(Heading("Three", 3), Heading("One", 1), Heading("Three again", 3))

    assert [mark.level for mark in pdf.get_toc()] == [0, 0, 1]


def test_properties_name_title_author_and_language() -> None:
    document = Document(title="كتاب", language="ar", author="المعهد", subject="تمارين")
    raw = document.render()

    properties = pypdfium2.PdfDocument(raw).get_metadata_dict()
    assert (properties["Title"], properties["Author"], properties["Subject"]) == ("كتاب", "المعهد", "تمارين")
    assert b"/Lang (ar)" in raw
    assert b"/Direction /R2L" in raw


def test_cover_has_no_header_and_no_number() -> None:
    pdf = rendered(cover("Workbook", facts=[("Person", "Dilnia")]), Paragraph("Text"), header_start="Course")

    assert "Page 1" not in text_of(pdf[0])
    assert "Course" not in text_of(pdf[0])
    assert "Course" in text_of(pdf[1])
    assert "Page 2 of 2" in text_of(pdf[1])


def test_long_header_gives_way_to_the_person() -> None:
    pdf = rendered(Paragraph("Text"), header_start="Course of many words " * 20, header_end="Dilnia Aram")

    _, _, right, _ = place_of(pdf[0], "…")
    left, _, _, _ = place_of(pdf[0], "Dilnia Aram")
    assert right < left


def test_header_starts_on_the_right_in_arabic() -> None:
    pdf = rendered(Paragraph("نص"), language="ar", header_start="الدورة", header_end="دلنيا")

    assert place_of(pdf[0], "الدورة")[0] > place_of(pdf[0], "دلنيا")[2]


def test_heading_stays_with_what_follows() -> None:
    pdf = rendered(Gap(BODY_HEIGHT - 60), Heading("Question", 2), Paragraph("Why?", keeps=True), AnswerLines(3))

    assert len(pdf) == 2
    assert "Question" in text_of(pdf[1])


def test_blocks_that_belong_together_are_not_parted() -> None:
    def group() -> Together:
        return Together([Paragraph("first"), AnswerLines(8), Paragraph("last")])

    pdf = rendered(Gap(BODY_HEIGHT - 150), group(), Together([AnswerLines(60), Paragraph("end")]))

    assert "first" in text_of(pdf[1])
    assert "last" in text_of(pdf[1])
    assert "end" in text_of(pdf[len(pdf) - 1])


def test_empty_document_has_one_page() -> None:
    assert len(rendered()) == 1


def test_same_blocks_give_the_same_bytes() -> None:
    before = workbook("ar").render()
    workbook("ckb").render()

    assert workbook("ar").render() == before


def test_threads_render_at_the_same_time_and_do_not_mix() -> None:
    alone = {language: workbook(language).render() for language in TEXTS}
    languages = [*TEXTS] * 4

    with ThreadPoolExecutor(max_workers=6) as pool:
        together = list(pool.map(lambda language: workbook(language).render(), languages))

    assert [alone[language] == raw for language, raw in zip(languages, together, strict=True)] == [True] * 12


def test_filled_sentence_keeps_the_direction_of_its_values() -> None:
    sentence = fill("المجموعة %(name)s، الرمز %(code)s", name="Erbil \u202e1", code="ABC")
    pdf = rendered(Paragraph(sentence), language="ar")

    assert "\u202e" not in sentence
    assert place_of(pdf[0], "ABC")[2] < place_of(pdf[0], "Erbil")[0]


def test_picture_draws_where_it_stands_and_describes_itself() -> None:
    def draw(canvas: object, width: float, height: float) -> None:
        canvas.rect(0, 0, width, height, stroke=0, fill=1)  # type: ignore[attr-defined]

    pdf = rendered(Picture(draw, 100, width=200, caption="Plan", alt="Power and interest"))

    page = np.asarray(pdf[0].render(scale=1).to_pil().convert("L"))
    assert (page < 100).sum() == pytest.approx(200 * 100, rel=0.05)
    assert "Plan" in text_of(pdf[0])
