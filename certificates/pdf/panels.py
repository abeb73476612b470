"""The first page: frame, head, names and titles, facts, QR code, signatures."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.claims import Claims, LangText, Signatory
from certificates.codes import InvalidCode, format_code, normalise_code
from certificates.qr import QrPath, qr_path
from lms.pdf.colours import ACCENT, DEEP, GLAZE, INK, LINE, PAPER, SOFT, WHITE
from lms.pdf.ornament import draw_mark, draw_star
from lms.pdf.text import RTL_LANGUAGES, Align, fitted, single_line, style

from . import wording
from .frame import draw_frame
from .labels import LABELS
from .layout import Block, Column, Row, block, columns, draw_rows, fit_rows, rows_height

__all__ = ["Sheet", "VerifyUrlMismatch", "draw_front", "sheet"]

WIDTH, HEIGHT = landscape(A4)
MARGIN = 22 * mm
CONTENT = WIDTH - 2 * MARGIN
GUTTER = 8 * mm
HEAD_TOP = HEIGHT - 17.5 * mm
HEAD_HEIGHT = 15 * mm
HEAD_GAP = 2.5 * mm
FACTS_HEIGHT = 62 * mm
SIGNATURES_HEIGHT = 22 * mm
FOOT = 16 * mm
DIVIDER = 7 * mm
STAR_ROOM = 3.2 * mm
QR_COLUMN = 50 * mm
_NAME_SIZE = 30
_NAME_SMALLEST = 0.6


class VerifyUrlMismatch(ValueError):  # noqa: N818 - named by what it says of the thing
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
    facts_top = _draw_facts(canvas, page, bottom=foot)
    _draw_divider(canvas, facts_top + DIVIDER / 2)
    _draw_names(canvas, page.claims, top=HEAD_TOP - HEAD_HEIGHT - HEAD_GAP, bottom=facts_top + DIVIDER)
    if page.claims.signatories:
        _draw_signatures(canvas, page.claims, top=foot)


def _draw_head(canvas: Canvas, claims: Claims) -> None:
    """The mark in the middle, the issuer on both sides of it, or below it in one language."""
    if len(claims.languages) == 1:
        draw_mark(canvas, x=WIDTH / 2, y=HEAD_TOP - 0.25 * HEAD_HEIGHT, radius=0.35 * HEAD_HEIGHT)
        rows = fit_rows(lambda scale: [_issuer_row(claims, scale)], 0.4 * HEAD_HEIGHT)
        draw_rows(canvas, rows, HEAD_TOP - 0.65 * HEAD_HEIGHT)
        return
    middle = HEAD_TOP - HEAD_HEIGHT / 2
    draw_mark(canvas, x=WIDTH / 2, y=middle, radius=HEAD_HEIGHT / 2)
    rows = fit_rows(lambda scale: [_issuer_row(claims, scale)], HEAD_HEIGHT)
    draw_rows(canvas, rows, middle + rows_height(rows) / 2)


def _issuer_row(claims: Claims, scale: float) -> Row:
    sides = columns(claims.languages, MARGIN, CONTENT, HEAD_HEIGHT + 2 * GUTTER)
    hangs: list[Align] = ["left", "right"] if len(sides) == 2 else ["center"]
    return Row(
        tuple(
            block(claims.issuer_name[c.language], style(c.language, 13 * scale, bold=True), c, DEEP, align=align)
            for c, align in zip(sides, hangs, strict=True)
        )
    )


def _draw_divider(canvas: Canvas, y: float) -> None:
    """A rule with the star in its middle between what is said and the facts about it."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, y, WIDTH / 2 - STAR_ROOM, y)
    canvas.line(WIDTH / 2 + STAR_ROOM, y, WIDTH - MARGIN, y)
    canvas.setFillColor(GLAZE)
    draw_star(canvas, x=WIDTH / 2, y=y, radius=STAR_ROOM / 2)


def _draw_names(canvas: Canvas, claims: Claims, *, top: float, bottom: float) -> None:
    """Kind, holder and title, centred in the height between head and facts."""
    room = top - bottom
    rows = fit_rows(lambda scale: _name_rows(claims, scale), room)
    draw_rows(canvas, rows, top - (room - rows_height(rows)) / 2)


