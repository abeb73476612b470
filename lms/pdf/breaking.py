"""Where lines end: greedy, at spaces, and inside a word only where it is wider than a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

__all__ = ["Spot", "broken"]

# First character and the one behind the last.
Spot = tuple[int, int]
Measure = Callable[[int, int], float]

_WORDS = re.compile("[^ ]+")
_KEEPERS = frozenset("\u200c\u200d")
_FIRST_GUESS = 40


def broken(text: str, width_of: Measure, limit: float) -> Iterator[Spot]:
    """Yield the lines of a text; ``width_of(start, end)`` and ``limit`` are in the same unit."""
    line: Spot | None = None
    used = 0.0
    space = _space(text, width_of)
    for word in _WORDS.finditer(text):
        start, end = word.span()
        # A word of hostile length is measured piece by piece only.
        wide = width_of(start, end) if end - start < 2 * _FIRST_GUESS else limit + 1
        if line and used + space + wide <= limit:
            line, used = (line[0], end), used + space + wide
            continue
        if line:
            yield line
        line, used = (start, end), wide
        if wide > limit:
            *full, line = _pieces(text, line, width_of, limit)
            yield from full
            used = width_of(*line)
    if line:
        yield line


def _space(text: str, width_of: Measure) -> float:
    place = text.find(" ")
    return width_of(place, place + 1) if place >= 0 else 0.0


def _pieces(text: str, word: Spot, width_of: Measure, limit: float) -> Iterator[Spot]:
    start, end = word
    guess = _FIRST_GUESS
    while start < end:
        stop = _fitting((start, end), width_of, limit, guess)
        guess = max(1, stop - start)
        stop = _without_clinging(text, start, stop, end)
        yield start, stop
        start = stop


def _fitting(rest: Spot, width_of: Measure, limit: float, guess: int) -> int:
    """The place behind the longest beginning that fits, at least one character."""
    start, end = rest
    stop = min(end, start + guess)
    wide = width_of(start, stop)
    # Letters are about as wide as those before, so that few lengths need to be tried.
    stop = min(end, start + max(1, int((stop - start) * limit / max(wide, 1.0))))
    while stop > start + 1 and (wide := width_of(start, stop)) > limit:
        stop -= max(1, int((stop - start) * (1 - limit / wide)))
    while stop < end and limit - wide > wide / (stop - start) and width_of(start, stop + 1) <= limit:
        stop += 1
        wide += wide / (stop - start)
    return stop


def _without_clinging(text: str, start: int, stop: int, end: int) -> int:
    """Move the break off a mark or a joiner, which cannot begin a line."""
    back = stop
    while start < back < end and _clings(text[back]):
        back -= 1
    if back > start:
        return back
    while stop < end and _clings(text[stop]):
        stop += 1
    return stop


def _clings(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char in _KEEPERS
