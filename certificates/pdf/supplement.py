"""The supplement: outcomes, hours, assessment, quality, levels and how to check, A4 portrait."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import get_args

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from certificates.claims import Claims, LangText, OutcomeType
from lms.pdf.bidi import isolate
from lms.pdf.colours import ACCENT, DEEP, INK, PAPER, SOFT
from lms.pdf.ornament import draw_band
from lms.pdf.text import single_line, style

from . import wording
from .labels import LABELS, Labels
from .layout import Block, Column, DoesNotFit, Row, block, columns, draw_rows, rows_height
from .panels import Sheet

__all__ = ["draw_supplement"]

WIDTH, HEIGHT = A4
MARGIN = 16 * mm
CONTENT = WIDTH - 2 * MARGIN
GUTTER = 10 * mm
BAND_Y = HEIGHT - 18 * mm
BODY_TOP = BAND_Y - 4 * mm
BODY_BOTTOM = 17 * mm
FOOT_GAP = 3 * mm
BAND_TILES = 31
BODY = 9.5
INDENT = 3.5 * mm
SCALES = (1.0, 0.96, 0.92, 0.88, 0.84)

# Rows that stay on one page.
Group = list[Row]


@dataclass(frozen=True)
class Setting:
    """What is set, and at which scale."""

    page: Sheet
    scale: float

    @property
    def claims(self) -> Claims:
        """The claims, cleaned."""
        return self.page.claims

    @property
    def sides(self) -> list[Column]:
        """The columns from left to right."""
        return columns(self.claims.languages, MARGIN, CONTENT, GUTTER)

    def blocks(
        self, text: Callable[[str], str], size: float, colour: Color, *, bold: bool = False
    ) -> tuple[Block, ...]:
        """Set ``text(language)`` into every column at ``size`` points before scaling."""
        return tuple(
            block(text(c.language), style(c.language, size * self.scale, bold=bold), c, colour) for c in self.sides
        )

    def gap(self, points: float) -> float:
        """A distance in points after scaling."""
        return points * self.scale


def draw_supplement(canvas: Canvas, page: Sheet) -> None:
    """Draw the supplement on new pages; the current page is finished first.

    It shrinks a little to stay on one page, and otherwise takes as many as it needs.
    """
    room = BODY_TOP - BODY_BOTTOM - FOOT_GAP
    trials = (_paged(_groups(Setting(page, scale)), room) for scale in SCALES)
    sheets = next((trial for trial in trials if len(trial) == 1), None) or _paged(_groups(Setting(page, 1)), room)
    for number, groups in enumerate(sheets, start=2):
        canvas.showPage()
        canvas.setPageSize(A4)
        if number == 2:
            canvas.bookmarkPage("supplement")
        _draw_ground(canvas, page, number, len(sheets) + 1)
        draw_rows(canvas, [row for group in groups for row in group], BODY_TOP)


def _paged(groups: list[Group], room: float) -> list[list[Group]]:
    """Divide groups among pages of a height.

    Raises:
        DoesNotFit: one group is higher than a page.
    """
    sheets: list[list[Group]] = [[]]
    left = room
    for group in groups:
        height = rows_height(group)
        if height > room:
            raise DoesNotFit("a text of the supplement is longer than a page")
        if height > left:
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

    def note(language: str) -> str:
        labels = LABELS[language]
        part = wording.fill(labels.supplement_note, code=page.code)
        return f"{part} · {wording.fill(labels.page, page=number, pages=total)}"

    foot = Row(Setting(page, 1).blocks(note, 8, SOFT), 6, (MARGIN, MARGIN + CONTENT))
    draw_rows(canvas, [foot], BODY_BOTTOM)


def _groups(page: Setting) -> list[Group]:
    claims = page.claims
    return [
        _title_group(page),
        *_outcome_groups(page),
        _hours_group(page),
        _assessment_group(page),
        _section(page, lambda words: words.participation, lambda code: claims.participation[code]),
        _section(page, lambda words: words.quality, lambda code: claims.quality_assurance[code]),
        _section(page, lambda words: words.levels, lambda code: wording.supplement_level(claims, code)),
        _section(page, lambda words: words.verify, lambda code: _how_to_check(page.page, code)),
    ]


def _title_group(page: Setting) -> Group:
    """What this is, who holds it, and the award with its body."""
    claims = page.claims
    holder = " · ".join(isolate(name) for name in (claims.holder_name_latin, claims.holder_name_arabic) if name)
    award = attrgetter("award" if claims.kind == "completion" else "course")
    return [
        Row(page.blocks(lambda code: LABELS[code].supplement, 16, DEEP, bold=True)),
        *_label_rows(page, lambda words: words.holder, lambda _code: holder),
        *_label_rows(page, award, lambda code: wording.headline(claims, code)),
        *_label_rows(page, lambda words: words.awarding_body, lambda code: wording.awarding_body(claims, code)),
    ]


def _label_rows(page: Setting, label: Callable[[Labels], str], text: Callable[[str], str]) -> Group:
    labels = page.blocks(lambda code: label(LABELS[code]), 8, SOFT)
    return [Row(labels, page.gap(2)), Row(page.blocks(text, BODY, INK))]


def _heading(page: Setting, label: Callable[[Labels], str]) -> Row:
    blocks = page.blocks(lambda code: label(LABELS[code]), 10.5, ACCENT, bold=True)
    return Row(blocks, page.gap(9), (MARGIN, MARGIN + CONTENT))


def _section(page: Setting, label: Callable[[Labels], str], text: Callable[[str], str]) -> Group:
    return [_heading(page, label), Row(page.blocks(text, BODY, INK), page.gap(1))]


def _outcome_groups(page: Setting) -> list[Group]:
    """Outcomes by type; the heading stays with the first of them."""
    groups: list[Group] = []
    opening = [_heading(page, lambda words: words.outcomes)]
    for kind in get_args(OutcomeType):
        texts = [outcome.text for outcome in page.claims.outcomes if outcome.type == kind]
        if texts:
            opening.append(_type_row(page, kind))
        for text in texts:
            groups.append([*opening, _item_row(page, text)])
            opening = []
    return groups


def _type_row(page: Setting, kind: OutcomeType) -> Row:
    return Row(page.blocks(lambda code: LABELS[code].outcome_types[kind], 8.5, SOFT), page.gap(2))


def _item_row(page: Setting, texts: LangText) -> Row:
    """One outcome with a dash before it, its lines indented by the dash."""
    blocks = []
    for side in page.sides:
        look = style(side.language, page.gap(BODY))
        dash = Block((single_line("–", look),), side.anchor(side.start), side.start, ACCENT)
        inner = Column(side.x + (0 if look.rtl else INDENT), side.width - INDENT, side.language)
        blocks += [dash, block(texts[side.language], look, inner, INK)]
    return Row(tuple(blocks))


def _hours_group(page: Setting) -> Group:
    """A table with a column of names for each language and the numbers between or after them."""
    hours = page.claims.hours
    rows = [_heading(page, lambda words: words.hours)]
    rows += [_hours_row(page, partial(_hours_name, kind), getattr(hours, kind)) for kind in wording.HOUR_KINDS]
    rows.append(_hours_row(page, lambda code: LABELS[code].total, hours.total, bold=True))
    return rows


def _hours_name(kind: str, language: str) -> str:
    return LABELS[language].hours_names[kind]


def _hours_row(page: Setting, name: Callable[[str], str], number: int, *, bold: bool = False) -> Row:
    names = page.blocks(name, BODY, INK, bold=bold)
    figure = single_line(str(number), style("en", page.gap(BODY), bold=bold))
    return Row((*names, Block((figure,), WIDTH / 2, "center", INK)), page.gap(2.5), (MARGIN, MARGIN + CONTENT))


def _assessment_group(page: Setting) -> Group:
    """The type of assessment and, on a line of its own, the result."""
    claims = page.claims
    rows = _section(page, lambda words: words.assessment, lambda code: claims.assessment_type[code])
    if claims.result:
        result = page.blocks(lambda code: f"{LABELS[code].result}: {wording.result(claims, code)}", BODY, INK)
        rows.append(Row(result))
    return rows


def _how_to_check(page: Sheet, language: str) -> str:
    template = LABELS[language].verify_text
    return wording.fill(template, address=page.address, code=page.code, email=page.claims.contact_email)
