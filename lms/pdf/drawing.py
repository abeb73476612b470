"""Drawing set lines on a ReportLab canvas.

Joined letters and ligatures carry their characters, so that copying and searching give words;
where a font cannot say it, ``/ActualText`` does (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple, cast

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from .fonts import face
from .shaping import Glyph, Shaped, Span
from .strokes import fill_operator
from .text import Align, Line

__all__ = ["draw_line"]

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


class _Part(NamedTuple):
    """What shows glyphs: the inside of a TJ array, or, with ``whole``, operators around it."""

    font: str
    code: str
    whole: bool


def draw_line(canvas: Canvas, line: Line, *, x: float, y: float, align: Align, colour: Color) -> None:
    """Draw a line with its baseline at ``y`` and its left, middle or right at ``x``.

    Whoever draws holds :data:`lms.pdf.fonts.WRITING`.
    """
    if not line.runs:
        return
    left = x - line.width * _SHARES[align]
    parts = [part for run in line.runs for part in _parts(canvas, run, line.style.size)]
    shown = " ".join(_operators(parts, line.style.size))
    text = f"{fill_operator(colour)} BT 1 0 0 1 {left:.2f} {y:.2f} Tm {shown} ET"
    language = line.style.language
    if language != getattr(canvas, "language", None):
        text = f"/Span <</Lang ({language})>> BDC {text} EMC"
    # ReportLab has no call for marked content or shaped glyphs; _code is the page's list of operators.
    cast(Any, canvas)._code.append(text)


def _operators(parts: list[_Part], size: float) -> Iterator[str]:
    current = ""
    for (font, whole), group in groupby(parts, key=lambda part: (part.font, part.whole)):
        if font != current:
            yield f"{font} {size:.4g} Tf"
            current = font
        codes = [part.code for part in group]
        yield " ".join(codes) if whole else f"[{''.join(codes)}] TJ"


def _parts(canvas: Any, run: Shaped, size: float) -> tuple[_Part, ...]:
    """The parts of a run, kept with the document, whose own numbers for glyphs they contain."""
    document = canvas._doc
    kept: dict[tuple[Shaped, float], tuple[_Part, ...]] = document.__dict__.setdefault("lms_parts", {})
    key = (run, size)
    if key not in kept:
        kept[key] = tuple(part for span in run.spans for part in _span_parts(document, run.font, span, size))
    return kept[key]


def _span_parts(document: Any, font: str, span: Span, size: float) -> Iterator[_Part]:
    chosen = face(font)
    encoded = chosen.splitString("".join(chr(glyph.code) for glyph in span.glyphs), document)
    numbered = [(subset, number) for subset, numbers in encoded for number in numbers]
    pairs = zip(span.glyphs, numbered, strict=True)
    groups = groupby(pairs, key=lambda pair: (pair[1][0], pair[0].dy))
    parts = []
    for (subset, rise), group in groups:
        name = chosen.getSubsetInternalName(subset, document)
        code = _array([(glyph, number) for glyph, (_, number) in group])
        raised = f"{rise * size / 1000:.3f} Ts [{code}] TJ 0 Ts" if rise else f"[{code}] TJ"
        whole = bool(rise) or span.actual is not None
        parts.append(_Part(name, raised if whole else code, whole))
    if span.actual is not None:
        yield from _marked(parts, span.actual, size)
    else:
        yield from parts


def _marked(parts: list[_Part], actual: str, size: float) -> Iterator[_Part]:
    """One part that names its fonts itself, because /ActualText spans all of it."""
    inner = " ".join(f"{part.font} {size:.4g} Tf {part.code}" for part in parts)
    code = f"/Span <</ActualText <{_utf16(actual)}>>> BDC {inner} EMC"
    yield _Part(parts[-1].font, code, whole=True)


def _array(glyphs: list[tuple[Glyph, int]]) -> str:
    """Numbers in a TJ array move to the left, by thousandths of the size."""
    code, shift = [], 0.0
    for glyph, number in glyphs:
        shift -= glyph.dx
        if abs(shift) >= 0.05:
            code.append(f"{shift:.1f}")
        code.append(f"<{number:02X}>")
        shift = glyph.width - glyph.advance + glyph.dx
    if abs(shift) >= 0.05:
        code.append(f"{shift:.1f}")
    return "".join(code).replace("><", "")


def _utf16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()
