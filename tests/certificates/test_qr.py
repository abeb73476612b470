"""QR symbols: same text, same picture; both drawings are what a reader reads."""

import re
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.qr import QUIET, Matrix, QrTooLong, qr_matrix, qr_path, qr_svg_path

URL = "https://institute.example/c/HQ7M2KXD9TRE4WNB"
LONG_URL = f"{URL}#{'aZ3_' * 49}"


def picture_of(matrix: Matrix, pixels: int = 4) -> np.ndarray:
    ground = np.pad(np.array(matrix), QUIET)
    return np.kron(np.where(ground, 0, 255), np.ones((pixels, pixels))).astype(np.uint8)


def matrix_of(svg_path: str, modules: int) -> Matrix:
    cells = np.zeros((modules, modules), dtype=bool)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg_path):
        cells[int(y), int(x) : int(x) + int(length)] = True
    inner = cells[QUIET:-QUIET, QUIET:-QUIET]
    return tuple(tuple(bool(cell) for cell in row) for row in inner)


@pytest.mark.parametrize("text", [URL, LONG_URL])
def test_matrix_reads_back(text: str) -> None:
    found = zxingcpp.read_barcode(picture_of(qr_matrix(text)))

    assert found is not None
    assert found.text == text


def test_matrix_is_the_same_each_time_and_differs_by_mask() -> None:
    assert qr_matrix(URL) == qr_matrix(URL)
    assert qr_matrix(URL, mask=3) != qr_matrix(URL)


def test_matrix_grows_with_the_error_level() -> None:
    assert len(qr_matrix(URL, "L")) < len(qr_matrix(URL, "H"))


@pytest.mark.parametrize("text", [URL, LONG_URL])
def test_svg_path_holds_exactly_the_matrix(text: str) -> None:
    matrix = qr_matrix(text)

    assert matrix_of(qr_svg_path(matrix), len(matrix) + 2 * QUIET) == matrix


def test_side_is_at_least_35_mm_and_two_fifths_of_a_millimetre_a_module() -> None:
    assert qr_path(URL).side == pytest.approx(35 * mm)
    big = qr_path("x" * 1000)
    assert big.side == pytest.approx(big.modules * 0.4 * mm)


def test_draw_fills_one_path_that_reads_back() -> None:
    output = BytesIO()
    canvas = Canvas(output, pagesize=(120, 120), pageCompression=0)
    qr_path(URL).draw(canvas, x=10, y=10, side=100)
    canvas.save()

    image = pypdfium2.PdfDocument(output.getvalue())[0].render(scale=3).to_pil()
    found = zxingcpp.read_barcode(image)
    assert found is not None
    assert found.text == URL
    assert len(re.findall(rb"\bf\*?\s", output.getvalue().split(b"endstream")[0])) == 1


def test_too_long_text_is_refused_by_name() -> None:
    with pytest.raises(QrTooLong):
        qr_matrix("x" * 3000)
