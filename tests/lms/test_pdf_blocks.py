"""Single blocks: tables, lists, boxes, room to write, and texts of every length."""

import pytest

from lms.pdf import (
    Answer,
    AnswerBox,
    AnswerLines,
    Banner,
    Bit,
    Cell,
    Gap,
    Items,
    KeyValue,
    Note,
    Paragraph,
    Quote,
    Rubric,
    Stack,
    Table,
    TickBox,
)
from lms.pdf.theme import BODY_HEIGHT, BODY_WIDTH, MARGIN
from tests.lms.pdf_reading import all_text, letters, place_of, rendered, text_of

COLUMNS = ["Alpha", "Beta", "Gamma"]
ARABIC = ["الأول", "الثاني", "الثالث"]


@pytest.mark.parametrize(("language", "names"), [("en", COLUMNS), ("ar", ARABIC), ("ckb", ARABIC)])
def test_columns_follow_the_direction_of_reading(language: str, names: list[str]) -> None:
    pdf = rendered(Table([["1", "2", "3"]], head=names), language=language)

    lefts = [place_of(pdf[0], name)[0] for name in names]
    assert lefts == sorted(lefts, reverse=language != "en")


def test_long_table_goes_on_with_its_head() -> None:
    pdf = rendered(Table([[f"row{number}", "text"] for number in range(200)], head=["Number", "Word"]))

    assert len(pdf) > 3
    assert all("Number" in text_of(page) for page in pdf)
    rows = [word for word in all_text(pdf).split() if word.startswith("row")]
    assert rows == [f"row{number}" for number in range(200)]


def test_row_taller_than_a_page_is_cut() -> None:
    words = " ".join(f"w{number}" for number in range(6000))
    pdf = rendered(Table([["left", words], ["after", "end"]], head=["Number", "Word"]))

    assert len(pdf) > 2
    assert [word for word in all_text(pdf).split() if word[0] == "w"] == words.split()
    assert "after" in text_of(pdf[len(pdf) - 1])


def test_head_taller_than_a_page_does_not_come_again() -> None:
    pdf = rendered(Table([["a", "b"]] * 30, head=["head " * 4000, "b"]))

    assert all_text(pdf).count("head") == 4000


def test_short_rows_and_many_columns_are_printed() -> None:
    pdf = rendered(Table([["x"], [str(n) for n in range(40)]], widths=(0, -1, 2)), Table([]), Table([[]], head=[]))

    assert letters("".join(str(n) for n in range(40))) == letters(all_text(pdf).split("Page")[0])[1:]


def test_cells_hold_blocks_and_marks() -> None:
    inner = Table([["inner", "cell"]])
    pdf = rendered(Table([[Items(["entry"]), Cell("marked")], [[Paragraph("two"), inner], [Bit("bold", bold=True)]]]))

    assert all(word in text_of(pdf[0]) for word in ("entry", "marked", "two", "inner", "bold"))


def test_rubric_marks_the_level_that_was_reached() -> None:
    rubric = [("Names needs", ["none", "some", "all"]), ("Chooses", ["nothing", "one", "many"])]
    marked = rendered(Rubric(["0", "1", "2"], rubric, reached={0: 2}))
    plain = rendered(Rubric(["0", "1", "2"], rubric))

    assert text_of(marked[0]) == text_of(plain[0])
    assert marked[0].render().to_numpy().sum() < plain[0].render().to_numpy().sum()


def test_labels_stand_before_their_values() -> None:
    pdf = rendered(KeyValue([("المشارك", "دلنيا")]), language="ar")

    assert place_of(pdf[0], "المشارك")[0] > place_of(pdf[0], "دلنيا")[2]


def test_list_numbers_begin_where_they_shall() -> None:
    pdf = rendered(Items(["nine", ["ten", Items(["inner"])], [Bit("eleven")]][:1], ordered=True, start=9))

    assert "9. nine" in text_of(pdf[0])


def test_list_entries_go_on_over_pages() -> None:
    pdf = rendered(Items([" ".join(["word"] * 9000), "last"], ordered=True))

    assert len(pdf) > 5
    assert all_text(pdf).count("word") == 9000
    assert "2. last" in all_text(pdf)


