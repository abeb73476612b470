"""Order of text on a line, after UAX #9 (https://www.unicode.org/reports/tr9/).

Levels come from fpdf2's implementation of the algorithm; rules L1 and L2, which depend on
where a line ends, are here.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

__all__ = ["Cell", "UnprintableText", "clean", "isolate", "levels", "plain", "visual_runs"]

# One character and its embedding level: even runs left to right, odd right to left.
Cell = tuple[str, int]

FSI, PDI = "\u2068", "\u2069"
# Joiners change Arabic letter forms, so they are text; every other format character is not.
_JOINERS = "\u200c\u200d"
# fpdf2 recurses once for each neutral character; a longer row of them is no text of ours.
_MAX_NEUTRALS = 200
_NEUTRALS = re.compile(rf"[\W\d_]{{{_MAX_NEUTRALS},}}")


class UnprintableText(ValueError):  # noqa: N818 - named by what it says of the thing
    """The text has characters that the certificate's font lacks, or is no text at all."""


def clean(text: str) -> str:
    """Return one paragraph: composed (NFC), single spaces, without control and bidi characters.

    A name must not be able to turn the rest of its line around, so that embeddings,
    overrides, isolates and marks are dropped; zero-width joiners stay.

    Raises:
        UnprintableText: 200 or more characters in a row without a letter.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(char for char in spaced if char in _JOINERS or unicodedata.category(char)[0] != "C")
    if _NEUTRALS.search(kept):
        raise UnprintableText(f"{_MAX_NEUTRALS} or more characters in a row without a letter")
    return " ".join(kept.split())


def isolate(text: str) -> str:
    """Return the cleaned text as a unit of its own direction, to be put into a sentence."""
    return f"{FSI}{clean(text)}{PDI}"


def plain(text: str) -> str:
    """Return the text without the isolates that :func:`isolate` set."""
    return text.replace(FSI, "").replace(PDI, "")


@lru_cache(maxsize=1024)
def levels(text: str, *, rtl: bool) -> tuple[Cell, ...]:
    """Return the characters of a paragraph in logical order with their levels.

    ``rtl`` is the direction of the paragraph. Isolates are resolved and left out.
    """
    base = TextDirection.RTL if rtl else TextDirection.LTR
    resolved = BidiParagraph(text=text, base_direction=base).characters
    known = {char.character_index: char.embedding_level for char in resolved}
    cells: list[Cell] = []
    level = int(rtl)
    for index, char in enumerate(text):
        # Joiners have no level of their own (rule X9): they go with the letter before them.
        level = known.get(index, level)
        if char not in (FSI, PDI):
            cells.append((char, level))
    return tuple(cells)


def visual_runs(cells: Sequence[Cell], *, rtl: bool) -> list[tuple[str, bool]]:
    """Return the runs of one line from left to right, as (logical text, is right to left)."""
    line = _without_trailing_levels(cells, int(rtl))
    runs = [("".join(char for char, _ in group), level) for level, group in groupby(line, key=_level)]
    for level in range(max((level for _, level in runs), default=0), 0, -1):
        runs = _reversed_from(runs, level)
    return [(text, bool(level % 2)) for text, level in runs]


def _level(cell: Cell) -> int:
    return cell[1]


def _without_trailing_levels(cells: Sequence[Cell], base: int) -> list[Cell]:
    """Rule L1: white space at the end of a line has the paragraph's level."""
    end = len(cells)
    while end and cells[end - 1][0].isspace():
        end -= 1
    return [*cells[:end], *((char, base) for char, _ in cells[end:])]


def _reversed_from(runs: list[Cell], level: int) -> list[Cell]:
    """Rule L2 for one level: reverse every sequence of runs at that level or higher."""
    result: list[Cell] = []
    for high, group in groupby(runs, key=lambda run: run[1] >= level):
        part = list(group)
        result.extend(reversed(part) if high else part)
    return result
