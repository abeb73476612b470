"""Pages that are fetched to be kept on a device. The person does not read them now."""

from __future__ import annotations

from django.http import HttpRequest

__all__ = ["is_copy"]


def is_copy(request: HttpRequest) -> bool:
    """True where a script fetches the page for later: it must not count as read, nor use anything up."""
    return request.headers.get("X-Copy") == "1"
