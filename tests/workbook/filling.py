"""Complete answers for any exercise, made from its own form, as a careful learner would fill it in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import singledispatch
from typing import Any

from django import forms

from workbook.kinds.base import Kind
from workbook.worksheet.inputs import Choice, Date, Input, Number, Scale, Text, Tick
from workbook.worksheet.kind import WorksheetKind
from workbook.worksheet.layout import Section, Table, cell_name, field_name

__all__ = ["complete_answers"]

FIRST_DAY = date(2030, 1, 6)


@singledispatch
def filled(source: Input, number: int) -> str:
    raise TypeError(type(source).__name__)


@filled.register
def _text(source: Text, number: int) -> str:
    return f"{source.key} {number} عائد"


@filled.register
def _number(source: Number, number: int) -> str:
    return str(max(source.minimum, 1) + number % 3)


@filled.register
def _date(source: Date, number: int) -> str:
    return (FIRST_DAY + timedelta(days=number)).isoformat()


@filled.register
def _choice(source: Choice, number: int) -> str:
    return source.choices[number % len(source.choices)][0]


@filled.register
def _scale(source: Scale, number: int) -> str:
    return source.choices[number % len(source.choices)][0]


@filled.register
def _tick(source: Tick, number: int) -> str:
    return "yes" if number % 2 else ""


def complete_answers(kind: Kind, content: Any) -> dict[str, str]:
    """Field name -> text, enough to be handed in."""
    answers = _worksheet(content) if isinstance(kind, WorksheetKind) else {}
    for name, field in kind.form_class(content).fields.items():
        if name.startswith("t-") or name in answers:
            continue
        if isinstance(field, forms.ChoiceField):
            answers[name] = next(key for key, _label in field.choices if key)
        elif not name.startswith("f-"):
            answers[name] = f"{name} عائد"
    return {name: text for name, text in answers.items() if text}


def _worksheet(content: Any) -> dict[str, str]:
    answers: dict[str, str] = {}
    for block in content.layout.blocks:
        if isinstance(block, Section):
            answers |= {field_name(one.key): filled(one, n) for n, one in enumerate(block.inputs) if _is_typed(one)}
        else:
            answers |= _table(block, max(content.rows_needed(block.key), 2))
    answers |= _ranks(content)
    return answers


def _is_typed(one: Input) -> bool:
    return hasattr(one, "rows") or isinstance(one, Number | Date | Choice | Tick)


def _table(table: Table, rows: int) -> dict[str, str]:
    return {
        cell_name(table.key, row, one.key): filled(one, number + place)
        for number, row in enumerate(table.row_keys if table.fixed else table.row_keys[:rows])
        for place, one in enumerate(table.inputs)
    }


def _ranks(content: Any) -> dict[str, str]:
    """Every place once, and weights that make 100."""
    if content.type != "ranking":
        return {}
    ranks = {cell_name("ranking", one.key, "rank"): str(n) for n, one in enumerate(content.items, start=1)}
    weights = {field_name(f"weight_{one.key}"): "0" for one in content.criteria}
    if weights:
        weights[next(iter(weights))] = "100"
    return ranks | weights
