"""Answers as a spreadsheet, for trainers. A text that a spreadsheet would run as a formula is made harmless."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook as Spreadsheet
from openpyxl.utils.exceptions import IllegalCharacterError

from workbook.definitions import content_of, kind_of_version
from workbook.models import Response

__all__ = ["answers_sheet", "harmless"]

# Excel, LibreOffice and Google Sheets take a text with one of these at its start for a formula (OWASP, CSV injection).
STARTERS = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_000  # letters that a cell holds


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would otherwise calculate."""
    return f"'{text}" if text.lstrip(" \u200e\u200f").startswith(STARTERS) else text


def answers_sheet(title: str, responses: Iterable[tuple[str, Response, dict[str, str]]]) -> bytes:
    """An .xlsx file with a line for each part of each answer. `responses`: (whose it is, answer, its texts)."""
    book = Spreadsheet(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    sheet.append([_("Whose"), _("Part"), _("Question"), _("Answer")])
    for whose, response, texts in responses:
        for part in kind_of_version(response.version).parts(content_of(response.version), texts):
            _append(sheet, [whose, part.group, str(part.label), part.text])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _append(sheet: object, texts: list[str]) -> None:
    cells = [harmless(text[:LONGEST]) for text in texts]
    try:
        sheet.append(cells)  # type: ignore[attr-defined]
    except IllegalCharacterError:
        sheet.append([text.encode("ascii", "ignore").decode() for text in cells])  # type: ignore[attr-defined]


def _sheet_title(text: str) -> str:
    """A name that Excel takes: at most 31 letters, none of them with a meaning of its own."""
    return "".join("-" if letter in "[]:*?/\\'" else letter for letter in text)[:31] or "-"
