"""The stored answer: `{"matches": {key of the left side: key of the chosen right side}}`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Question


def clean(question: Question, raw: Any) -> Answer:
    """Keep matches between sides that the question has."""
    given = raw.get("matches") if isinstance(raw, dict) else None
    given = given if isinstance(given, dict) else {}
    keys = [pair["key"] for pair in question["pairs"]]
    return {"matches": {key: given[key] for key in keys if isinstance(given.get(key), str) and given[key] in keys}}


def problem(question: Question, answer: Answer) -> str:
    """Why it cannot be handed in; '' if it can. The same right side may be chosen twice."""
    missing = len(question["pairs"]) - len(answer.get("matches", {}))
    return _("Choose a match for every line.") if missing else ""
