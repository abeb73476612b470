"""The heat map of likelihood and impact. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from workbook.kinds.base import Answers
from workbook.kinds.risk_matrix.layout import LAYOUT
from workbook.kinds.risk_matrix.rating import BANDS, TOP, band_of, factor
from workbook.pictures import Box, Label, Picture, Shape

WIDTH, HEIGHT = 360, 330
INSET, TOP_EDGE, CELL_WIDTH, CELL_HEIGHT = 40, 8, 62.4, 54
LOOKS = {"ok": "h1", "wait": "h2", "bad": "h3"}
# So many numbers stand side by side in one cell; the rest is in the table.
NUMBERS_SHOWN = 4


def draw(answers: Answers, *, is_rtl: bool) -> Picture | None:
    """25 cells with the numbers of the risks in them; None while no risk has both scores."""
    placed = _placed(answers)
    if not placed:
        return None
    shapes: list[Shape] = []
    for impact in range(1, TOP + 1):
        for likelihood in range(1, TOP + 1):
            shapes += _cell(likelihood, impact, placed.get((likelihood, impact), []), is_rtl)
    shapes += _axes(is_rtl)
    count = sum(map(len, placed.values()))
    title = _("Heat map of %(count)s risks; the same scores are in the table") % {"count": count}
    bands = ", ".join(f"{word} ≥ {least}" for least, _tone, word in BANDS)
    caption = _("The numbers are those of the rows. Score = likelihood × impact: %(bands)s.") % {"bands": bands}
    return Picture(title, WIDTH, HEIGHT, shapes, caption, is_rtl=is_rtl)


def _placed(answers: Answers) -> dict[tuple[int, int], list[int]]:
    """(likelihood, impact) -> numbers of the risks there."""
    table = LAYOUT.table("risks")
    placed: dict[tuple[int, int], list[int]] = {}
    for number, key in enumerate(table.used_rows(answers), start=1):
        row = table.typed(answers, key)
        likelihood, impact = factor(row["likelihood"]), factor(row["impact"])
        if likelihood is not None and impact is not None:
            placed.setdefault((likelihood, impact), []).append(number)
    return placed


def _place(likelihood: int, impact: int, is_rtl: bool) -> tuple[float, float]:
    """Upper corner of a cell on the side where drawing begins."""
    column = TOP - likelihood if is_rtl else likelihood - 1
    return INSET + column * CELL_WIDTH, TOP_EDGE + (TOP - impact) * CELL_HEIGHT


def _cell(likelihood: int, impact: int, numbers: list[int], is_rtl: bool) -> list[Shape]:
    x, y = _place(likelihood, impact, is_rtl)
    look = LOOKS[band_of(likelihood * impact)[0]]
    shapes: list[Shape] = [
        Box(x, y, CELL_WIDTH - 2, CELL_HEIGHT - 2, look),
        Label(x + CELL_WIDTH - 14, y + 14, str(likelihood * impact), "c-soft"),
    ]
    if numbers:
        more = "…" if len(numbers) > NUMBERS_SHOWN else ""
        text = " ".join(map(str, numbers[:NUMBERS_SHOWN])) + more
        shapes.append(Label(x + CELL_WIDTH / 2 - 4, y + CELL_HEIGHT - 14, text, "c-b"))
    return shapes


def _axes(is_rtl: bool) -> list[Shape]:
    shapes: list[Shape] = []
    for one in range(1, TOP + 1):
        x, _y = _place(one, 1, is_rtl)
        _x, y = _place(1, one, is_rtl)
        shapes += [Label(x + CELL_WIDTH / 2, TOP_EDGE + TOP * CELL_HEIGHT + 14, str(one), "c-soft")]
        shapes += [Label(28, y + CELL_HEIGHT / 2, str(one), "c-soft")]
    arrow = "←" if is_rtl else "→"
    likelihood = _("Likelihood")
    shapes.append(Label((INSET + WIDTH) / 2, HEIGHT - 6, f"{likelihood} {arrow}", "c-b"))
    shapes.append(Label(9, TOP_EDGE + TOP * CELL_HEIGHT / 2, _("Impact"), "c-b", turn=-90))
    return shapes
