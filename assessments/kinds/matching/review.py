"""The lines of marked pairs."""

from __future__ import annotations

from assessments.kinds.base import Answer, Line, Question


def review(question: Question, answer: Answer, with_key: bool) -> list[Line]:
    """Each left side with what was matched to it; right or wrong, and the right match, if `with_key`."""
    texts = {pair["key"]: pair["right"] for pair in question["pairs"]}
    lines = []
    for pair in question["pairs"]:
        match = answer.get("matches", {}).get(pair["key"], "")
        is_right = match == pair["key"]
        expected = pair["right"] if with_key and not is_right else ""
        verdict = is_right if with_key else None
        lines.append(Line(label=pair["left"], given=texts.get(match, ""), is_right=verdict, expected=expected))
    return lines


def key_lines(question: Question) -> list[Line]:
    """Each left side with its match."""
    return [Line(label=pair["left"], given=pair["right"]) for pair in question["pairs"]]
