"""The few words that the printed page says itself, in its own language and not in that of the request."""

from __future__ import annotations

from django.utils.translation import gettext, override

from .bidi import Filled, fill

__all__ = ["contents_title", "page_of", "simulated_title"]


def contents_title(language: str) -> str:
    """Return the heading of the contents."""
    with override(language):
        return gettext("Contents")


def simulated_title(language: str) -> str:
    """Return the title of the banner over an invented case."""
    with override(language):
        return gettext("Simulated case")


def page_of(language: str, page: int, pages: int) -> Filled:
    """Return "Page 3 of 12"."""
    with override(language):
        return fill(gettext("Page %(page)s of %(pages)s"), page=page, pages=pages)
