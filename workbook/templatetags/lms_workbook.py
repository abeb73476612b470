"""Texts of authors and of learners, and pictures of answers, as a page may show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import atan2, cos, pi, sin
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from lms.text import render_markdown
from workbook.kinds.base import Kind
from workbook.pictures import Line, Picture
from workbook.reading import Readout

register = template.Library()

HEAD_LENGTH = 8
HEAD_SPREAD = pi / 7
TONE_ICONS = {"ok": "check", "wait": "clock", "bad": "warn"}


@register.filter
def markdown(text: str) -> SafeString:
    """An author's Markdown as clean HTML, with headings from h3 down."""
    return _rendered(text or "")


@lru_cache(maxsize=512)
def _rendered(text: str) -> SafeString:
    return render_markdown(text, heading=3)


@register.filter
def as_typed(text: Any) -> SafeString:
    """A learner's own text: escaped, line by line, each paragraph in its own direction."""
    lines = "<br>".join(str(escape(line)) for line in str(text or "").split("\n"))
    return mark_safe(lines)  # noqa: S308 - every line was escaped above


@register.inclusion_tag("lms_workbook/includes/picture.html")
def answer_picture(kind: Kind, content: Any, answers: Mapping[str, str] | None) -> dict[str, Picture | None]:
    """The picture of an answer in the direction of the page; nothing while there is none."""
    return {"picture": kind.picture(content, answers or {}, is_rtl=get_language_bidi())}


@register.simple_tag
def answer_readout(kind: Kind, content: Any, answers: Mapping[str, str] | None) -> Readout:
    """An answer in blocks, for includes/readout.html."""
    return kind.readout(content, answers or {})


@register.filter
def tone_icon(tone: str) -> str:
    """The symbol that says what a colour says."""
    return TONE_ICONS.get(tone, "")


@register.filter
def coordinate(value: float) -> str:
    """A number of a picture, written the same in every language."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


@register.filter
def arrow_head(line: Line) -> str:
    """Path of the triangle at the end of a line."""
    angle = atan2(line.y2 - line.y1, line.x2 - line.x1)
    corners = [
        (line.x2 - HEAD_LENGTH * cos(angle + turn), line.y2 - HEAD_LENGTH * sin(angle + turn))
        for turn in (-HEAD_SPREAD, HEAD_SPREAD)
    ]
    points = " L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in corners)
    return f"M{coordinate(line.x2)} {coordinate(line.y2)} L{points}Z"


@register.filter
def entry(entries: Any, name: str) -> Any:
    """What a mapping holds under a name that is itself a value; None for nothing, or without mapping."""
    return entries.get(name) if isinstance(entries, dict) else None
