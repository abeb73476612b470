"""One labelled list of choices per item: works by touch, keyboard and screen reader alike."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from workbook.kinds.forms import AnswerForm
from workbook.kinds.matching.marking import field_name
from workbook.kinds.matching.schema import MatchingContent


class MatchingForm(AnswerForm):
    """A select for every item."""

    def answer_fields(self, content: MatchingContent) -> dict[str, forms.Field]:
        choices = [("", _("Choose")), *content.target_texts.items()]
        return {
            field_name(item.key): forms.ChoiceField(
                label=item.text,
                choices=choices,
                widget=forms.Select(attrs={"class": "input"}),
                error_messages={"required": _("Choose a description for this case.")},
            )
            for item in content.items
        }
