"""What can be worked out from a ranking: weighted totals, and how near it comes to a model order. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from workbook.worksheet.fields import as_number
from workbook.worksheet.inputs import Row
from workbook.worksheet.layout import field_name

__all__ = ["agreement", "weight_name", "weighted_total", "weights_sum"]

HUNDRED = Decimal(100)


def weight_name(criterion: str) -> str:
    """Key of the input in which a criterion is weighed."""
    return f"weight_{criterion}"


def weights_sum(answers: Row, criteria: Sequence[str]) -> Decimal:
    """The weights together, as per cent; what is no number counts as 0."""
    return sum((as_number(answers.get(field_name(weight_name(one)), "")) or Decimal(0) for one in criteria), Decimal(0))


def weighted_total(row: Row, criteria: Sequence[str]) -> str:
    """Scores of one item (columns `c_<criterion>`) times the weights, on the scale 1 to 5; '' while one is missing."""
    total = Decimal(0)
    for one in criteria:
        weight, score = as_number(row.get(field_name(weight_name(one)), "")), as_number(row.get(f"c_{one}", ""))
        if weight is None or score is None:
            return ""
        total += weight * score
    return f"{total / HUNDRED:.2f}"


def agreement(ranks: Mapping[str, int], model: Sequence[str]) -> tuple[int, int]:
    """(pairs in the same order as in the model, pairs that have both ranks): Kendall's measure, counted."""
    pairs = [(first, second) for first, second in combinations(model, 2) if first in ranks and second in ranks]
    return sum(ranks[first] < ranks[second] for first, second in pairs), len(pairs)
