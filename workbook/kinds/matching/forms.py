"""One labelled list of choices per item: works by touch, keyboard and screen reader alike."""

from __future__ import annotations

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workbook.kinds.forms import PromptForm
from workbook.kinds.matching.marking import field_name
from workbook.kinds.matching.schema import MatchingContent


class MatchingForm(PromptForm):
    """A select for every item. Its label is the whole case, so the summary of errors names it by number."""

    def answer_fields(self, content: MatchingContent) -> dict[str, forms.Field]:
        choices = [("", _("Choose")), *content.target_texts.items()]
        fields: dict[str, forms.Field] = {
            field_name(item.key): forms.ChoiceField(
                label=item.text,
                choices=choices,
                widget=forms.Select(attrs={"class": "input"}),
                error_messages={"required": _("Choose a description for this case.")},
            )
            for item in content.items
        }
        for number, field in enumerate(fields.values(), start=1):
            field.short_label = gettext("Case %(number)s") % {"number": number}  # type: ignore[attr-defined]
        return {**fields, **super().answer_fields(content)}

    def item_fields(self) -> list[BoundField]:
        return [field for field in self if field.name.startswith("item-")]
