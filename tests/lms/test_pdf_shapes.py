"""Simple forms on a canvas: that they are where they should be, and that words are set like elsewhere."""

from collections.abc import Callable

import numpy as np
import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from lms.pdf import Picture, shapes
from lms.pdf.theme import BODY_WIDTH
from tests.lms.pdf_reading import place_of, rendered, text_of

FORMS: list[Callable[[Canvas], None]] = [
    lambda canvas: shapes.rect(canvas, 0, 0, 50, 20, fill=black),
    lambda canvas: shapes.rect(canvas, 0, 0, 50, 20, radius=5, stroke=black, thick=3),
    lambda canvas: shapes.circle(canvas, 20, 20, 15, fill=black, stroke=None),
    lambda canvas: shapes.polygon(canvas, [(0, 0), (30, 0), (15, 25)], fill=black),
    lambda canvas: shapes.line(canvas, (0, 0), (80, 40), thick=4, dash=(6, 3)),
    lambda canvas: shapes.arrow(canvas, (0, 20), (90, 20), thick=4),
]


@pytest.mark.parametrize("form", FORMS)
def test_form_leaves_ink(form: Callable[[Canvas], None]) -> None:
    drawn = rendered(Picture(lambda canvas, _w, _h: form(canvas), 60))
    empty = rendered(Picture(lambda canvas, _w, _h: shapes.polygon(canvas, []), 60))

    images = [np.asarray(pdf[0].render(scale=1).to_pil().convert("L")) for pdf in (drawn, empty)]
    assert (images[0] < 120).sum() > (images[1] < 120).sum() + 100


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 2)])
@pytest.mark.parametrize(("language", "word"), [("en", "Power"), ("ar", "النفوذ"), ("ckb", "دەسەڵات")])
def test_label_hangs_on_its_side(align: str, side: int, language: str, word: str) -> None:
    def draw(canvas: Canvas, width: float, height: float) -> None:
        shapes.label(canvas, word, width / 2, height / 2, language=language, align=align)  # type: ignore[arg-type]

    pdf = rendered(Picture(draw, 60), language=language)

    middle = (pdf[0].get_width()) / 2
    assert place_of(pdf[0], word)[side] == pytest.approx(middle, abs=2)


def test_label_is_broken_at_its_width() -> None:
    heights: list[float] = []

    def draw(canvas: Canvas, width: float, height: float) -> None:
        heights.append(shapes.label(canvas, "one two three four", 50, 50, language="en", width=40, middle=False))

    pdf = rendered(Picture(draw, 80, width=BODY_WIDTH * 2))

    assert "one two three four" in text_of(pdf[0])
    assert heights == [shapes.label_height("one two three four", language="en", width=40)]
