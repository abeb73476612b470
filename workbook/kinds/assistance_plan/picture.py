"""The state of each dimension by the signs that are seen now. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbook.kinds.assistance_plan.layout import SIGNS
from workbook.kinds.assistance_plan.signs import AMBER, RED, state_of
from workbook.kinds.base import Answers
from workbook.pictures import Box, Label, Picture, Shape
from workbook.worksheet.vocabulary import SIGN_DIMENSIONS

WIDTH, HEIGHT, GAP = 360, 64, 6
LOOKS = {RED: "h3", AMBER: "h2", "green": "h1"}
WORDS = {RED: gettext_lazy("Red"), AMBER: gettext_lazy("Amber"), "green": gettext_lazy("Green")}


def states(answers: Answers) -> dict[str, str]:
    """Dimension -> red, amber or green, from the signs that are ticked as seen."""
    rows = [SIGNS.typed(answers, key) for key in SIGNS.used_rows(answers)]
    return {
        key: state_of(row["level"] for row in rows if row["dimension"] == key and row["seen"])
        for key, _label in SIGN_DIMENSIONS
    }


def draw(answers: Answers, *, is_rtl: bool) -> Picture | None:
    """Four boxes in reading order; None without any sign."""
    if not SIGNS.used_rows(answers):
        return None
    found, shapes = states(answers), list[Shape]()
    width = (WIDTH - GAP * (len(SIGN_DIMENSIONS) - 1)) / len(SIGN_DIMENSIONS)
    for place, (key, label) in enumerate(SIGN_DIMENSIONS):
        column = len(SIGN_DIMENSIONS) - 1 - place if is_rtl else place
        x = column * (width + GAP)
        shapes += [
            Box(x, 0, width, HEIGHT, LOOKS[found[key]]),
            Label(x + width / 2, 26, str(label), "c-soft"),
            Label(x + width / 2, 48, str(WORDS[found[key]]), "c-b"),
        ]
    caption = _("From the signs that are ticked as seen. Two ambers in one dimension are a red.")
    return Picture(_("State of each dimension by its set-back signs"), WIDTH, HEIGHT, shapes, caption, is_rtl=is_rtl)
