"""Texts that the catalogue keeps in several languages, marked with the language in which they appear."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lms.text import render_markdown
from lms.translated import Translated

register = template.Library()


def _direction(code: str) -> str:
    return "rtl" if code in settings.LANGUAGES_BIDI else "ltr"


@register.simple_tag
def lang_of(texts: Mapping[str, str]) -> SafeString:
    """`lang` and `dir` of the language in which the texts will print themselves."""
    code = Translated(texts or {}).language_for()
    return format_html('lang="{}" dir="{}"', code, _direction(code))


@register.simple_tag
def in_language(texts: Mapping[str, str]) -> SafeString:
    """The text in the active or the next best language, inside a span that names it."""
    translated = Translated(texts or {})
    return format_html("<span {}>{}</span>", lang_of(translated), translated.text())


@register.simple_tag
def markdown(texts: Mapping[str, str]) -> SafeString:
    """The text in the active or the next best language, from Markdown."""
    return render_markdown(Translated(texts or {}).text(), terms=())
