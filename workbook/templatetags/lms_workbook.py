"""Texts of authors and of learners, as a page may show them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lms.text import render_markdown

register = template.Library()


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


@register.filter
def entry(entries: Any, name: str) -> Any:
    """What a mapping holds under a name that is itself a value; None for nothing, or without mapping."""
    return entries.get(name) if isinstance(entries, dict) else None
