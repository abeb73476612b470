"""Certificate codes: sixteen Crockford base32 characters, 80 random bits.

The alphabet and the reading of look-alikes follow Douglas Crockford's Base 32
(https://www.crockford.com/base32.html), without its check symbol: a wrong code
simply is not in the register.
"""

import secrets
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["ALPHABET", "CODE_LENGTH", "InvalidCode", "format_code", "new_code", "normalise_code"]

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
GROUP = 4
# What a person can plausibly paste around a code; longer input is not looked at.
MAX_INPUT = 200

_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
# Separators, dashes and invisible marks that copying from a page brings along.
_IGNORED_CATEGORIES = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_IGNORED_CHARACTERS = frozenset("\u2212\u00b7._")


class InvalidCode(ValueError):  # noqa: N818 - named by what it says of the thing
    """The text cannot be a certificate code.

    ``reason`` is a lazily translated sentence for the person who typed;
    ``kind`` is ``"empty"``, ``"character"`` or ``"length"`` for programs.
    """

    def __init__(self, kind: str, reason: Promise | str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.reason = reason


def new_code() -> str:
    """Return a fresh canonical code: 16 characters, 80 bits from the system's generator."""
    return "".join(secrets.choice(ALPHABET) for _position in range(CODE_LENGTH))


def normalise_code(text: str) -> str:
    """Return the canonical 16 characters for what a person typed, pasted or scanned.

    Case, spaces, dashes and invisible marks do not matter; O reads as 0, I and L as 1;
    digits of any script, so also ``٠١٢`` and ``۰۱۲``, read as their value.

    Raises:
        InvalidCode: nothing was typed, a character is not in the alphabet, or the
            number of characters is not 16.
    """
    kept = "".join(_ascii_digit(char) for char in text[:MAX_INPUT] if not _is_ignored(char))
    code = kept.upper().translate(_LOOK_ALIKES)
    if not code:
        raise InvalidCode("empty", _("Enter the certificate code."))
    # Upper case can turn a foreign letter into a Latin one (ß into SS), hence the look at ``kept``.
    if not kept.isascii() or set(code) - set(ALPHABET):
        raise InvalidCode("character", _("A certificate code has only digits and Latin letters, without U."))
    if len(code) != CODE_LENGTH or len(text) > MAX_INPUT:
        raise InvalidCode("length", _("A certificate code has 16 letters and digits."))
    return code


def format_code(code: str) -> str:
    """Return a code for the eye, in dashed groups of four: ``HQ7M-2KXD-9TRE-4WNB``.

    Raises:
        InvalidCode: ``code`` cannot be read as a code.
    """
    canonical = normalise_code(code)
    return "-".join(canonical[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))


def _is_ignored(char: str) -> bool:
    return char in _IGNORED_CHARACTERS or unicodedata.category(char) in _IGNORED_CATEGORIES


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
