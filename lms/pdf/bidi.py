"""Order of text on a line, after UAX #9 (https://www.unicode.org/reports/tr9/).

Embeddings, overrides and marks are dropped by :func:`clean`, so that of the explicit rules
only the isolates remain. The others work on a string with one letter for the class of each
character, which keeps long texts fast.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from .brackets import resolve_brackets

__all__ = [
    "FSI",
    "PDI",
    "Filled",
    "Levelled",
    "Run",
    "UnprintableText",
    "clean",
    "fill",
    "first_strong",
    "isolate",
    "levels",
    "plain",
    "printable",
    "visual_runs",
]

FSI, PDI = "\u2068", "\u2069"
# Joiners change Arabic letter forms, so they are text; every other format character is not.
_JOINERS = "\u200c\u200d"
_MAX_NEUTRALS = 200
_NEUTRALS = re.compile(rf"[\W\d_]{{{_MAX_NEUTRALS},}}")
# No letter has more marks than this in any language (UAX #15, D3); sorting thousands of them takes minutes.
_MOST_MARKS = 30
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    rf"\u08ca-\u0902\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe2f]{{{_MOST_MARKS},}}"
)

# One letter for each class: L, R, A(L), E(N), D for AN, S for ES, T for ET, C(S), M for NSM, B(N), O for neutrals.
_LETTERS = {"L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "D", "ES": "S", "ET": "T", "CS": "C", "NSM": "M", "BN": "B"}
_STRONG_RTL = re.compile("[RAD]")
_SIDES = "LR"
_W1 = re.compile("(.)M+")
_W2 = re.compile("A[^LR]*")
_W4_NUMBERS = re.compile("(?<=E)[SC](?=E)")
_W4_ARABIC = re.compile("(?<=D)C(?=D)")
_W5 = re.compile("T+(?=E)|(?<=E)T+")
_W6 = str.maketrans("STC", "OOO")
_W7 = re.compile("L[^LR]*")
_N1 = re.compile("O+")
_ODD = bytes.maketrans(b"LRED", b"\1\0\1\1")
_EVEN = bytes.maketrans(b"LRED", b"\0\1\2\2")


class UnprintableText(ValueError):  # noqa: N818 - named by what it says of the thing
    """The text has characters that the font lacks, or is no text at all."""


class Levelled(NamedTuple):
    """A paragraph in logical order without isolates, and one embedding level for each character."""

    text: str
    levels: bytes


class Filled(str):
    """A sentence of ours with isolated values in it; its isolates are kept when it is printed."""

    __slots__ = ()


class Run(NamedTuple):
    """A part of a line with one direction, as places in the logical text."""

    start: int
    end: int
    rtl: bool


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = letter = _LETTERS.get(unicodedata.bidirectional(chr(code)), "O")
        return letter


_classes = _Classes()


def printable(text: str) -> str:
    """Return one paragraph: composed (NFC), single spaces, without control and bidi characters.

    A name must not be able to turn the rest of its line around, so that embeddings,
    overrides, isolates and marks are dropped; zero-width joiners stay. Never fails.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    bounded = _MARKS.sub(lambda found: found[0][:_MOST_MARKS], text)
    spaced = " ".join(unicodedata.normalize("NFC", bounded).split())
    if spaced.isprintable():
        return spaced
    kept = "".join(char for char in spaced if char in _JOINERS or unicodedata.category(char)[0] != "C")
    return " ".join(kept.split())


def clean(text: str) -> str:
    """Return :func:`printable` text that is text at all, as a name or a title has to be.

    Raises:
        UnprintableText: 200 or more characters in a row without a letter.
    """
    kept = printable(text)
    if _NEUTRALS.search(kept):
        raise UnprintableText(f"{_MAX_NEUTRALS} or more characters in a row without a letter")
    return kept


def isolate(text: str) -> str:
    """Return the cleaned text as a unit of its own direction, to be put into a sentence."""
    return f"{FSI}{clean(text)}{PDI}"


def fill(template: str, **values: object) -> Filled:
    """Fill the ``%(name)s`` places of a sentence with values that keep their own direction."""
    return Filled(template % {name: f"{FSI}{printable(str(value))}{PDI}" for name, value in values.items()})


def plain(text: str) -> str:
    """Return the text without the isolates that :func:`isolate` set."""
    return text.replace(FSI, "").replace(PDI, "")


@lru_cache(maxsize=1024)
def levels(text: str, *, rtl: bool) -> Levelled:
    """Return a cleaned paragraph with its levels; ``rtl`` is the direction of the paragraph."""
    kinds = text.translate(_classes)
    if not rtl and not _STRONG_RTL.search(kinds):
        kept = plain(text)
        return Levelled(kept, bytes(len(kept)))
    if "B" in kinds:
        return _with_joiners(text, kinds, rtl=rtl)
    parts = [(part, level) for part, level in _resolved(text, kinds, int(rtl))]
    return Levelled("".join(part for part, _ in parts), b"".join(level for _, level in parts))


