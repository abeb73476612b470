"""Measures of the printed page, in points, and how each kind of text is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from .colours import ACCENT, DEEP, INK, SOFT

__all__ = [
    "BODY_HEIGHT", "BODY_WIDTH", "BOTTOM", "HAIRLINE", "MARGIN", "PAGE_HEIGHT", "PAGE_WIDTH", "ROLES", "TOP",
    "Look", "Role",
]  # fmt: skip

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 21 * mm
TOP = 25 * mm
BOTTOM = 22 * mm
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
HAIRLINE = 0.5

Role = Literal["display", "lead", "body", "small", "grid", "fine", "label", "head1", "head2", "head3"]


@dataclass(frozen=True)
class Look:
    """Optical size, weight, colour and the space around a kind of text."""

    size: float
    bold: bool
    colour: Color
    before: float
    after: float


ROLES: dict[Role, Look] = {
    "display": Look(29, bold=True, colour=DEEP, before=0, after=8),
    "head1": Look(20, bold=True, colour=DEEP, before=22, after=9),
    "head2": Look(14, bold=True, colour=ACCENT, before=16, after=4),
    "head3": Look(11.5, bold=True, colour=INK, before=11, after=2),
    "lead": Look(13, bold=False, colour=SOFT, before=0, after=9),
    "body": Look(11, bold=False, colour=INK, before=0, after=6),
    "small": Look(9.5, bold=False, colour=INK, before=0, after=4),
    "grid": Look(9, bold=False, colour=INK, before=0, after=3),
    "label": Look(9.5, bold=False, colour=SOFT, before=0, after=2),
    "fine": Look(8.5, bold=False, colour=SOFT, before=0, after=3),
}
