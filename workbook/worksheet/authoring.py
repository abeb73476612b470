"""Choices for the author's form of a worksheet, from its layout."""

from __future__ import annotations

from typing import Any

from workbook.worksheet.layout import Layout

__all__ = ["part_choices", "table_choices"]


def table_choices(layout: Layout) -> list[tuple[str, Any]]:
    """(key, title) of each table."""
    return [(one.key, one.title) for one in layout.tables]


def part_choices(layout: Layout) -> list[tuple[str, Any]]:
    """(key, label) of each optional part."""
    return layout.optional_parts()
