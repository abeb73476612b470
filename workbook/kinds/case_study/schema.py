"""Case study: facts of a case in a grid, questions below it, marked by a trainer with a rubric."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from workbook.schema import Labelled, Prompt, RubricContent, refuse, repeated_keys


class CaseStudyContent(RubricContent):
    """`rows` and `columns` span the grid; without them the case study has questions only."""

    type: Literal["case_study"] = "case_study"
    layout: Literal["grid", "questions"] = "grid"
    columns: list[Labelled] = []
    rows: list[Labelled] = []
    prompts: list[Prompt] = []
    required_cells: int = 0

    @model_validator(mode="after")
    def _grid_fits(self) -> CaseStudyContent:
        problems = [
            *repeated_keys("columns", [one.key for one in self.columns]),
            *repeated_keys("rows", [one.key for one in self.rows]),
            *repeated_keys("prompts", [one.key for one in self.prompts]),
        ]
        cells = len(self.columns) * len(self.rows)
        if self.layout == "grid" and not cells:
            problems.append((("columns",), "a grid needs columns and rows"))
        if self.layout == "questions" and not self.prompts:
            problems.append((("prompts",), "without a grid at least one question is needed"))
        if not 0 <= self.required_cells <= cells:
            problems.append((("required_cells",), f"the grid has {cells} cells"))
        refuse(problems)
        return self