def test_tick_boxes_differ_when_ticked() -> None:
    images = [
        rendered(TickBox("Done", ticked=ticked, single=single))[0].render().to_numpy().sum()
        for ticked in (False, True)
        for single in (False, True)
    ]

    assert len(set(images)) == 4


def test_answer_lines_go_on_over_pages() -> None:
    assert len(rendered(AnswerLines(100))) == 4
    assert len(rendered(AnswerLines(0))) == 1


def test_answer_box_is_never_higher_than_a_page() -> None:
    assert len(rendered(AnswerBox(5000), Gap(5000), AnswerBox(-3))) == 3


@pytest.mark.parametrize(("language", "text"), [("en", "سأزور العائلة"), ("ar", "I shall visit them")])
def test_answer_has_its_own_direction(language: str, text: str) -> None:
    pdf = rendered(Answer(text), language=language)

    left, _, right, _ = place_of(pdf[0], text.split()[0])
    assert (left > MARGIN + BODY_WIDTH / 2) == (language == "en")
    assert right < MARGIN + BODY_WIDTH


def test_answer_without_text_is_a_dash() -> None:
    assert "–" in text_of(rendered(Answer("  \n "))[0])


def test_line_ends_of_an_answer_are_kept_but_not_empty_pages() -> None:
    text = "one\r\ntwo" + "\n" * 500 + "three"
    pdf = rendered(Answer(text))

    tops = [place_of(pdf[0], word)[3] for word in ("one", "two", "three")]
    assert tops == sorted(tops, reverse=True)
    assert len(pdf) == 1


@pytest.mark.parametrize("block", [Note, Banner, Quote, Answer, lambda text: Stack([Note(Note(text))])])
def test_boxes_go_on_over_pages(block: type[Note]) -> None:
    pdf = rendered(block("word " * 5000))

    assert len(pdf) > 3
    assert all_text(pdf).count("word") == 5000


def test_banner_says_that_the_case_is_simulated() -> None:
    assert "Simulated case" in text_of(rendered(Banner("Karwan returned."))[0])


def test_text_of_a_hundred_thousand_characters() -> None:
    text = ("عاد كاروان مع زوجته to Erbil في 2025. " * 3000)[:100_000]
    pdf = rendered(Paragraph(text), language="ar")

    assert len(pdf) > 20
    assert letters(all_text(pdf)).count("كاروان") >= 2600


@pytest.mark.parametrize("letter", ["x", "س", "ê", "字"])
def test_word_without_end_is_broken(letter: str) -> None:
    pdf = rendered(Paragraph(letter * 500), Table([[letter * 500, "a", "b"]]))

    page = pdf[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    assert max(box[2] for box in boxes) <= MARGIN + BODY_WIDTH + 1
    assert min(box[0] for box in boxes) >= MARGIN - 1


def test_emoji_can_be_copied_although_they_are_boxes() -> None:
    pdf = rendered(Paragraph("good 👍🏽 day 👩‍👩‍👧 字 → ≥ ☐"))

    assert {"👍", "字", "→", "≥", "☐"} <= set(all_text(pdf))


def test_bidi_controls_change_nothing() -> None:
    tricked = Paragraph("a\u202eb\u2066c \u200fd\u2069 e")
    honest = Paragraph("abc d e")

    assert text_of(rendered(tricked)[0]) == text_of(rendered(honest)[0])


def test_part_of_a_paragraph_is_bold() -> None:
    plain, bold = (rendered(Paragraph([Bit("one "), Bit("two", bold=bold), Bit(" three")])) for bold in (False, True))

    assert "one two three" in text_of(bold[0])
    assert bold[0].render().to_numpy().sum() < plain[0].render().to_numpy().sum()


def test_cut_paragraph_leaves_no_single_line_behind() -> None:
    paragraph = Paragraph("word " * 200)
    paragraph.settle("en")
    leading, count = paragraph.style.leading, len(paragraph.lines(BODY_WIDTH))

    halves = paragraph.cut(BODY_WIDTH, (count - 1) * leading)

    assert halves
    assert halves[1].measure(BODY_WIDTH) == pytest.approx(2 * leading)
    assert paragraph.cut(BODY_WIDTH, leading) is None
    assert BODY_HEIGHT > 0
