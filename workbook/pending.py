"""A form that came after the session had ended: its text waits in the browser's new session.

It is given back to the person who wrote it and to nobody else on that device; see docs of
`views.exercise`. Without scripts this is what keeps the text; with them the device keeps it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

__all__ = ["Pending", "keep", "take"]

SESSION_KEY = "lms_workbook_pending"
MOST = 400_000  # characters; more cannot be a form of ours
# What a form sends beside the answer.
NO_ANSWER = {"csrfmiddlewaretoken", "request_key", "writer", "seen", "device", "seq", "act", "file"}


@dataclass(frozen=True)
class Pending:
    """What was typed (by field name) and `seen`, the digests that the page had begun with, as JSON."""

    answers: dict[str, str]
    seen: str


def keep(request: HttpRequest, *place: str) -> bool:
    """Put the posted text aside. False if the post is none of ours or too long."""
    writer, seen = request.POST.get("writer", ""), request.POST.get("seen", "")
    answers = {name: request.POST[name] for name in request.POST if name not in NO_ANSWER}
    if not writer or not answers or sum(map(len, [seen, *answers, *answers.values()])) > MOST:
        return False
    request.session[SESSION_KEY] = {"writer": writer, "place": list(place), "answers": answers, "seen": seen}
    return True


def take(request: HttpRequest, writer: Any, *place: str) -> Pending | None:
    """Give the text back, once, to its writer on the same exercise; another's is thrown away."""
    kept = request.session.get(SESSION_KEY)
    if not kept:
        return None
    is_mine = kept["writer"] == str(writer)
    if is_mine and kept["place"] != list(place):
        return None
    del request.session[SESSION_KEY]
    return Pending(kept["answers"], kept.get("seen", "")) if is_mine else None
