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


@dataclass(frozen=True)
class Pending:
    """What was typed (by field name) and the revision that it began from."""

    answers: dict[str, str]
    base_revision: str


def keep(request: HttpRequest, cohort: str, slug: str) -> bool:
    """Put the posted text aside. False if the post is none of ours or too long."""
    writer = request.POST.get("writer", "")
    answers = {name: request.POST[name] for name in request.POST if name.startswith(("item-", "cell-", "prompt-"))}
    if not writer or not answers or sum(map(len, answers.values())) > MOST:
        return False
    request.session[SESSION_KEY] = {
        "writer": writer,
        "place": [cohort, slug],
        "answers": answers,
        "base_revision": request.POST.get("base_revision", "0"),
    }
    return True


def take(request: HttpRequest, writer: Any, cohort: str, slug: str) -> Pending | None:
    """Give the text back, once, to its writer on the same exercise; another's is thrown away."""
    kept = request.session.get(SESSION_KEY)
    if not kept:
        return None
    is_mine = kept["writer"] == str(writer)
    if is_mine and kept["place"] != [cohort, slug]:
        return None
    del request.session[SESSION_KEY]
    return Pending(kept["answers"], kept["base_revision"]) if is_mine else None
