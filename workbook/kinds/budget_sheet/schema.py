"""Budget sheet: what a file of this kind holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from workbook.kinds.budget_sheet.formula import FormulaError, names_in
from workbook.kinds.budget_sheet.lines import layout_for
from workbook.schema import Key, Problem, Strict, Text, refuse, repeated_keys
from workbook.worksheet.layout import Layout
from workbook.worksheet.schema import WorksheetContent


class BudgetLine(Strict):
    """A line that is given, typed in, or worked out from lines above it.

    `expected` (with `tolerance`, in the same unit) is what a right input is; it is never shown before.
    """

    key: Key
    text: Text
    kind: Literal["given", "input", "formula"]
    value: Decimal | None = None
    expected: Decimal | None = None
    tolerance: Annotated[Decimal, Field(ge=0)] | None = None
    formula: str = ""
    unit: str = ""
    hint: str = ""


class BudgetSheetContent(WorksheetContent):
    """Lines in order; a formula uses + - * / ( ) and keys of lines above it."""

    layout_of_kind: ClassVar[Layout] = Layout(())

    type: Literal["budget_sheet"] = "budget_sheet"
    currency: str = "IQD"
    lines: Annotated[list[BudgetLine], Field(min_length=1, max_length=60)]

    @property
    def layout(self) -> Layout:
        return layout_for(self.lines, self.currency)

    @model_validator(mode="after")
    def _lines_fit(self) -> BudgetSheetContent:
        problems: list[Problem] = [*repeated_keys("lines", [one.key for one in self.lines])]
        above: set[str] = set()
        for place, line in enumerate(self.lines):
            problems += [(("lines", place, field), message) for field, message in _line_problems(line, above)]
            above.add(line.key)
        refuse(problems)
        return self


def _line_problems(line: BudgetLine, above: set[str]) -> list[tuple[str, str]]:
    if line.kind == "given":
        return [("value", "a given line needs a value")] if line.value is None else []
    if line.kind == "input":
        return []
    try:
        unknown = names_in(line.formula) - above
    except FormulaError:
        return [("formula", f"“{line.formula}” is not arithmetic of lines above")]
    return [("formula", f"there is no line “{one}” above") for one in sorted(unknown)]
