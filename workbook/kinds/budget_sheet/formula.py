"""Formulas of a budget sheet: + - * / ( ), numbers and keys of other lines. Pure; nothing else is understood."""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache

__all__ = ["FormulaError", "names_in", "value_of"]

LONGEST = 200
STEPS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


class FormulaError(ValueError):
    """A formula that is not arithmetic."""


def value_of(formula: str, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """The result; None if a value is missing or the sum cannot be done. Raises FormulaError."""
    try:
        return _value(_tree(formula), values)
    except (DivisionByZero, InvalidOperation, Overflow, ZeroDivisionError):
        return None


def names_in(formula: str) -> set[str]:
    """The keys that a formula uses. Raises FormulaError."""
    tree = _tree(formula)
    _value(tree, dict.fromkeys({one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}, Decimal(1)))
    return {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}


@lru_cache(maxsize=256)
def _tree(formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise FormulaError(formula[:LONGEST])
    try:
        return ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(formula) from error


def _value(node: ast.expr, values: Mapping[str, Decimal | None]) -> Decimal | None:
    if isinstance(node, ast.BinOp) and type(node.op) in STEPS:
        left, right = _value(node.left, values), _value(node.right, values)
        return None if left is None or right is None else STEPS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _value(node.operand, values)
        return None if value is None else -value
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        if node.id not in values:
            raise FormulaError(node.id)
        return values[node.id]
    raise FormulaError(ast.dump(node)[:LONGEST])
