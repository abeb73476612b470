"""The form in which a trainer marks an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from workbook.kinds.forms import SHORT, LongText
from workbook.schema import LEVELS, Criterion, RubricContent

__all__ = ["MarksForm"]


class MarksForm(forms.Form):
    """A score per criterion, feedback, and the revision of the marks that the page began from."""

    use_required_attribute = False
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, content: RubricContent, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", "m-%s")
        super().__init__(*args, **kwargs)
        self.content = content
        for one in content.rubric:
            self.fields[f"score-{one.key}"] = forms.TypedChoiceField(
                label=one.title,
                choices=[(level, level) for level in range(LEVELS)],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.fields["feedback"] = LongText(label=_("Feedback to the trainee"), max_length=SHORT, rows=5, required=False)

    def criteria(self) -> list[tuple[Criterion, BoundField, int | None]]:
        """Each criterion with its field and the score that is chosen."""
        return [
            (one, field, self._chosen(field)) for one in self.content.rubric for field in [self[f"score-{one.key}"]]
        ]

    def _chosen(self, field: BoundField) -> int | None:
        value = str(field.value())
        return int(value) if value in {str(level) for level in range(LEVELS)} else None

    def points(self) -> int:
        """Sum of the scores that are chosen."""
        return sum(score for _one, _field, score in self.criteria() if score is not None)

    def scores(self) -> dict[str, int]:
        """Scores by criterion, those that were given. Only after `is_valid()`."""
        given = {one.key: self.cleaned_data.get(f"score-{one.key}") for one in self.content.rubric}
        return {key: score for key, score in given.items() if score is not None}
