"""The stored answer: `{"places": {key of an item: its place from 1}}`; unfinished ones are kept too."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Question


def clean(question: Question, raw: Any) -> Answer:
    """Keep places that exist, for items that the question has."""
    given = raw.get("places") if isinstance(raw, dict) else None
    given = given if isinstance(given, dict) else {}
    keys = [item["key"] for item in question["items"]]
    valid = range(1, len(keys) + 1)
    return {"places": {key: given[key] for key in keys if type(given.get(key)) is int and given[key] in valid}}


def problem(question: Question, answer: Answer) -> str:
    """Why it cannot be handed in; '' if it can."""
    places = list(answer.get("places", {}).values())
    if len(places) < len(question["items"]):
        return _("Give every line a place.")
    if len(set(places)) < len(places):
        return _("Two lines have the same place. Give each place once.")
    return ""
