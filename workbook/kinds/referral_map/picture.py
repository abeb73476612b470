"""Services in columns by dimension, arrows where one hands on to another, gaps in red. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from workbook.kinds.base import Answers
from workbook.kinds.referral_map.layout import GAP, LAYOUT, WEAK
from workbook.pictures import Box, Label, Line, Picture, Shape, fitted
from workbook.worksheet.fields import as_number
from workbook.worksheet.vocabulary import DIMENSIONS

WIDTH, HEAD = 420, 26
BOX_WIDTH, BOX_HEIGHT, ROOM = 112, 34, 16
LOOKS = {GAP: "h3", WEAK: "h2"}
NAME_LENGTH = 17


def draw(answers: Answers, *, is_rtl: bool) -> Picture | None:
    """A box for each service that has a dimension; None while there is none."""
    table = LAYOUT.table("services")
    rows = {n: table.typed(answers, key) for n, key in enumerate(table.used_rows(answers), start=1)}
    places = _places(rows, is_rtl)
    if not places:
        return None
    height = max(y for _x, y in places.values()) + BOX_HEIGHT + 8
    shapes: list[Shape] = [
        Label(_column(n, is_rtl) + BOX_WIDTH / 2, 14, str(d[1]), "c-b") for n, d in enumerate(DIMENSIONS)
    ]
    shapes += _arrows(rows, places)
    for number, (x, y) in places.items():
        row = rows[number]
        shapes.append(Box(x, y, BOX_WIDTH, BOX_HEIGHT, LOOKS.get(row["state"], "c-bg")))
        shapes.append(Label(x + BOX_WIDTH / 2, y + 14, fitted(f"{number}. {row['service']}", NAME_LENGTH)))
        word = _("gap") if row["state"] == GAP else fitted(row["provider"], NAME_LENGTH)
        shapes.append(Label(x + BOX_WIDTH / 2, y + 28, word, "c-soft"))
    title = _("%(count)s services by dimension; the same is in the table") % {"count": len(places)}
    caption = _("Arrows: hands on to. Red: a gap. The same is in the table.")
    return Picture(title, WIDTH, height, shapes, caption, is_rtl=is_rtl)


def _column(place: int, is_rtl: bool) -> float:
    column = len(DIMENSIONS) - 1 - place if is_rtl else place
    return 8 + column * (BOX_WIDTH + (WIDTH - 16 - 3 * BOX_WIDTH) / 2)


def _places(rows: dict[int, dict[str, str]], is_rtl: bool) -> dict[int, tuple[float, float]]:
    """Number of a row -> corner of its box."""
    columns = {key: place for place, (key, _label) in enumerate(DIMENSIONS)}
    filled: dict[str, int] = {}
    places: dict[int, tuple[float, float]] = {}
    for number, row in rows.items():
        key = row["dimension"]
        if key not in columns:
            continue
        depth = filled[key] = filled.get(key, -1) + 1
        places[number] = (_column(columns[key], is_rtl), HEAD + depth * (BOX_HEIGHT + ROOM))
    return places


def _arrows(rows: dict[int, dict[str, str]], places: dict[int, tuple[float, float]]) -> list[Shape]:
    found: list[Shape] = []
    for number, (x, y) in places.items():
        target = as_number(rows[number]["next"])
        end = places.get(int(target)) if target is not None and target == int(target) else None
        if end is None or end == (x, y):
            continue
        found.append(_arrow(x, y, *end))
    return found


def _arrow(x: float, y: float, to_x: float, to_y: float) -> Line:
    """From edge to edge: sideways between columns, up or down within one."""
    if to_x == x:
        is_down = to_y > y
        start, end = (y + BOX_HEIGHT, to_y) if is_down else (y, to_y + BOX_HEIGHT)
        return Line(x + BOX_WIDTH / 2, start, to_x + BOX_WIDTH / 2, end, "c-line", has_arrow=True)
    is_forward = to_x > x
    start_x, end_x = (x + BOX_WIDTH, to_x) if is_forward else (x, to_x + BOX_WIDTH)
    return Line(start_x, y + BOX_HEIGHT / 2, end_x, to_y + BOX_HEIGHT / 2, "c-line", has_arrow=True)
