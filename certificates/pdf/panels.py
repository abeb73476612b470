"""The first page: frame, head, names and titles, facts, QR code, signatures."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.claims import Claims, Signatory
from certificates.codes import InvalidCode, format_code, normalise_code
from certificates.qr import QrPath, qr_path

from . import wording
from .labels import LABELS
from .layout import Block, Column, Row, block, columns, draw_rows, fit_rows, rows_height
from .ornament import ACCENT, DEEP, INK, PAPER, SOFT, WHITE, draw_frame, draw_mark
from .text import RTL_LANGUAGES, fitted, style

__all__ = ["Sheet", "VerifyUrlMismatch", "draw_front", "sheet"]

WIDTH, HEIGHT = landscape(A4)
MARGIN = 22 * mm
CONTENT = WIDTH - 2 * MARGIN
GUTTER = 8 * mm
HEAD_TOP = HEIGHT - 19 * mm
HEAD_HEIGHT = 16 * mm
FACTS_HEIGHT = 63 * mm
SIGNATURES_HEIGHT = 22 * mm
FOOT = 17 * mm
QR_COLUMN = 50 * mm
_NAME_SIZE = 30
_NAME_SMALLEST = 0.6


class VerifyUrlMismatch(ValueError):
    """The link for checking does not end in the certificate's own code."""


@dataclass(frozen=True)
class Sheet:
    """What both pages are drawn from: cleaned claims, the QR symbol, and where to check.

    ``address`` is host and path without the code, as a person types it.
    """

    claims: Claims
    verify_url: str
    qr: QrPath
    address: str

    @property
    def code(self) -> str:
        """The code in groups of four."""
        return format_code(self.claims.code)


def sheet(claims: Claims, verify_url: str) -> Sheet:
    """Clean the claims and take the link apart.

    Raises:
        VerifyUrlMismatch: the path of the link does not end in the code.
        QrTooLong, UnprintableText: see there.
    """
    parts = urlsplit(verify_url)
    path, _, last = parts.path.rstrip("/").rpartition("/")
    try:
        matches = bool(parts.netloc) and normalise_code(last) == claims.code
    except InvalidCode:
        matches = False
    if not matches:
        raise VerifyUrlMismatch(f"{verify_url!r} is not a link for {claims.code}")
    return Sheet(wording.cleaned(claims), verify_url, qr_path(verify_url), parts.netloc + path)


def draw_front(canvas: Canvas, page: Sheet) -> None:
    """Draw the certificate itself on the current page, A4 landscape."""
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    draw_frame(canvas, width=WIDTH, height=HEIGHT)
    _draw_head(canvas, page.claims)
    foot = FOOT + (SIGNATURES_HEIGHT if page.claims.signatories else 0)
    facts_top = foot + FACTS_HEIGHT
    _draw_names(canvas, page.claims, top=HEAD_TOP - HEAD_HEIGHT, bottom=facts_top)
    _draw_facts(canvas, page, top=facts_top)
    if page.claims.signatories:
        _draw_signatures(canvas, page.claims, top=foot)


def _draw_head(canvas: Canvas, claims: Claims) -> None:
    """The issuer in each language on the outer sides, the mark in the middle."""
    middle = HEAD_TOP - HEAD_HEIGHT / 2
    draw_mark(canvas, x=WIDTH / 2, y=middle, radius=HEAD_HEIGHT / 2)
    sides = columns(claims.languages, MARGIN, CONTENT, HEAD_HEIGHT + 2 * GUTTER)
    if len(sides) == 1:
        sides = [Column(MARGIN, CONTENT / 2 - HEAD_HEIGHT, sides[0].language)]

    def build(scale: float) -> list[Row]:
        blocks = (block(claims.issuer_name[c.language], style(c.language, 13 * scale, bold=True), c, DEEP) for c in sides)
        return [Row(tuple(blocks))]

    rows = fit_rows(build, HEAD_HEIGHT)
    draw_rows(canvas, rows, middle + rows_height(rows) / 2)


def _draw_names(canvas: Canvas, claims: Claims, *, top: float, bottom: float) -> None:
    """Kind, holder and title, centred in the height between head and facts."""
    room = top - bottom
    rows = fit_rows(lambda scale: _name_rows(claims, scale), room)
    spare = room - rows_height(rows)
    draw_rows(canvas, rows, top - spare * 0.45)


def _name_rows(claims: Claims, scale: float) -> list[Row]:
    sides = columns(claims.languages, MARGIN, CONTENT, 3 * GUTTER)

    def pair(texts: dict[str, str], size: float, *, bold: bool, gap: float, soft: bool = False) -> Row:
        colour = SOFT if soft else ACCENT
        blocks = (
            block(texts[c.language], style(c.language, size * scale, bold=bold), c, colour, align="center") for c in sides
        )
        return Row(tuple(blocks), gap * scale)

    labels = {side.language: LABELS[side.language] for side in sides}
    kind = claims.kind
    rows = [
        pair({code: words.kinds[kind] for code, words in labels.items()}, 15, bold=True, gap=0),
        pair({code: words.issued_to for code, words in labels.items()}, 10.5, bold=False, gap=3, soft=True),
        *_holder_rows(claims, scale),
        pair({code: words.connectors[kind] for code, words in labels.items()}, 10.5, bold=False, gap=5, soft=True),
        pair(dict(claims.title), 16.5, bold=True, gap=2),
    ]
    if any(claims.course_title[code] != claims.title[code] for code in labels):
        rows.append(pair(dict(claims.course_title), 11, bold=False, gap=1, soft=True))
    return rows


