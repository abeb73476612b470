"""Matching, marked by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from workbook.kinds.base import Answers, Kind, Mark, Part
from workbook.kinds.matching.forms import MatchingForm
from workbook.kinds.matching.marking import field_name, mark
from workbook.kinds.matching.schema import MatchingContent

if TYPE_CHECKING:
    from workbook.kinds.matching.models import MatchingExercise


@dataclass(frozen=True)
class ReviewedItem:
    """A short case with what was chosen, what is right, and why."""

    text: str
    chosen: str
    right: str
    is_right: bool
    why: str


class Matching(Kind):
    key = "matching"
    label = _("Matching")
    content = MatchingContent
    form_class = MatchingForm

    @property
    def model(self) -> type[MatchingExercise]:
        from workbook.kinds.matching.models import MatchingExercise

        return MatchingExercise

    def parts(self, content: MatchingContent, answers: Answers) -> list[Part]:
        return [
            Part(
                name=field_name(item.key),
                label=item.text,
                text=content.target_texts.get(answers.get(field_name(item.key), ""), ""),
            )
            for item in content.items
        ]

    def review(self, content: MatchingContent, answers: Answers) -> list[ReviewedItem]:
        texts = content.target_texts
        chosen = {item.key: answers.get(field_name(item.key), "") for item in content.items}
        return [
            ReviewedItem(
                text=item.text,
                chosen=texts.get(chosen[item.key], ""),
                right=texts[item.answer],
                is_right=chosen[item.key] == item.answer,
                why=item.why,
            )
            for item in content.items
        ]

    def mark(self, content: MatchingContent, answers: Answers) -> Mark:
        return mark(content, answers)


KIND = Matching()
