"""One sheet for the pages, joined from one small sheet per component. See docs and `manage.py build_css`.

Nothing is built when the site runs: `lms.css` is committed, and a test fails when it is stale.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["FOLDER", "PARTS", "TARGET", "joined", "minified"]

FOLDER = Path(__file__).resolve().parent / "static" / "lms" / "css"
TARGET = FOLDER / "lms.css"

# The order counts only where it must: tokens and base first, print last.
PARTS = (
    *("tokens", "base", "layout", "masthead", "nav", "footer", "language", "disclosure", "crumbs", "phead"),
    *("buttons", "card", "steps", "progress", "badge", "save", "field", "errors", "note", "prose", "fact"),
    *("case", "rubric", "table", "tabs", "pages", "empty", "toast", "dialog", "chart", "ticks", "bench"),
    *("roll", "teams", "room", "verify", "alerts", "plan", "welcome", "style-guide", "print"),
)

STRING = re.compile(r'("[^"\n]*")')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def minified(css: str) -> str:
    """CSS without comments and without white space that carries no meaning; strings stay as they are."""
    pieces = STRING.split(COMMENT.sub("", css))
    return "".join(piece if piece.startswith('"') else _squeezed(piece) for piece in pieces).strip() + "\n"


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").replace("}", "}\n")


def joined() -> str:
    """The whole sheet as `lms.css` must stand on disk. Reads the parts; changes nothing."""
    head = "/* Made by `manage.py build_css` from the sheets beside it. Edit those. */\n"
    return head + "".join(minified((FOLDER / f"{part}.css").read_text(encoding="utf-8")) for part in PARTS)
