"""Codes: made at random, read forgivingly, refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.codes import ALPHABET, CODE_LENGTH, InvalidCode, format_code, new_code, normalise_code

CODE = "HQ7M2KXD9TRE4WNB"
codes = st.text(alphabet=ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


def test_new_code_is_canonical_and_different_each_time() -> None:
    made = {new_code() for _ in range(200)}

    assert len(made) == 200
    assert all(normalise_code(code) == code for code in made)


def test_new_codes_use_the_whole_alphabet() -> None:
    assert {char for _ in range(400) for char in new_code()} == set(ALPHABET)


@given(codes)
def test_formatted_code_reads_back(code: str) -> None:
    assert normalise_code(format_code(code)) == code


@given(codes)
def test_small_letters_and_look_alikes_read_back(code: str) -> None:
    typed = code.replace("0", "o").replace("1", "l").lower()

    assert normalise_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "HQ7M-2KXD-9TRE-4WNB",
        "hq7m 2kxd 9tre 4wnb",
        "  HQ7M–2KXD—9TRE−4WNB\n",
        "\u2067HQ7M-2KXD\u200e-9TRE-4WNB\u2069",
        "HQ٧M-٢KXD-٩TRE-٤WNB",
        "HQ۷M-۲KXD-۹TRE-۴WNB",
    ],
)
def test_normalise_code_ignores_case_separators_marks_and_script_of_digits(typed: str) -> None:
    assert normalise_code(typed) == CODE


def test_normalise_code_reads_look_alikes() -> None:
    assert normalise_code("OoIiLl0000000000") == "0011110000000000"


def test_format_code_groups_by_four() -> None:
    assert format_code(CODE) == "HQ7M-2KXD-9TRE-4WNB"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "empty"),
        (" -\u200f- ", "empty"),
        ("HQ7M2KXD9TRE4WN", "length"),
        ("HQ7M2KXD9TRE4WNB0", "length"),
        (CODE + " " * 300, "length"),
        ("HQ7M2KXD9TRE4WNU", "character"),
        ("HQ7M2KXD9TRE4WN!", "character"),
        ("HQ7M2KXD9TRE4Wß", "character"),
        ("رمز الشهادة", "character"),
    ],
)
def test_normalise_code_refuses_with_a_reason(typed: str, kind: str) -> None:
    with pytest.raises(InvalidCode) as caught:
        normalise_code(typed)

    assert caught.value.kind == kind
    assert str(caught.value.reason)


@given(st.text())
def test_normalise_code_gives_a_code_or_invalid_code(typed: str) -> None:
    try:
        code = normalise_code(typed)
    except InvalidCode:
        return
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(ALPHABET)
