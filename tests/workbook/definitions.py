"""A small definition of every kind, as an author would leave it."""

from __future__ import annotations

from typing import Any

from workbook.kinds import all_kinds
from workbook.worksheet.kind import WorksheetKind

RUBRIC = [{"key": "facts", "title": "Facts", "levels": ["guesses", "mixed", "facts", "facts and questions"]}]
PROMPTS = [{"key": "why", "label": "Why?"}]
OWN: dict[str, dict[str, Any]] = {
    "ranking": {
        "items": [{"key": key, "text": f"Project {key}"} for key in ("x", "y", "z")],
        "criteria": [{"key": "need", "text": "Need"}, {"key": "cost", "text": "Cost"}],
        "model_order": ["x", "y", "z"],
    },
    "budget_sheet": {
        "lines": [
            {"key": "sales", "text": "Sales", "kind": "input", "expected": 2400000, "tolerance": 1000},
            {"key": "fixed", "text": "Fixed costs", "kind": "given", "value": 500000},
            {"key": "profit", "text": "Profit", "kind": "formula", "formula": "sales - fixed"},
        ]
    },
    "role_play": {
        "roles": [
            {"key": "official", "title": "Official", "brief": "You have ten minutes."},
            {"key": "returnee", "title": "Returnee", "brief": "The smuggler has called."},
            {"key": "observer", "title": "Observer", "brief": "Write down words."},
        ],
        "checklist": [{"key": "open", "text": "Open questions"}],
        "rounds": 2,
    },
    "matching": {
        "targets": [{"key": "a", "text": "Alpha"}, {"key": "b", "text": "Beta"}],
        "items": [{"key": "one", "text": "One", "answer": "a", "why": "It begins."}],
    },
    "case_study": {"layout": "questions"},
}


def definition_of(key: str) -> dict[str, Any]:
    """A complete definition of the kind with this key."""
    kind = all_kinds()[key]
    definition: dict[str, Any] = {"type": key, "task": "Read the **file**.", "prompts": PROMPTS, **OWN.get(key, {})}
    return {**definition, "rubric": RUBRIC} if kind.is_graded_by_hand else definition


def worksheet_keys() -> list[str]:
    return sorted(key for key, kind in all_kinds().items() if isinstance(kind, WorksheetKind))
