"""The line of a marked number."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.kinds.base import Answer, Line, Question
from assessments.kinds.numeric.scoring import share


def _accepted(question: Question) -> str:
    values = {name: question[name] for name in ("answer", "min", "max", "unit")}
    if question["min"] == question["max"]:
        return f"{values['answer']} {values['unit']}".strip()
    return (_("%(answer)s %(unit)s (accepted: %(min)s to %(max)s)") % values).replace("  ", " ")


def review(question: Question, answer: Answer, with_key: bool) -> list[Line]:
    """What was typed; the accepted interval if `with_key`."""
    is_right = bool(share(question, answer))
    expected = _accepted(question) if with_key else ""
    return [Line(given=f"{answer.get('number', '')} {question['unit']}".strip(), is_right=is_right, expected=expected)]


def key_lines(question: Question) -> list[Line]:
    """The answer and what else is accepted."""
    return [Line(given=_accepted(question), is_right=True)]
