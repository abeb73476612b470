"""What the server works out from what was typed. No database; odd input gives an empty result, never an error."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.worksheet.inputs import Computed, Row
from workbook.worksheet.layout import Layout, Section, Table, cell_name, field_name

__all__ = ["computed_of_row", "computed_of_section", "computed_texts", "has_computed"]

Results = dict[str, tuple[str, str]]


def _results(inputs: tuple[object, ...], typed: Row, answers: Row) -> Results:
    # Field names have a hyphen and keys have none, so that neither hides the other.
    known = {**answers, **typed}
    return {one.key: (str(one.compute(known)), one.tone(known)) for one in inputs if isinstance(one, Computed)}


def computed_of_section(section: Section, answers: Mapping[str, str]) -> Results:
    """Key of a computed input -> (text, tone)."""
    return _results(section.inputs, section.typed(answers), answers)


def computed_of_row(table: Table, row: str, answers: Mapping[str, str]) -> Results:
    """Key of a computed column -> (text, tone), for one row."""
    return _results(table.columns, table.typed(answers, row), answers)


def has_computed(layout: Layout) -> bool:
    """True if anything in the form is worked out."""
    return any(
        isinstance(one, Computed)
        for block in layout.blocks
        for one in (block.inputs if isinstance(block, Section) else block.columns)
    )


def computed_texts(layout: Layout, answers: Mapping[str, str]) -> dict[str, str]:
    """Field name -> text of everything that is worked out, for updating a page that is open."""
    texts: dict[str, str] = {}
    for block in layout.blocks:
        if isinstance(block, Section):
            results = computed_of_section(block, answers)
            texts |= {field_name(key): text for key, (text, _tone) in results.items()}
            continue
        for row in block.shown_rows(answers):
            results = computed_of_row(block, row, answers)
            texts |= {cell_name(block.key, row, key): text for key, (text, _tone) in results.items()}
    return texts
