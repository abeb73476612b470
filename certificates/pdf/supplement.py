"""The supplement: outcomes, hours, assessment, quality, levels and how to check, A4 portrait."""

from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.claims import Claims, OutcomeType

from . import wording
from .bidi import isolate
from .labels import LABELS, Labels
from .layout import Block, Column, Row, block, columns, draw_rows, rows_height
from .ornament import ACCENT, DEEP, INK, PAPER, SOFT, draw_band
from .panels import Sheet
from .text import single_line, style

__all__ = ["draw_supplement"]

WIDTH, HEIGHT = A4
MARGIN = 16 * mm
CONTENT = WIDTH - 2 * MARGIN
GUTTER = 10 * mm
BAND_Y = HEIGHT - 18 * mm
BODY_TOP = BAND_Y - 4 * mm
BODY_BOTTOM = 20 * mm
BAND_TILES = 31
_BODY = 9.5
_TYPES: tuple[OutcomeType, ...] = ("knowledge", "skills", "responsibility")

# Rows that stay on one page.
Group = list[Row]


def draw_supplement(canvas: Canvas, page: Sheet) -> None:
    """Draw the supplement on as many new pages as it needs; the current page is finished first."""
    sheets = _paged(_groups(page), BODY_TOP - BODY_BOTTOM)
    for number, groups in enumerate(sheets, start=2):
        canvas.showPage()
        canvas.setPageSize(A4)
        if number == 2:
            canvas.bookmarkPage("supplement")
        _draw_ground(canvas, page, number, len(sheets) + 1)
        draw_rows(canvas, [row for group in groups for row in group], BODY_TOP)


def _paged(groups: list[Group], room: float) -> list[list[Group]]:
    sheets: list[list[Group]] = [[]]
    left = room
    for group in groups:
        height = rows_height(group)
        if height > left and sheets[-1]:
            sheets.append([])
            left = room
        sheets[-1].append(group)
        left -= height
    return sheets


def _draw_ground(canvas: Canvas, page: Sheet, number: int, total: int) -> None:
    """Paper, band on top, and a foot with the code and the number of the page."""
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    draw_band(canvas, x=MARGIN, y=BAND_Y, width=CONTENT, tiles=BAND_TILES)
    blocks = []
    for side in _sides(page.claims):
        labels = LABELS[side.language]
        note = wording.fill(labels.supplement_note, code=page.code)
        place = wording.fill(labels.page, page=number, pages=total)
        blocks.append(block(f"{note} · {place}", style(side.language, 8), side, SOFT))
    draw_rows(canvas, [Row(tuple(blocks), 6, (MARGIN, MARGIN + CONTENT))], BODY_BOTTOM - 2 * mm)


def _sides(claims: Claims) -> list[Column]:
    return columns(claims.languages, MARGIN, CONTENT, GUTTER)


def _groups(page: Sheet) -> list[Group]:
    claims = page.claims
    return [
        _title_group(claims),
        *_outcome_groups(claims),
        _hours_group(claims),
        _section(claims, lambda words: words.assessment, lambda code: _assessment(claims, code)),
        _section(claims, lambda words: words.participation, lambda code: claims.participation[code]),
        _section(claims, lambda words: words.quality, lambda code: claims.quality_assurance[code]),
        _section(claims, lambda words: words.levels, lambda code: wording.supplement_level(claims, code)),
        _section(claims, lambda words: words.verify, lambda code: _how_to_check(page, code)),
    ]


def _title_group(claims: Claims) -> Group:
    """What this is, who holds it, and the award with its body."""
    sides = _sides(claims)
    heads = (block(LABELS[c.language].supplement, style(c.language, 16, bold=True), c, DEEP) for c in sides)
    holder = " · ".join(isolate(name) for name in (claims.holder_name_latin, claims.holder_name_arabic) if name)
    return [
        Row(tuple(heads)),
        *_label_rows(claims, lambda words: words.holder, lambda _code: holder),
        *_label_rows(claims, lambda words: words.award, lambda code: claims.title[code]),
        *_label_rows(claims, lambda words: words.awarding_body, lambda code: wording.awarding_body(claims, code)),
    ]


