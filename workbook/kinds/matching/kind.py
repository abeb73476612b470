"""Matching, marked by itself."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbook.kinds.base import Answers, Kind, Mark, Part
from workbook.kinds.matching.forms import MatchingForm
from workbook.kinds.matching.marking import field_name, mark
from workbook.kinds.matching.schema import MatchingContent
from workbook.reading import Line, ReadBlock, Readout


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
    label = gettext_lazy("Matching")
    content = MatchingContent
    form_class = MatchingForm

    def parts(self, content: MatchingContent, answers: Answers) -> list[Part]:
        items = [
            Part(
                name=field_name(item.key),
                label=item.text,
                text=content.target_texts.get(answers.get(field_name(item.key), ""), ""),
            )
            for item in content.items
        ]
        return items + self.prompt_parts(content, answers)

    def readout(self, content: MatchingContent, answers: Answers) -> Readout:
        lines = [
            Line(name, item.text, content.target_texts.get(answers.get(name, ""), ""), lines=1)
            for item in content.items
            for name in [field_name(item.key)]
        ]
        options = tuple(content.target_texts.values())
        return Readout([ReadBlock("", lines, options=options), *self.prompt_blocks(content, answers)])

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

    def marking_note(self, content: MatchingContent) -> str:
        most = len(content.items)
        needed = -(-most * content.pass_percent // 100)
        return _("Marked at once, one point for each right item: %(needed)s of %(most)s points pass.") % {
            "needed": needed,
            "most": most,
        }

    def mark(self, content: MatchingContent, answers: Answers) -> Mark:
        return mark(content, answers)


KIND = Matching()
