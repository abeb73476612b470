"""Where the page at hand stands in the other languages."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_from_path


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    name: str
    url: str
    is_current: bool


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """The same place in every language. Addresses differ in their first segment only, by design."""
    current = get_language()
    prefix = get_language_from_path(request.path_info)
    rest = request.get_full_path()[len(prefix) + 1 :] if prefix else "/"
    return [
        LanguageLink(code=code, name=name, url=f"/{code}{rest}", is_current=code == current)
        for code, name in settings.LANGUAGES
    ]
