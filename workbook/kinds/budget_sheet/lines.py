"""The lines of a budget sheet as inputs and results. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.kinds.budget_sheet.formula import value_of
from workbook.worksheet.fields import as_number
from workbook.worksheet.inputs import Computed, Input, Number, Row, Tone
from workbook.worksheet.layout import Layout, Section

if TYPE_CHECKING:
    from workbook.kinds.budget_sheet.schema import BudgetLine

__all__ = ["layout_for", "values_of", "written"]

LEAST = Decimal(-(10**15))


def values_of(lines: Sequence[BudgetLine], typed: Row) -> dict[str, Decimal | None]:
    """The value of every line, in order; None while something that it needs is missing."""
    values: dict[str, Decimal | None] = {}
    for line in lines:
        if line.kind == "given":
            values[line.key] = line.value
        elif line.kind == "input":
            values[line.key] = as_number(typed.get(line.key, ""))
        else:
            values[line.key] = value_of(line.formula, values)
    return values


def written(value: Decimal | None, unit: str) -> str:
    """`400,000 IQD`; at most two decimals; '' for None or what no budget holds."""
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** 18:
        return ""
    text = f"{round(value, 2):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {unit}".strip()


def layout_for(lines: Sequence[BudgetLine], currency: str) -> Layout:
    """One section: what is given, what is typed, and what follows from it."""
    return Layout((Section("sheet", _("Budget"), tuple(_input(one, lines, currency) for one in lines)),))


def _input(line: BudgetLine, lines: Sequence[BudgetLine], currency: str) -> Input:
    unit = line.unit or currency
    if line.kind == "input":
        hint = line.hint or unit
        return Number(key=line.key, label=line.text, hint=hint, minimum=LEAST, unit=unit, is_needed=True)
    compute = partial(_result, key=line.key, lines=lines, unit=unit)
    return Computed(
        key=line.key, label=line.text, hint=line.hint, compute=compute, tone=partial(_tone, key=line.key, lines=lines)
    )


def _result(row: Row, key: str, lines: Sequence[BudgetLine], unit: str) -> str:
    return written(values_of(lines, row)[key], unit)


def _tone(row: Row, key: str, lines: Sequence[BudgetLine]) -> Tone:
    value = values_of(lines, row)[key]
    return "bad" if value is not None and value < 0 else ""
