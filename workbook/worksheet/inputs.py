"""What can stand in a section or in a column of a table. Pure data: nothing here knows a form or a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Choice", "Computed", "Date", "Input", "Number", "Row", "Scale", "Text", "Tick", "Tone"]

Tone = Literal["", "ok", "wait", "bad"]
# Key of an input -> what was typed, of one row or one section.
Row = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Input:
    """Something to fill in. `is_needed`: nothing can be handed in without it.

    `is_optional_part` lets authors leave it out of an exercise. `share` is how wide it stands in a
    table on paper, in parts of the whole.
    """

    key: str
    label: StrOrPromise
    hint: StrOrPromise = ""
    is_needed: bool = False
    is_optional_part: bool = False
    share: int = 2


@dataclass(frozen=True, kw_only=True)
class Text(Input):
    """Words: one line, or `rows` lines.

    `suggestions` are offered while one line is typed, each with a note beside it; any other words may stand there.
    """

    rows: int = 1
    suggestions: tuple[tuple[StrOrPromise, StrOrPromise], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Number(Input):
    """A number as people write it, in any digits. Bounds are inclusive; outside them is refused at hand-in."""

    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(10) ** 15
    unit: StrOrPromise = ""
    share: int = 1


@dataclass(frozen=True, kw_only=True)
class Date(Input):
    """A day. `is_own_time`: a day of the learner's own life, so none before the cohort begins."""

    is_own_time: bool = False
    share: int = 1


@dataclass(frozen=True, kw_only=True)
class Choice(Input):
    """One of a few. `tones` colours a choice where it is read; the word always stands beside the colour."""

    choices: tuple[tuple[str, StrOrPromise], ...]
    tones: Mapping[str, str] = field(default_factory=dict)
    share: int = 1

    def text_of(self, value: str) -> StrOrPromise:
        return dict(self.choices).get(value, "")


@dataclass(frozen=True, kw_only=True)
class Scale(Choice):
    """A score from 1 to `top`, tapped rather than typed."""

    choices: tuple[tuple[str, StrOrPromise], ...] = tuple((str(one), str(one)) for one in range(1, 6))


@dataclass(frozen=True, kw_only=True)
class Tick(Input):
    """Yes, or nothing."""

    share: int = 1


@dataclass(frozen=True, kw_only=True)
class Computed(Input):
    """Worked out by the server from the other inputs of the row or section; '' while something is missing.

    `compute` gets what was typed there, by key, and the whole answer by field name; it never raises on odd
    input. `tone` colours the result.
    """

    compute: Callable[[Row], StrOrPromise]
    tone: Callable[[Row], Tone] = lambda row: ""
    share: int = 1
