"""Order, shaping and breaking of text, compared with other implementations."""

from functools import cache
from io import BytesIO

import fontpkg_amiri
import numpy as np
import pypdfium2
import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont, features
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from lms.pdf.bidi import FSI, PDI, Levelled, UnprintableText, clean, isolate, levels, printable, visual_runs
from lms.pdf.drawing import draw_line
from lms.pdf.fonts import REGULAR, face
from lms.pdf.text import Style, paragraph, single_line

TEXTS = {
    "en": "Scan the QR code or open the address and enter the code. The page says whether it is valid (since 2025).",
    "ar": "امسح رمز الاستجابة أو افتح العنوان وأدخل الرمز HQ7M. تبيّن الصفحة هل الشهادة سارية (منذ 2025).",
    "ckb": "کۆدی QR سکان بکە یان ناونیشانەکە بکەرەوە و کۆدەکە بنووسە. پەڕەکە دەڵێت ئایا بڕوانامەکە کارایە.",
}


def test_clean_keeps_joiners_and_refuses_endless_punctuation() -> None:
    assert clean("ده\u200cست\u202e") == "ده\u200cست"
    with pytest.raises(UnprintableText):
        clean("." * 1000)


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("abc", False, [("abc", False)]),
        ("سنة 2025", True, [("2025", False), ("سنة ", True)]),
        ("Dilnia سعيد 12", False, [("Dilnia ", False), ("12", False), ("سعيد ", True)]),
        ("ده\u200cست", False, [("ده\u200cست", True)]),
        (f"{isolate('أ')} · {isolate('ب')}", False, [("أ", True), (" · ", False), ("ب", True)]),
    ],
)
def test_runs_come_in_visual_order(text: str, rtl: bool, expected: list[tuple[str, bool]]) -> None:
    line = levels(text, rtl=rtl)

    assert [(line.text[run.start : run.end], run.rtl) for run in visual_runs(line, rtl=rtl)] == expected


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_paragraph_keeps_the_words_and_the_width(language: str) -> None:
    text = TEXTS[language]
    lines = paragraph(text, Style(REGULAR, 10, language), 150)

    assert " ".join(line.text for line in lines) == text
    assert max(line.width for line in lines) <= 151


# --- Order, against another implementation: that of fpdf2 ---

LETTERS = [*"ab12 -+.,:/$%()[]!سعيد٣٤\u064bאב\u0300", "س\u200c", "b\u200d"]
PARTS = st.lists(st.sampled_from(LETTERS), max_size=8).map("".join)
ISOLATES = PARTS.map(lambda text: f"{FSI}{text}{PDI}")
NESTED = PARTS.map(lambda text: f"{FSI}{text}{FSI}{text}{PDI}a{PDI}")


def order(line: Levelled, *, rtl: bool) -> list[tuple[int, bool]]:
    runs = visual_runs(line, rtl=rtl)
    return [(at, run.rtl) for run in runs for at in sorted(range(run.start, run.end), reverse=run.rtl)]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(PARTS, ISOLATES, NESTED), max_size=4).map("".join), st.booleans())
def test_order_agrees_with_another_implementation(text: str, rtl: bool) -> None:
    base = TextDirection.RTL if rtl else TextDirection.LTR
    known = {
        char.character_index: char.embedding_level for char in BidiParagraph(text=text, base_direction=base).characters
    }
    expected, level = [], int(rtl)
    for index, char in enumerate(text):
        level = known.get(index, level)
        expected += [] if char in (FSI, PDI) else [level]
    line = levels(text, rtl=rtl)

    assert order(line, rtl=rtl) == order(Levelled(line.text, bytes(expected)), rtl=rtl)


def test_order_of_hostile_texts_takes_no_time() -> None:
    for text in ("(" * 50_000, "(س)" * 20_000, "." * 100_000 + "س", FSI + "a1س" * 20_000 + PDI):
        line = levels(text, rtl=True)
        assert len(line.text) == len(line.levels)


def test_printable_never_fails_and_bounds_the_marks_on_a_letter() -> None:
    assert printable("a\u202e\x00\tb \u200f\ud800c") == "a b c"
    assert len(printable("س" + "\u064b\u0650" * 50_000)) <= 31
    assert printable("." * 1000) == "." * 1000


# --- Shaping, against another implementation: Pillow with raqm (FriBidi and HarfBuzz) ---

SIZE, SCALE, PAD = 40, 3, 30
SAMPLES = [
    ("دلنيا آرام سعيد", "ar"),
    ("صُمّمت لتوافق المستوى 4 في الإطار (MQF)", "ar"),
    ("بڕوانامەی تەواوکردنی ڕاهێنان لە هەولێر", "ckb"),
    ("27 تشرين الثاني 2025، أربيل", "ar"),
]


@cache
def amiri() -> ImageFont.FreeTypeFont:
    assert features.check("raqm"), "the comparison needs a Pillow with raqm, as the locked wheels are"
    path = fontpkg_amiri.ROOT / "files" / "Amiri-Regular.ttf"
    return ImageFont.truetype(str(path), SIZE * SCALE, layout_engine=ImageFont.Layout.RAQM)


def ink(image: Image.Image) -> np.ndarray:
    dark = np.asarray(image.convert("L")) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def reference(text: str, language: str) -> np.ndarray:
    image = Image.new("L", (3000, 400), 255)
    ImageDraw.Draw(image).text((PAD, PAD), text, font=amiri(), fill=0, direction="rtl", language=language)
    return ink(image)


def printed(text: str, language: str, *, shaped: bool = True) -> np.ndarray:
    output = BytesIO()
    canvas = Canvas(output, pagesize=(1000, 120))
    if shaped:
        line = single_line(text, Style(REGULAR, SIZE, language))
        draw_line(canvas, line, x=PAD, y=50, align="left", colour=black)
    else:
        canvas.setFont(face(REGULAR).fontName, SIZE)
        canvas.drawString(PAD, 50, text)
    canvas.save()
    return ink(pypdfium2.PdfDocument(output.getvalue())[0].render(scale=SCALE).to_pil())


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    """Share of common ink, with the pictures laid on each other at their upper right corners."""
    height, width = max(one.shape[0], other.shape[0]), max(one.shape[1], other.shape[1])
    grounds = [np.pad(part, ((0, height - part.shape[0]), (width - part.shape[1], 0))) for part in (one, other)]
    return float((grounds[0] & grounds[1]).sum() / (grounds[0] | grounds[1]).sum())


@pytest.mark.parametrize(("text", "language"), SAMPLES)
def test_shaping_agrees_with_raqm(text: str, language: str) -> None:
    ours, theirs = printed(text, language), reference(text, language)

    assert ours.shape[1] == pytest.approx(theirs.shape[1], rel=0.01)
    assert overlap(ours, theirs) > 0.8


@pytest.mark.parametrize(("text", "language"), SAMPLES)
def test_comparison_with_raqm_catches_unshaped_text(text: str, language: str) -> None:
    assert overlap(printed(text, language, shaped=False), reference(text, language)) < 0.5


@pytest.mark.parametrize(("text", "language"), SAMPLES)
def test_comparison_with_raqm_catches_reversed_order(text: str, language: str) -> None:
    reversed_words = " ".join(reversed(text.split()))

    assert overlap(printed(reversed_words, language), reference(text, language)) < 0.6
