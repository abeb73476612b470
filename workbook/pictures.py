"""Pictures of answers as a list of shapes, drawn as SVG on a page and as vectors in a PDF. No database.

Coordinates are in units of the picture, from the top and from the left as drawn; a kind mirrors its
own horizontal axis where reading runs the other way. `look` is one of the classes of
`lms/css/chart.css` and stands for the same ink on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Box", "Dot", "Label", "Line", "Picture", "Shape", "fitted", "wrapped"]


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    look: str = "c-bg"
    kind = "box"


@dataclass(frozen=True)
class Line:
    """From one point to another; `has_arrow` puts a head at the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: str = "c-grid"
    has_arrow: bool = False
    kind = "line"


@dataclass(frozen=True)
class Dot:
    """A round, square or triangular mark with a short text on it; the form says what colour says."""

    x: float
    y: float
    text: str
    form: str = "round"
    radius: float = 10
    kind = "dot"

    @property
    def look(self) -> str:
        return {"round": "c-pt", "diamond": "c-pt2", "triangle": "c-pt3"}[self.form]

    @property
    def outline(self) -> str:
        """Path of a diamond or triangle around the point."""
        r, x, y = self.radius + 2, self.x, self.y
        if self.form == "triangle":
            return f"M{x:g} {y - r:g}L{x + r:g} {y + r * 0.8:g}L{x - r:g} {y + r * 0.8:g}Z"
        return f"M{x:g} {y - r:g}L{x + r:g} {y:g}L{x:g} {y + r:g}L{x - r:g} {y:g}Z"


@dataclass(frozen=True)
class Label:
    """One line of text. `anchor` is start, middle or end, as reading runs; `turn` in degrees."""

    x: float
    y: float
    text: str
    look: str = ""
    anchor: str = "middle"
    turn: int = 0
    kind = "label"


Shape = Box | Line | Dot | Label


@dataclass(frozen=True)
class Picture:
    """`title` says what is seen, for those who do not see it; `key` explains the forms as (form, word)."""

    title: str
    width: float
    height: float
    shapes: list[Shape]
    caption: str = ""
    key: list[tuple[str, str]] = field(default_factory=list)
    is_rtl: bool = False

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"


def fitted(text: str, length: int) -> str:
    """At most `length` letters, with an ellipsis where something was cut off."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def wrapped(text: str, length: int, most: int) -> list[str]:
    """At most `most` lines of `length` letters, broken between words; the last ends with an ellipsis if cut."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(fitted(word, length))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], fitted(f"{lines[most - 1]} {lines[most]}", length)]
