"""Compile the catalogues (.po to .mo) without the gettext programs. Only what changed is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parent.parent


def catalogues() -> Iterator[Path]:
    """Every .po file of our apps."""
    return iter(sorted(ROOT.glob("*/locale/*/LC_MESSAGES/*.po")))


def compile_one(source: Path) -> bool:
    """Write the .mo beside the .po if it is missing or older; True if written. Fuzzy entries are left out."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as stream:
        # The locale must be given: without it Babel forgets how the language counts.
        catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
    partial = target.with_suffix(".mo.part")
    with partial.open("wb") as stream:
        write_mo(stream, catalogue)
    partial.replace(target)
    return True


def compile_all() -> int:
    """Compile every catalogue; returns how many were written."""
    return sum(compile_one(source) for source in catalogues())


if __name__ == "__main__":
    try:
        print(f"{compile_all()} catalogues compiled")
    except PoFileError as error:
        sys.exit(f"A catalogue cannot be read: {error}")
