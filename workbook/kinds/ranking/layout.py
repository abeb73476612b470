"""Ranking: weights if criteria are given, then every item with scores, place and reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workbook.kinds.ranking.marking import weight_name, weighted_total
from workbook.schema import Labelled
from workbook.worksheet.inputs import Choice, Computed, Input, Number, Scale, Text
from workbook.worksheet.layout import Layout, Section, Table

TABLE = "ranking"
HUNDRED = Decimal(100)


def layout_for(items: Sequence[Labelled], criteria: Sequence[Labelled]) -> Layout:
    """The form of one exercise; authors give the items and the criteria."""
    table = Table(
        TABLE, _("Your ranking"), _("Item"), _columns(items, criteria), tuple((one.key, one.text) for one in items)
    )
    if not criteria:
        return Layout((table,))
    weights = tuple(
        Number(key=weight_name(one.key), label=one.text, maximum=HUNDRED, unit="%", is_needed=True) for one in criteria
    )
    hint = _("Agree on the weights before you score; together they make 100 %.")
    return Layout((Section("weights", _("Weights, in per cent"), weights, hint), table))


def _columns(items: Sequence[Labelled], criteria: Sequence[Labelled]) -> tuple[Input, ...]:
    keys = [one.key for one in criteria]
    places = tuple((str(n), str(n)) for n in range(1, len(items) + 1))
    scores: tuple[Input, ...] = tuple(Scale(key=f"c_{one.key}", label=one.text, is_needed=True) for one in criteria)
    total: tuple[Input, ...] = (
        (Computed(key="total", label=_("Weighted score"), compute=partial(weighted_total, criteria=keys)),)
        if criteria
        else ()
    )
    rank = Choice(key="rank", label=pgettext_lazy("rank", "Place"), choices=places, is_needed=True)
    return (*scores, *total, rank, Text(key="reason", label=_("Reason"), rows=2, is_needed=True, share=5))