def first_strong(text: str) -> str:
    """Return "L" or "R" for the first letter outside isolates (rules P2 and P3), or nothing."""
    depth = 0
    for char in text:
        kind = _classes[ord(char)]
        if char == FSI:
            depth += 1
        elif char == PDI:
            depth = max(0, depth - 1)
        elif not depth and kind in "LRA":
            return "L" if kind == "L" else "R"
    return ""


def visual_runs(line: Levelled, *, rtl: bool) -> list[Run]:
    """Return the runs of one line from left to right (rules L1 and L2)."""
    end = len(line.text.rstrip())
    found = line.levels[:end] + bytes([int(rtl)]) * (len(line.text) - end)
    runs: list[tuple[int, int, int]] = []
    place = 0
    for level, group in groupby(found):
        size = len(list(group))
        runs.append((place, place + size, level))
        place += size
    for level in range(max(found, default=0), 0, -1):
        runs = _reversed_from(runs, level)
    return [Run(start, stop, bool(level % 2)) for start, stop, level in runs]


def _reversed_from(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Rule L2 for one level: reverse every sequence of runs at that level or higher."""
    result: list[tuple[int, int, int]] = []
    for high, group in groupby(runs, key=lambda run: run[2] >= level):
        part = list(group)
        result.extend(reversed(part) if high else part)
    return result


def _with_joiners(text: str, kinds: str, *, rtl: bool) -> Levelled:
    """Joiners have no level of their own (rule X9): they go with the letter before them."""
    bare = "".join(char for char, kind in zip(text, kinds, strict=True) if kind != "B")
    resolved = iter(levels(bare, rtl=rtl).levels)
    found = bytearray()
    for char, kind in zip(text, kinds, strict=True):
        if char not in (FSI, PDI):
            found.append((found[-1] if found else int(rtl)) if kind == "B" else next(resolved))
    return Levelled(plain(text), bytes(found))


def _resolved(text: str, kinds: str, level: int) -> Iterator[tuple[str, bytes]]:
    """Yield parts with their levels; what stands in isolates is resolved by itself (BD9, X5)."""
    if FSI not in text and PDI not in text:
        yield text, _levels(kinds, text, level)
        return
    pieces = list(_pieces(text))
    # To its surroundings an isolate is one neutral character.
    outer = "".join("\ufffc" if inner else text[start:end] for start, end, inner in pieces)
    outer_kinds = "".join("O" if inner else kinds[start:end] for start, end, inner in pieces)
    found = _levels(outer_kinds, outer, level)
    place = 0
    for start, end, inner in pieces:
        if inner:
            odd = first_strong(text[start:end]) == "R"
            yield from _resolved(text[start:end], kinds[start:end], (level + 1) | 1 if odd else (level + 2) & ~1)
            place += 1
        else:
            yield text[start:end], found[place : place + end - start]
            place += end - start


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Divide a text at its outermost isolates; controls without a partner are left out."""
    depth = start = 0
    for mark in re.finditer(f"[{FSI}{PDI}]", text):
        opens = mark[0] == FSI
        if (opens and depth == 0) or (not opens and depth <= 1):
            yield start, mark.start(), depth == 1
            start = mark.end()
        depth = max(0, depth + (1 if opens else -1))
    yield start, len(text), depth > 0


def _levels(kinds: str, text: str, level: int) -> bytes:
    """Rules W1 to I2 for one isolating run sequence; the first and last letter are sos and eos."""
    side = _SIDES[level & 1]
    line = _W1.sub(lambda found: found[1] * len(found[0]), side + kinds)
    line = _W2.sub(lambda found: found[0].replace("E", "D"), line).replace("A", "R")
    line = _W4_NUMBERS.sub("E", line)
    line = _W4_ARABIC.sub("D", line)
    line = _W5.sub(lambda found: "E" * len(found[0]), line).translate(_W6)
    line = _W7.sub(lambda found: found[0].replace("E", "L"), line)
    line = resolve_brackets(line, kinds, text, side) + side
    line = _N1.sub(lambda found: _neutral(found, line, side), line)[1:-1]
    return bytes(value + level for value in line.encode().translate(_ODD if level & 1 else _EVEN))


def _neutral(found: re.Match[str], line: str, side: str) -> str:
    """Rules N1 and N2: neutrals between two of one direction take it, others that of the level."""
    before = "L" if line[found.start() - 1] == "L" else "R"
    after = "L" if line[found.end()] == "L" else "R"
    return (before if before == after else side) * len(found[0])
