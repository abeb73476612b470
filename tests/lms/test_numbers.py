"""Numbers as people in Iraq, Malta and elsewhere write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.numbers import NotANumberError, read_number

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", ["42"]),
        ("٤٢", ["42"]),
        ("۴۲", ["42"]),
        (" 42 ", ["42"]),
        ("+42", ["42"]),
        ("−7.5", ["-7.5"]),
        ("12,345", ["12345", "12.345"]),
        ("12.345", ["12.345", "12345"]),
        ("1,234,567", ["1234567"]),
        ("1.234.567", ["1234567"]),
        ("1 234 567", ["1234567"]),
        ("1\u00a0234", ["1234"]),
        ("1’234", ["1234"]),
        ("1,234.5", ["1234.5"]),
        ("1.234,5", ["1234.5"]),
        ("1 234,5", ["1234.5"]),
        ("١٬٢٣٤٫٥", ["1234.5"]),
        ("3,5", ["3.5"]),
        ("0,125", ["0.125"]),
        (".5", [".5"]),
        ("38 %", ["38"]),
        ("٣٨٪", ["38"]),
        ("%38", ["38"]),
        ("\u200f38", ["38"]),
        ("12 km", ["12"]),
        ("12KM", ["12"]),
    ],
)
def test_number_is_read(text: str, expected: list[str]) -> None:
    assert read_number(text, "km") == tuple(Decimal(one) for one in expected)


NO_NUMBERS = [
    "",
    " ",
    "abc",
    "12a",
    "1 2 3",
    "12 34",
    "1,23,4",
    "1.2.3,4,5",
    "1e5",
    "--3",
    "3-4",
    "NaN",
    "inf",
    "1,2 3.4",
    "²",
]
HUGE = ["9" * 19, "1" * 10_000, "5 people"]


@pytest.mark.parametrize("text", [*NO_NUMBERS, *HUGE])
def test_what_is_no_single_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumberError):
        read_number(text, "km")


@given(st.integers(-(10**12), 10**12))
def test_every_grouping_and_script_reads_the_same(number: int) -> None:
    plain = str(number)
    ways = [plain, f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")]
    ways += [plain.translate(ARABIC), plain.translate(PERSIAN)]

    assert all(Decimal(number) in read_number(text) for text in ways)


@given(st.text(max_size=60))
def test_any_text_gives_numbers_or_the_named_error(text: str) -> None:
    try:
        readings = read_number(text)
    except NotANumberError:
        return
    assert readings
    assert all(one.is_finite() for one in readings)