def _label_rows(claims: Claims, label: Callable[[Labels], str], text: Callable[[str], str]) -> list[Row]:
    sides = _sides(claims)
    labels = (block(label(LABELS[c.language]), style(c.language, 8), c, SOFT) for c in sides)
    values = (block(text(c.language), style(c.language, _BODY), c, INK) for c in sides)
    return [Row(tuple(labels), 2), Row(tuple(values))]


def _heading(claims: Claims, label: Callable[[Labels], str]) -> Row:
    blocks = (
        block(label(LABELS[c.language]), style(c.language, 10.5, bold=True), c, ACCENT) for c in _sides(claims)
    )
    return Row(tuple(blocks), 9, (MARGIN, MARGIN + CONTENT))


def _section(claims: Claims, label: Callable[[Labels], str], text: Callable[[str], str]) -> Group:
    blocks = (block(text(c.language), style(c.language, _BODY), c, INK) for c in _sides(claims))
    return [_heading(claims, label), Row(tuple(blocks))]


def _outcome_groups(claims: Claims) -> list[Group]:
    """Outcomes by type; the heading stays with the first of them."""
    groups: list[Group] = []
    opening = [_heading(claims, lambda words: words.outcomes)]
    for kind in _TYPES:
        texts = [outcome.text for outcome in claims.outcomes if outcome.type == kind]
        if texts:
            opening.append(_type_row(claims, kind))
        for text in texts:
            groups.append([*opening, _item_row(claims, dict(text))])
            opening = []
    return groups


def _type_row(claims: Claims, kind: OutcomeType) -> Row:
    blocks = (
        block(LABELS[c.language].outcome_types[kind], style(c.language, 8.5), c, SOFT) for c in _sides(claims)
    )
    return Row(tuple(blocks), 2)


def _item_row(claims: Claims, texts: dict[str, str]) -> Row:
    """One outcome with a dash before it, its lines indented by the dash."""
    blocks = []
    for side in _sides(claims):
        look = style(side.language, _BODY)
        dash = Block((single_line("–", look),), side.anchor(side.start), side.start, ACCENT)
        indent = 3.5 * mm
        inner = Column(side.x + (0 if look.rtl else indent), side.width - indent, side.language)
        blocks += [dash, block(texts[side.language], look, inner, INK)]
    return Row(tuple(blocks))


def _hours_group(claims: Claims) -> Group:
    """A table with a name column for each language and the numbers between them."""
    rows = [_heading(claims, lambda words: words.hours)]
    for kind in wording.HOUR_KINDS:
        names = {code: LABELS[code].hours_names[kind] for code in claims.languages}
        rows.append(_hours_row(claims, names, getattr(claims.hours, kind), bold=False))
    totals = {code: LABELS[code].total for code in claims.languages}
    rows.append(_hours_row(claims, totals, claims.hours.total, bold=True))
    return rows


def _hours_row(claims: Claims, names: dict[str, str], number: int, *, bold: bool) -> Row:
    sides = _sides(claims)
    blocks = [block(names[c.language], style(c.language, _BODY, bold=bold), c, INK) for c in sides]
    figure = single_line(str(number), style("en", _BODY, bold=bold))
    blocks.append(Block((figure,), WIDTH / 2, "center", INK))
    return Row(tuple(blocks), 1.5, (MARGIN, MARGIN + CONTENT))


def _assessment(claims: Claims, language: str) -> str:
    text = claims.assessment_type[language]
    if claims.result is None:
        return text
    return f"{text} · {LABELS[language].result}: {wording.result(claims, language)}"


def _how_to_check(page: Sheet, language: str) -> str:
    template = LABELS[language].verify_text
    return wording.fill(template, address=page.address, code=page.code, email=page.claims.contact_email)
