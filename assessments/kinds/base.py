"""What a kind of question must bring along, and what its parts have in common.

`Question` in the names below is the JSON of one question in an activity version: with its key, so it
never reaches a template before the hand-in. `Answer` is the JSON of one stored answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from assessments.kinds.forms import AnswerForm

__all__ = ["MAX_REASON", "Answer", "Line", "Question", "QuestionKind", "shuffled", "text_of"]

Question = dict[str, Any]
Answer = dict[str, Any]

MAX_REASON = 2000  # letters: some sentences, not an essay
MAX_TEXT = 20_000  # letters of any one field that are kept as a draft


@dataclass(frozen=True)
class Line:
    """One line of a marked question, ready to be shown.

    `is_right` is None where a single line cannot be right or wrong by itself, or must not be told yet.
    `expected` and `feedback` give the key away and stay empty while it must not be told.
    """

    given: str
    label: str = ""
    is_right: bool | None = None
    expected: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class QuestionKind:
    """One kind of question: its parts, each from a module of its folder.

    - `form` shows the question and reads what was posted
    - `clean(question, raw)` keeps what can belong to an answer and drops everything else
    - `problem(question, answer)` says why it cannot be handed in yet; '' if it can
    - `share(question, answer)` is the share of the key that was met, 0 to 1
    - `key_answer(question)` is the answer that meets the whole key
    - `review(question, answer, with_key)` are the lines of the result page
    - `key_lines(question)` are the lines of the trainer's page
    - `schema` is the pydantic model of a question in a curriculum file; `values(data)` and
      `children(data)` turn it into columns and into rows by relation
    - `icon` is one of Wagtail's, for the admin
    """

    key: str
    order: int
    label: StrOrPromise
    model: type
    form: type[AnswerForm]
    schema: type
    clean: Callable[[Question, Any], Answer]
    problem: Callable[[Question, Answer], str]
    share: Callable[[Question, Answer], Decimal]
    key_answer: Callable[[Question], Answer]
    review: Callable[[Question, Answer, bool], list[Line]]
    key_lines: Callable[[Question], list[Line]]
    children: Callable[[dict[str, Any]], dict[str, list[dict[str, Any]]]]
    values: Callable[[dict[str, Any]], dict[str, Any]]
    icon: str = "help"

    @property
    def template(self) -> str:
        return f"lms_assessments/kinds/{self.key}.html"


def shuffled(keys: Sequence[str], *, seed: str, salt: str) -> list[str]:
    """The keys in an order that depends on seed and salt alone; the same on every machine."""
    return sorted(keys, key=lambda key: sha256(f"{seed}:{salt}:{key}".encode()).digest())


def text_of(raw: Any, name: str) -> str:
    """A text out of stored or posted JSON; '' for anything else."""
    value = raw.get(name) if isinstance(raw, dict) else None
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def clean_reason(question: Question, raw: Any) -> Answer:
    """`{"reason": …}` for a question that asks for one, else nothing."""
    return {"reason": text_of(raw, "reason")} if question.get("reason_required") else {}


def reason_problem(question: Question, answer: Answer) -> str:
    """Why the reason cannot be handed in; '' if it can or none is asked for."""
    if not question.get("reason_required"):
        return ""
    reason = answer.get("reason", "").strip()
    if not reason:
        return _("Give your reason in one or two sentences.")
    if len(reason) > MAX_REASON:
        return _("Your reason has %(length)s characters. Shorten it to at most %(limit)s.") % {
            "length": len(reason),
            "limit": MAX_REASON,
        }
    return ""
