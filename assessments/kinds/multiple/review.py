"""The lines of marked ticks."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Line, Question


def review(question: Question, answer: Answer, with_key: bool) -> list[Line]:
    """The ticked options; which of them are right, their feedback and those that were missed if `with_key`.

    Without the key no single line is judged: ticking everything once would tell the whole of it.
    """
    ticked = set(answer.get("choices", []))
    lines = []
    for option in question["options"]:
        if option["key"] in ticked and not with_key:
            lines.append(Line(given=option["text"]))
        elif option["key"] in ticked:
            lines.append(Line(given=option["text"], is_right=option["correct"], feedback=option["feedback"]))
        elif option["correct"] and with_key:
            lines.append(Line(given="", label=_("You left out"), expected=option["text"], feedback=option["feedback"]))
    return lines


def key_lines(question: Question) -> list[Line]:
    """Every option, right or wrong, with its feedback."""
    return [
        Line(given=option["text"], is_right=option["correct"], feedback=option["feedback"])
        for option in question["options"]
    ]
