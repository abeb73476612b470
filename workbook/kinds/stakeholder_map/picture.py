"""The plot of power and interest. Pure. Power grows upwards, interest with the direction of reading."""

from __future__ import annotations

from django.utils.translation import gettext as _

from workbook.kinds.base import Answers
from workbook.kinds.stakeholder_map.layout import ATTITUDES, LAYOUT, NEUTRAL, OPPOSES, SUPPORTS
from workbook.kinds.stakeholder_map.strategy import STRATEGIES, score
from workbook.pictures import Box, Dot, Label, Line, Picture, Shape, fitted

WIDTH, HEIGHT = 360, 360
INSET, TOP, BASE = 40, 8, 318
STEP_X, STEP_Y = 62.4, 62
FORMS = {SUPPORTS: "round", NEUTRAL: "diamond", OPPOSES: "triangle"}
SCORES = range(1, 6)
# Where several actors have the same scores, each stands a little beside the one before.
NUDGES = ((0, 0), (15, -11), (-15, 11), (15, 12), (-15, -12), (0, -20), (0, 20), (24, 0), (-24, 0))
NAME_LENGTH = 16


def draw(answers: Answers, *, is_rtl: bool) -> Picture | None:
    """Every actor with both scores as a numbered mark; None while there is none."""
    marks = _marks(answers, is_rtl)
    if not marks:
        return None
    title = _("Power and interest of %(count)s actors; the same scores are in the table") % {"count": len(marks) // 2}
    return Picture(
        title,
        WIDTH,
        HEIGHT,
        [*_ground(is_rtl), *marks],
        _("A score of 3 or more counts as high. The same scores are in the table."),
        [(FORMS[key], str(label)) for key, label in ATTITUDES],
        is_rtl,
    )


def _x(interest: float, is_rtl: bool) -> float:
    x = INSET + STEP_X * (interest - 0.5)
    return INSET + (WIDTH - 8 - x) if is_rtl else x


def _y(power: float) -> float:
    return BASE - STEP_Y * (power - 0.5)


def _ground(is_rtl: bool) -> list[Shape]:
    right, middle_x, middle_y = WIDTH - 8, _x(2.5, is_rtl), _y(2.5)
    high_x = INSET if is_rtl else middle_x
    high_width = middle_x - INSET if is_rtl else right - middle_x
    shapes: list[Shape] = [
        Box(INSET, TOP, right - INSET, BASE - TOP),
        Box(high_x, TOP, high_width, middle_y - TOP, "c-hi"),
    ]
    for one in SCORES:
        x, y = _x(one, is_rtl), _y(one)
        shapes += [Line(x, TOP, x, BASE), Line(INSET, y, right, y)]
        shapes += [Label(x, BASE + 17, str(one), "c-soft"), Label(28, y + 4, str(one), "c-soft")]
    shapes += [Line(middle_x, TOP, middle_x, BASE, "c-axis"), Line(INSET, middle_y, right, middle_y, "c-axis")]
    for (is_powerful, is_interested), text in STRATEGIES.items():
        x = _x(4 if is_interested else 1.5, is_rtl)
        shapes.append(Label(x, middle_y + (-14 if is_powerful else 21), str(text), "c-zone"))
    arrow = "←" if is_rtl else "→"
    interest = _("Interest")
    shapes.append(Label((INSET + right) / 2, HEIGHT - 6, f"{interest} {arrow}", "c-b"))
    shapes.append(Label(9, (TOP + BASE) / 2, _("Power"), "c-b", turn=-90))
    return shapes


def _marks(answers: Answers, is_rtl: bool) -> list[Shape]:
    table = LAYOUT.table("actors")
    shapes: list[Shape] = []
    taken: dict[tuple[int, int], int] = {}
    for number, key in enumerate(table.used_rows(answers), start=1):
        row = table.typed(answers, key)
        power, interest = score(row["power"]), score(row["interest"])
        if power is None or interest is None:
            continue
        place = taken[(power, interest)] = taken.get((power, interest), -1) + 1
        dx, dy = NUDGES[place % len(NUDGES)]
        x, y = _x(interest, is_rtl) + dx, _y(power) + dy
        shapes.append(Dot(x, y, str(number), FORMS.get(row["attitude"], "diamond")))
        # Names only where they do not cover each other; every number stands in the table.
        name = fitted(row["actor"], NAME_LENGTH) if place == 0 else ""
        shapes.append(Label(x, y + 22, name, "c-halo"))
    return shapes
