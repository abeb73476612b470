"""A number as people write it. Pure.

Arabic-Indic digits (U+0660), the Persian ones that Sorani uses (U+06F0), the Arabic marks for decimals
(U+066B) and thousands (U+066C), points, commas, spaces and apostrophes in either convention, a percent
sign and a unit after the number. `12,345` can be read in two ways; both are returned.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

__all__ = ["MAX_LENGTH", "NotANumberError", "read_number"]

MAX_LENGTH = 40  # letters; the longest sensible answer with its unit
MAX_DIGITS = 18

SAME_AS = str.maketrans(
    {
        "\u066b": ",",  # Arabic decimal separator
        "\u066c": "'",  # Arabic thousands separator
        "\u060c": ",",  # Arabic comma
        "\u2212": "-",  # minus sign
        "\u2013": "-",  # en dash, typed for a minus
        "\u2019": "'",
        "\u066a": "%",
        "%": "%",
    }
)
INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
BODY = re.compile(r"[+-]?(?:\d+(?:[.,' ]\d+)*|[.,]\d+)")
GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")


class NotANumberError(ValueError):
    """The text cannot be read as one number."""


def read_number(text: str, unit: str = "") -> tuple[Decimal, ...]:
    """Every number that the text can mean, the likeliest first; NotANumberError if it means none."""
    if len(text) > MAX_LENGTH:
        raise NotANumberError(text[:MAX_LENGTH])
    plain = _plain(text, unit)
    if not BODY.fullmatch(plain):
        raise NotANumberError(text)
    sign, body = (plain[0], plain[1:]) if plain[0] in "+-" else ("", plain)
    if sum(letter.isdigit() for letter in body) > MAX_DIGITS:
        raise NotANumberError(text)
    found = tuple(Decimal(("-" if sign == "-" else "") + reading) for reading in _readings(body))
    if not found:
        raise NotANumberError(text)
    return found


def _plain(text: str, unit: str) -> str:
    """ASCII digits, one kind of space, no unit and no percent sign."""
    text = INVISIBLE.sub("", text).translate(SAME_AS)
    text = " ".join(text.split())
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)]
    text = text.strip().strip("%").strip()
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _readings(body: str) -> list[str]:
    separators = re.findall(r"\D", body)
    kinds = list(dict.fromkeys(separators))
    if not kinds:
        return [body]
    if len(kinds) == 2:
        return _thousands_and_decimals(body, separators, kinds)
    if len(kinds) > 2:
        return []
    return _one_kind(body, kinds[0], len(separators))


def _thousands_and_decimals(body: str, separators: list[str], kinds: list[str]) -> list[str]:
    """`1.234,5` or `1,234.5`: the last separator stands once and is the decimal one."""
    whole, _mark, rest = body.rpartition(separators[-1])
    is_decimal = separators[-1] in ".," and separators.count(separators[-1]) == 1
    if not is_decimal or not GROUPED.fullmatch(whole):
        return []
    return [f"{_digits(whole)}.{rest}"]


def _one_kind(body: str, mark: str, count: int) -> list[str]:
    """`12,345` is twelve thousand or twelve and a bit; `12 345` and `1,234,567` are grouped for sure."""
    grouped = [_digits(body)] if GROUPED.fullmatch(body) and not body.startswith("0") else []
    decimal = [body.replace(mark, ".")] if mark in ".," and count == 1 else []
    return decimal + grouped if mark == "." else grouped + decimal


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
