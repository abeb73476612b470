"""The forms of a trainer: marks, points of one member, deadlines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from lms.models import Enrolment, Group
from workbook.kinds.forms import SHORT, LongText
from workbook.schema import LEVELS, Criterion, RubricContent

__all__ = ["DeadlineForm", "ExtensionForm", "MarksForm", "OverrideForm"]


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


class LocalDateTime(forms.DateTimeField):
    """A day and a time of the site's time zone, with the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "dir": "ltr"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **kwargs)


class DeadlineForm(forms.Form):
    """The last moment in which the cohort may hand in."""

    use_required_attribute = False
    due_at = LocalDateTime(label=_("Hand in until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "d-%s", **kwargs})


class ExtensionForm(forms.Form):
    """More time for a learner or a group; `who` is cleaned to the row."""

    use_required_attribute = False
    who = forms.ChoiceField(label=_("For whom"))
    due_at = LocalDateTime(label=_("Hand in until"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, learners: list[Enrolment], groups: list[Group], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "x-%s", **kwargs})
        self.rows: dict[str, Enrolment | Group] = {
            **{f"e{one.pk}": one for one in learners},
            **{f"g{one.pk}": one for one in groups},
        }
        people = [(f"e{one.pk}", str(one.person)) for one in learners]
        choices: list[Any] = [("", _("Choose")), (_("Trainees"), people)]
        if groups:
            choices.append((_("Groups"), [(f"g{one.pk}", one.name) for one in groups]))
        field: Any = self.fields["who"]
        field.choices = choices

    def clean_who(self) -> Enrolment | Group:
        return self.rows[self.cleaned_data["who"]]


class OverrideForm(forms.Form):
    """Points of one member of a group, with the reason; `who` is cleaned to the enrolment."""

    use_required_attribute = False
    who = forms.ChoiceField(label=_("Member"))
    points = forms.DecimalField(label=_("Points"), min_value=0, max_digits=7, decimal_places=2)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, members: list[Enrolment], max_points: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", "auto_id": "o-%s", **kwargs})
        self.rows = {str(one.key): one for one in members}
        fields: Any = self.fields
        fields["who"].choices = [("", _("Choose")), *((str(one.key), str(one.person)) for one in members)]
        fields["points"].validators.append(MaxValueValidator(max_points))
        fields["points"].widget.attrs["max"] = max_points

    def clean_who(self) -> Enrolment:
        return self.rows[self.cleaned_data["who"]]
