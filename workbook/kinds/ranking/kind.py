"""Ranking with reasons; the order is compared with a model order, the reasons are marked by a trainer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbook.kinds.base import Answers, Check
from workbook.kinds.ranking.forms import RankingForm
from workbook.kinds.ranking.layout import TABLE
from workbook.kinds.ranking.marking import agreement
from workbook.kinds.ranking.schema import RankingContent
from workbook.worksheet.kind import WorksheetKind
from workbook.worksheet.layout import cell_name


class Ranking(WorksheetKind):
    key = "ranking"
    label = gettext_lazy("Ranking")
    content = RankingContent
    form_class = RankingForm

    @property
    def is_live(self) -> bool:
        return True

    def marking_note(self, content: Any) -> str:
        return (
            _("The order is compared with a model, pair by pair; your reasons decide.") if content.model_order else ""
        )

    def checks(self, content: Any, answers: Answers) -> list[Check]:
        if not content.model_order:
            return []
        typed = {one.key: answers.get(cell_name(TABLE, one.key, "rank"), "") for one in content.items}
        ranks = {key: int(text) for key, text in typed.items() if text.isdigit()}
        same, pairs = agreement(ranks, content.model_order)
        texts = {one.key: one.text for one in content.items}
        return [
            Check(
                label=_("Pairs in the same order as in the model"),
                is_right=pairs > 0 and same == pairs,
                text=f"{same}/{pairs}",
                right=" › ".join(texts[key] for key in content.model_order),
            )
        ]


KIND = Ranking()
