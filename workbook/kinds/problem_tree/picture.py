"""The problem tree and, below it, the objective tree. Pure. Effects stand above the core, causes below."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from workbook.kinds.base import Answers
from workbook.kinds.problem_tree.layout import CAUSES, EFFECTS
from workbook.pictures import Box, Label, Line, Picture, Shape, wrapped
from workbook.worksheet.layout import Table, field_name

WIDTH, BOX_HEIGHT, ROOM, GAP = 480, 52, 20, 6
HEAD = 22
LETTER = 6.8  # average width of a letter in units of the picture
LINES = 3


@dataclass(frozen=True)
class Branch:
    """A box and what stands beyond it, away from the core."""

    text: str
    beyond: tuple[str, ...]


def draw(answers: Answers, *, is_rtl: bool) -> Picture | None:
    """Both trees; the second only if something was turned into an objective. None for an empty form."""
    problems = _tree(answers, "core", ("cause", "deeper1", "deeper2"), ("effect", "further1", "further2"))
    objectives = _tree(answers, "core_objective", ("means", "means1", "means2"), ("end",))
    if problems is None:
        return None
    shapes, height = _drawn(_("Problem tree"), problems, "c-bg", 0, is_rtl)
    if objectives is not None:
        more, height = _drawn(_("Objective tree"), objectives, "h1", height + ROOM, is_rtl)
        shapes += more
    title = _("Problem tree with effects above and causes below; the same is in the tables")
    return Picture(title, WIDTH, height, shapes, _("Effects above, causes below."), is_rtl=is_rtl)


Tree = tuple[str, list[Branch], list[Branch]]


def _tree(answers: Answers, core: str, causes: tuple[str, ...], effects: tuple[str, ...]) -> Tree | None:
    text = answers.get(field_name(core), "")
    below, above = _branches(CAUSES, answers, causes), _branches(EFFECTS, answers, effects)
    return (text, below, above) if text or below or above else None


def _branches(table: Table, answers: Answers, keys: tuple[str, ...]) -> list[Branch]:
    rows = [table.typed(answers, key) for key in table.used_rows(answers)]
    found = [Branch(row[keys[0]], tuple(row[key] for key in keys[1:] if row[key])) for row in rows]
    return [one for one in found if one.text or one.beyond]


def _drawn(title: str, tree: Tree, look: str, top: float, is_rtl: bool) -> tuple[list[Shape], float]:
    """Shapes of one tree and where they end."""
    core, causes, effects = tree
    shapes: list[Shape] = [Label(WIDTH / 2, top + 14, title, "c-b")]
    y = top + HEAD
    further = BOX_HEIGHT + ROOM if any(one.beyond for one in effects) else 0
    core_y = y + (further + BOX_HEIGHT + ROOM if effects else 0)
    shapes += _side(effects, core_y - ROOM - BOX_HEIGHT, -1, look, is_rtl)
    shapes += _box(core or "…", WIDTH * 0.2, core_y, WIDTH * 0.6, "c-hi")
    shapes += _side(causes, core_y + BOX_HEIGHT + ROOM, 1, look, is_rtl)
    deeper = BOX_HEIGHT + ROOM if any(one.beyond for one in causes) else 0
    return shapes, core_y + BOX_HEIGHT + (ROOM + BOX_HEIGHT + deeper if causes else 0) + 4


def _side(branches: list[Branch], y: float, away: int, look: str, is_rtl: bool) -> list[Shape]:
    """The boxes on one side of the core (`away` 1 below, -1 above), each joined to it."""
    shapes: list[Shape] = []
    slot = WIDTH / max(len(branches), 1)
    for place, branch in enumerate(branches):
        column = len(branches) - 1 - place if is_rtl else place
        x = column * slot
        edge, core_edge = (y, y - ROOM) if away > 0 else (y + BOX_HEIGHT, y + BOX_HEIGHT + ROOM)
        core_x = min(max(x + slot / 2, WIDTH * 0.2), WIDTH * 0.8)
        shapes.append(Line(x + slot / 2, edge, core_x, core_edge, "c-axis"))
        shapes += _box(branch.text or "…", x + GAP / 2, y, slot - GAP, look)
        shapes += _beyond(branch.beyond, x, y, slot, away, look, is_rtl)
    return shapes


def _beyond(texts: tuple[str, ...], x: float, y: float, slot: float, away: int, look: str, is_rtl: bool) -> list[Shape]:
    shapes: list[Shape] = []
    width = slot / max(len(texts), 1)
    far = y + away * (BOX_HEIGHT + ROOM)
    for place, text in enumerate(texts):
        left = x + (len(texts) - 1 - place if is_rtl else place) * width
        edge, near = (far, y + BOX_HEIGHT) if away > 0 else (far + BOX_HEIGHT, y)
        shapes.append(Line(left + width / 2, edge, x + slot / 2, near, "c-axis"))
        shapes += _box(text, left + GAP / 2, far, width - GAP, look)
    return shapes


def _box(text: str, x: float, y: float, width: float, look: str) -> list[Shape]:
    lines = wrapped(text, max(int(width / LETTER), 4), LINES)
    first = y + BOX_HEIGHT / 2 - (len(lines) - 1) * 7 + 4
    shapes: list[Shape] = [Box(x, y, width, BOX_HEIGHT, look)]
    return shapes + [Label(x + width / 2, first + n * 14, line, "c-small") for n, line in enumerate(lines)]
