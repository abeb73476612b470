"""Rule N0 of UAX #9: a pair of brackets goes with what it holds, or with what stands before it.

The pairs are those of BidiBrackets.txt that occur in the scripts that we print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["BRACKETS", "resolve_brackets"]

BRACKETS = dict(zip("([{⁽₍⌈⌊⟦⟨⟪「『【〔", ")]}⁾₎⌉⌋⟧⟩⟫」』】〕", strict=True))
_ANY = re.compile("[" + re.escape("".join([*BRACKETS, *BRACKETS.values()])) + "]")
# The stack of BD16: with more open brackets than this none is paired.
_DEPTH = 63


def resolve_brackets(line: str, kinds: str, text: str, side: str) -> str:
    """Return the classes with those of paired brackets resolved.

    ``line`` has the classes after rule W7 behind one letter for the start of the sequence,
    ``kinds`` the original ones; ``side`` is the direction of the embedding, "L" or "R".
    """
    pairs = sorted(_pairs(line, text))
    if not pairs:
        return line
    found = list(line)
    for opening, closing in pairs:
        direction = _direction(found, opening, closing, side)
        if direction:
            for place in (opening, closing):
                _set(found, kinds, place, direction)
    return "".join(found)


def _set(found: list[str], kinds: str, place: int, direction: str) -> None:
    found[place] = direction
    # Marks on a bracket follow it.
    while place < len(kinds) and kinds[place] == "M":
        place += 1
        found[place] = direction


def _direction(found: list[str], opening: int, closing: int, side: str) -> str:
    inside = {"R" if kind in "RED" else kind for kind in found[opening + 1 : closing] if kind != "O"}
    if side in inside:
        return side
    if not inside:
        return ""
    before = next(found[place] for place in range(opening - 1, -1, -1) if found[place] != "O")
    other = "L" if side == "R" else "R"
    return other if ("L" if before == "L" else "R") == other else side


def _pairs(line: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of opening and closing brackets in ``line`` (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _ANY.finditer(text):
        place = match.start() + 1
        if line[place] != "O":
            continue
        if match[0] in BRACKETS:
            if len(opened) == _DEPTH:
                return
            opened.append((BRACKETS[match[0]], place))
            continue
        partner = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == match[0]), None)
        if partner is not None:
            pairs.append((opened[partner][1], place))
            del opened[partner:]
    yield from pairs