def _name_rows(claims: Claims, scale: float) -> list[Row]:
    kind = claims.kind
    words = {code: LABELS[code] for code in claims.languages}
    titles = {code: wording.headline(claims, code) for code in words}
    rows = [
        _axis_row({code: label.kinds[kind] for code, label in words.items()}, 15 * scale, 0, bold=True),
        _axis_row({code: label.issued_to for code, label in words.items()}, 10.5 * scale, 2 * scale),
        *_holder_rows(claims, scale),
        _axis_row({code: label.connectors[kind] for code, label in words.items()}, 10.5 * scale, 4 * scale),
        _title_row(titles, 16.5 * scale, 2 * scale, bold=True),
    ]
    if any(claims.course_title[code] != title for code, title in titles.items()):
        rows.append(_title_row({code: claims.course_title[code] for code in words}, 11 * scale, scale))
    return rows


def _axis_row(texts: LangText, size: float, gap: float, *, bold: bool = False) -> Row:
    """Short fixed words on both sides of the page's axis, or on it in one language."""
    sides = columns(list(texts), MARGIN, CONTENT, GUTTER)
    hangs: list[Align] = ["right", "left"] if len(sides) == 2 else ["center"]
    colour = ACCENT if bold else SOFT
    blocks = [
        block(texts[c.language], style(c.language, size, bold=bold), c, colour, align=align)
        for c, align in zip(sides, hangs, strict=True)
    ]
    if len(sides) == 2:
        blocks.append(Block((single_line("·", style("en", size, bold=True)),), WIDTH / 2, "center", GLAZE))
    return Row(tuple(blocks), gap)


def _title_row(texts: LangText, size: float, gap: float, *, bold: bool = False) -> Row:
    """Titles side by side, each in the middle of its half."""
    return Row(
        tuple(
            block(
                texts[c.language],
                style(c.language, size, bold=bold),
                c,
                ACCENT if bold else SOFT,
                align="center",
            )
            for c in columns(list(texts), MARGIN, CONTENT, 2 * GUTTER)
        ),
        gap,
    )


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


def _draw_facts(canvas: Canvas, page: Sheet, *, bottom: float) -> float:
    """The facts in each language with the QR code between them, or beside a single column.

    Everything ends above ``bottom``; returns the y of the top, at most FACTS_HEIGHT above.
    """
    sides, middle = _fact_columns(page.claims.languages)
    facts = fit_rows(lambda scale: _fact_rows(page.claims, sides, scale), FACTS_HEIGHT)
    check = fit_rows(lambda scale: _check_rows(page, middle, scale), FACTS_HEIGHT - page.qr.side)
    top = bottom + max(rows_height(facts), page.qr.side + rows_height(check))
    draw_rows(canvas, facts, top)
    _draw_qr(canvas, page, middle=middle, top=top)
    draw_rows(canvas, check, top - page.qr.side)
    return top


def _fact_columns(languages: tuple[str, ...]) -> tuple[list[Column], float]:
    """The columns of the facts, and the x of the middle of the QR code."""
    if len(languages) == 2:
        return columns(languages, MARGIN, CONTENT, QR_COLUMN + GUTTER), WIDTH / 2
    width = CONTENT - QR_COLUMN - GUTTER
    if languages[0] in RTL_LANGUAGES:
        return [Column(WIDTH - MARGIN - width, width, languages[0])], MARGIN + QR_COLUMN / 2
    return [Column(MARGIN, width, languages[0])], WIDTH - MARGIN - QR_COLUMN / 2


def _fact_rows(claims: Claims, sides: list[Column], scale: float) -> list[Row]:
    texts = {
        "awarding_body": wording.awarding_body,
        "issued": wording.issued,
        "course_dates": wording.course_dates,
        "level": wording.level,
        "workload": wording.workload,
        "result": wording.result,
    }
    rows: list[Row] = []
    for name, text in texts.items():
        if name == "result" and claims.result is None:
            continue
        labels = [block(getattr(LABELS[c.language], name), style(c.language, 8 * scale), c, SOFT) for c in sides]
        values = [block(text(claims, c.language), style(c.language, 10.5 * scale), c, INK) for c in sides]
        rows += [Row(tuple(labels), 3 * scale if rows else 0), Row(tuple(values))]
    return rows


def _draw_qr(canvas: Canvas, page: Sheet, *, middle: float, top: float) -> None:
    """The QR code on white; it is a link as well."""
    side = page.qr.side
    x, y = middle - side / 2, top - side
    canvas.setFillColor(WHITE)
    canvas.rect(x, y, side, side, stroke=0, fill=1)
    canvas.setFillColor(INK)
    page.qr.draw(canvas, x=x, y=y, side=side)
    canvas.linkURL(page.verify_url, (x, y, x + side, y + side))


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