def _holder_rows(claims: Claims, scale: float) -> list[Row]:
    """The name in each script that it is known in, first in the script of the first language."""
    arabic = next((code for code in claims.languages if code in RTL_LANGUAGES), "ar")
    names = [(claims.holder_name_latin, "en"), (claims.holder_name_arabic, arabic)]
    if claims.languages[0] in RTL_LANGUAGES:
        names.reverse()
    return [_holder_row(name, language, scale) for name, language in names if name]


def _holder_row(name: str, language: str, scale: float) -> Row:
    lines = fitted(name, style(language, _NAME_SIZE * scale, bold=True), CONTENT, smallest=_NAME_SMALLEST)
    return Row((Block(tuple(lines), WIDTH / 2, "center", INK),), gap=3 * scale)


def _draw_facts(canvas: Canvas, page: Sheet, *, top: float) -> None:
    """The facts in each language with the QR code between them, or beside a single column."""
    languages = page.claims.languages
    middle = WIDTH / 2
    sides = columns(languages, MARGIN, CONTENT, QR_COLUMN + GUTTER)
    if len(languages) == 1:
        width = CONTENT - QR_COLUMN - GUTTER
        rtl = languages[0] in RTL_LANGUAGES
        sides = [Column(MARGIN + (CONTENT - width if rtl else 0), width, languages[0])]
        middle = MARGIN + QR_COLUMN / 2 if rtl else WIDTH - MARGIN - QR_COLUMN / 2
    rows = fit_rows(lambda scale: _fact_rows(page.claims, sides, scale), FACTS_HEIGHT)
    draw_rows(canvas, rows, top)
    _draw_check(canvas, page, middle=middle, top=top)


def _fact_rows(claims: Claims, sides: list[Column], scale: float) -> list[Row]:
    texts = {
        "awarding_body": wording.awarding_body,
        "issued": wording.issued,
        "course_dates": wording.course_dates,
        "level": wording.level,
        "workload": wording.workload,
        "result": wording.result,
    }
    rows = []
    for name, text in texts.items():
        if name == "result" and claims.result is None:
            continue
        labels = [
            block(getattr(LABELS[c.language], name), style(c.language, 8 * scale), c, SOFT) for c in sides
        ]
        values = [block(text(claims, c.language), style(c.language, 10.5 * scale), c, INK) for c in sides]
        rows += [Row(tuple(labels), 3 * scale if rows else 0), Row(tuple(values))]
    return rows


def _draw_check(canvas: Canvas, page: Sheet, *, middle: float, top: float) -> None:
    """The QR code on white with the address and the code in text below it."""
    side = page.qr.side
    x, y = middle - side / 2, top - side
    canvas.setFillColor(WHITE)
    canvas.rect(x, y, side, side, stroke=0, fill=1)
    canvas.setFillColor(INK)
    page.qr.draw(canvas, x=x, y=y, side=side)
    canvas.linkURL(page.verify_url, (x, y, x + side, y + side))
    draw_rows(canvas, fit_rows(lambda scale: _check_rows(page, middle, scale), FACTS_HEIGHT - side), y)


def _check_rows(page: Sheet, middle: float, scale: float) -> list[Row]:
    def centred(text: str, language: str, size: float, *, bold: bool = False) -> Row:
        lines = fitted(text, style(language, size * scale, bold=bold), QR_COLUMN, smallest=0.6)
        return Row((Block(tuple(lines), middle, "center", INK if bold else SOFT),))

    calls = [centred(LABELS[code].check_at, code, 8) for code in page.claims.languages]
    return [*calls, centred(page.address, "en", 10, bold=True), centred(page.code, "en", 11, bold=True)]


def _draw_signatures(canvas: Canvas, claims: Claims, *, top: float) -> None:
    """A line to sign on for each signatory, the name and the role below it."""
    slot = CONTENT / len(claims.signatories)
    for index, signatory in enumerate(claims.signatories):
        width = min(slot - GUTTER, 70 * mm)
        column = Column(MARGIN + (index + 0.5) * slot - width / 2, width, "en")
        _draw_signature(canvas, claims, signatory, column, top)


def _draw_signature(canvas: Canvas, claims: Claims, signatory: Signatory, column: Column, top: float) -> None:
    line = top - 9 * mm
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.6)
    canvas.line(column.x, line, column.x + column.width, line)

    def build(scale: float) -> list[Row]:
        name = block(signatory.name, style("en", 10 * scale, bold=True), column, INK, align="center")
        roles = (
            block(signatory.role[code], style(code, 8.5 * scale), column, SOFT, align="center")
            for code in claims.languages
        )
        return [Row((name,)), *(Row((role,)) for role in roles)]

    draw_rows(canvas, fit_rows(build, line - FOOT), line)
