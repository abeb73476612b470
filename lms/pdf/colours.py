"""Colours of print: those of the design tokens of the same names, on white or nearly white paper."""

from reportlab.lib.colors import HexColor, white

__all__ = [
    "ACCENT", "ACCENT_SOFT", "BAD", "DEEP", "GLAZE", "INK", "LINE", "OK", "PAPER", "RULE", "SIM", "SIM_HATCH",
    "SOFT", "WAIT", "WHITE",
]  # fmt: skip

INK = HexColor("#1b2527")
SOFT = HexColor("#4d585a")
ACCENT = HexColor("#0c5466")
ACCENT_SOFT = HexColor("#eef5f6")
DEEP = HexColor("#083c4a")
GLAZE = HexColor("#c08a2b")
LINE = HexColor("#d9d3c6")
# Lines that somebody writes on must survive a weak printer.
RULE = HexColor("#9b9689")
# Half of the limestone ground: a full page of the screen colour would grey a print.
PAPER = HexColor("#fbfaf7")
OK = HexColor("#1f6639")
WAIT = HexColor("#6d4a07")
BAD = HexColor("#a01f1f")
SIM = HexColor("#863a1d")
SIM_HATCH = HexColor("#e3bca8")
WHITE = white
