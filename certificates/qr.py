"""QR codes as one path, for ReportLab pages and for inline SVG.

A module is one cell of the symbol. Rows are drawn as runs of dark modules, because one
path of runs is many times smaller and faster than a rectangle for each module.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import qrcode
from qrcode import constants
from qrcode.exceptions import DataOverflowError
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

__all__ = ["MASK", "QUIET", "Matrix", "QrPath", "QrTooLong", "qr_matrix", "qr_path", "qr_svg_path"]

Matrix = tuple[tuple[bool, ...], ...]

# Trying all eight masks costs four times the whole drawing. Mask 2 had the lowest mean penalty
# (ISO/IEC 18004, 7.8.3) over 25 links of both lengths that certificates use.
MASK = 2
# ISO/IEC 18004, 5.3.8: four light modules on every side.
QUIET = 4
MIN_SIDE = 35 * mm
MIN_MODULE = 0.40 * mm

_LEVELS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}


class QrTooLong(ValueError):  # noqa: N818 - named by what it says of the thing
    """The text does not fit into the largest QR symbol."""


@dataclass(frozen=True)
class QrPath:
    """A QR symbol that can draw itself. ``matrix`` is without the quiet zone."""

    matrix: Matrix

    @property
    def modules(self) -> int:
        """Modules along one side, quiet zone included."""
        return len(self.matrix) + 2 * QUIET

    @property
    def side(self) -> float:
        """Smallest printed side in points, quiet zone included: 35 mm and 0.40 mm a module."""
        return max(MIN_SIDE, self.modules * MIN_MODULE)

    def draw(self, canvas: Canvas, *, x: float, y: float, side: float) -> None:
        """Fill the symbol in the current fill colour as one path.

        ``x``, ``y`` are the lower left corner and ``side`` the length in points of the
        square with its quiet zone; the ground must already be light.
        """
        unit = side / self.modules
        top = y + side - QUIET * unit
        path = canvas.beginPath()
        for row, start, length in _runs(self.matrix):
            path.rect(x + (QUIET + start) * unit, top - (row + 1) * unit, length * unit, unit)
        canvas.drawPath(path, stroke=0, fill=1)


def qr_matrix(text: str, error: str = "M", mask: int = MASK) -> Matrix:
    """Return the dark (True) and light modules of the smallest symbol for ``text``.

    Args:
        text: what a reader shall get back.
        error: correction level, one of ``L M Q H`` (7, 15, 25, 30 per cent).
        mask: mask pattern 0-7; fixed, so that the same text gives the same picture.

    Raises:
        QrTooLong: no symbol can hold the text.
    """
    symbol = qrcode.QRCode(error_correction=_LEVELS[error], border=0, mask_pattern=mask)
    symbol.add_data(text)
    try:
        symbol.make(fit=True)
    except (DataOverflowError, ValueError) as problem:
        raise QrTooLong(f"{len(text)} characters do not fit into a QR code") from problem
    return tuple(tuple(bool(cell) for cell in row) for row in symbol.get_matrix())


def qr_path(text: str, error: str = "M", mask: int = MASK) -> QrPath:
    """Return the symbol for ``text`` ready to draw; arguments and errors of :func:`qr_matrix`."""
    return QrPath(qr_matrix(text, error, mask))


def qr_svg_path(matrix: Matrix) -> str:
    """Return the ``d`` attribute of one SVG path, one unit a module.

    The quiet zone is included: the view box is ``0 0 n n`` with ``n = len(matrix) + 8``.
    """
    return "".join(f"M{QUIET + start} {QUIET + row}h{length}v1h-{length}z" for row, start, length in _runs(matrix))


def _runs(matrix: Matrix) -> Iterator[tuple[int, int, int]]:
    """Yield (row, first column, length) of every run of dark modules, row by row."""
    for row, cells in enumerate(matrix):
        start = None
        for column, dark in enumerate((*cells, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield row, start, column - start
                start = None
