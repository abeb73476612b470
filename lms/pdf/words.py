"""The few words that the printed page says itself."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop, override

from .bidi import Filled, fill

__all__ = ["CONTENTS", "SIMULATED", "in_language", "page_of"]

CONTENTS = gettext_noop("Contents")
SIMULATED = gettext_noop("Simulated case")


def in_language(language: str, message: str, translate: Callable[[str], str] = gettext) -> str:
    """Return a message of ours in a language, whatever the language of the request is."""
    with override(language):
        return translate(message)


def page_of(language: str, page: int, pages: int) -> Filled:
    """Return "Page 3 of 12"."""
    template = in_language(language, gettext_noop("Page %(page)s of %(pages)s"))
    return fill(template, page=page, pages=pages)
