"""The form of a ranking: each place once, weights that make a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from workbook.kinds.ranking.layout import HUNDRED, TABLE
from workbook.kinds.ranking.marking import weight_name, weights_sum
from workbook.kinds.ranking.schema import RankingContent
from workbook.worksheet.forms import WorksheetForm
from workbook.worksheet.layout import cell_name, field_name


class RankingForm(WorksheetForm):
    content: RankingContent

    def _lacking(self, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        return [*super()._lacking(data), *self._doubled(data), *self._weights(data)]

    def _doubled(self, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        seen: dict[str, str] = {}
        for item in self.content.items:
            name = cell_name(TABLE, item.key, "rank")
            rank = data.get(name) or ""
            if rank and rank in seen:
                yield name, _("Place %(rank)s is given to “%(other)s” already.") % {"rank": rank, "other": seen[rank]}
            seen.setdefault(rank, item.text)

    def _weights(self, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        keys = [one.key for one in self.content.criteria]
        total = weights_sum({name: value or "" for name, value in data.items()}, keys)
        if keys and total != HUNDRED:
            text = _("The weights together make %(total)s, not 100.") % {"total": f"{total.normalize():f}"}
            yield field_name(weight_name(keys[-1])), text
