"""What is typed on the pathway: the nomination, a step, a decision, an end, a search."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.models import Completion, Course, Governorate
from tot.models import MOST_YEARS, Candidacy, TrainerAccreditation
from tot.policy import STANDINGS_TO_GIVE, TRANSITIONS, VALID_YEARS, RequirementItem
from tot.stages import Stage, Standing, language_choices
from tot.wording import requirement_missing_text, step_text

# Where the reason of a missing requirement is shown; the others stand on top of the form.
FIELD_OF_REQUIREMENT = {"experience": "years_of_experience", "release": "release_confirmed", "language": "languages"}


class NominationForm(forms.Form):
    """What the institution states about a graduate. Whether it is enough is judged by the api."""

    request_key = forms.UUIDField(widget=forms.HiddenInput)
    years_of_experience = forms.IntegerField(
        label=_("Years of relevant work"),
        help_text=_("Whole years, in the institution or elsewhere."),
        min_value=0,
        max_value=MOST_YEARS,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric", "dir": "ltr"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of teaching"),
        help_text=_("Those in which the person can teach fluently."),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language.")},
    )
    release_confirmed = forms.BooleanField(
        label=_("The release letter of the institution is at hand"),
        help_text=_("It frees the person for at least 12 days a year."),
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"request_key": uuid.uuid4()})

    def add_missing(self, items: tuple[RequirementItem, ...]) -> None:
        """Put the reason of each missing requirement beside its field."""
        for item in items:
            self.add_error(FIELD_OF_REQUIREMENT.get(item.key), requirement_missing_text(item))


class MoveForm(forms.Form):
    """One step of a candidate; offers the steps that are possible from the present stage."""

    request_key = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(
        label=_("Next step"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a step."),
            "invalid_choice": _("This step is not possible from the present stage. Look at it and choose again."),
        },
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Needed for a step back, for declining and for a withdrawal."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, candidacy: Candidacy) -> None:
        super().__init__(data, prefix="move", initial={"request_key": uuid.uuid4()})
        steps = [to for to in TRANSITIONS[Stage(candidacy.stage)] if to != Stage.ACCREDITED]
        self.fields["to"].choices = [(to.value, step_text(candidacy.stage, to)) for to in steps]  # type: ignore[attr-defined]

    def posted_key(self) -> uuid.UUID | None:
        """The request key as posted, before validation; None if it is none."""
        try:
            return uuid.UUID(self.data.get(self.add_prefix("request_key"), ""))
        except ValueError:
            return None


def _two_years_later(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + VALID_YEARS) - dt.timedelta(days=1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + VALID_YEARS, day=28)


def _date_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input--short"})
    )


class AccreditForm(forms.Form):
    """The decision of the board: standing and dates."""

    standing = forms.ChoiceField(
        label=_("Standing"), choices=[(one.value, one.label) for one in STANDINGS_TO_GIVE], widget=forms.RadioSelect
    )
    valid_from = _date_field(_("Valid from"))
    valid_until = _date_field(_("Valid until"))
    note = forms.CharField(
        label=_("Decision of the board"), help_text=_("Number or date of the minutes."), required=False, max_length=500
    )

    def __init__(self, data: Any = None) -> None:
        today = timezone.localdate()
        initial = {"standing": Standing.ACCREDITED, "valid_from": today, "valid_until": _two_years_later(today)}
        super().__init__(data, prefix="accredit", initial=initial)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last <= first:
            self.add_error("valid_until", _("The last day must come after the first day."))
        return data


class EndForm(forms.Form):
    """Why an accreditation ends before its time."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It is kept with the record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the accreditation ends.")},
    )


class CourseChoice(forms.ModelChoiceField):
    """A course by code and title, or all of them."""

    def __init__(self) -> None:
        super().__init__(Course.objects.all(), label=_("Course"), required=False, empty_label=_("All courses"))

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} · {obj.title}"


def _all_and(label: Any, choices: list[Any]) -> list[Any]:
    return [("", label), *choices]


class PoolFilterForm(forms.Form):
    """The search of the pool; what cannot be understood is left out, not refused."""

    q = forms.CharField(label=_("Name or institution"), required=False, max_length=100)
    governorate = forms.ChoiceField(
        label=_("Governorate"), required=False, choices=lambda: _all_and(_("All governorates"), Governorate.choices)
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lambda: _all_and(_("All languages"), language_choices())
    )
    course = CourseChoice()

    def apply(self, trainers: QuerySet[TrainerAccreditation]) -> QuerySet[TrainerAccreditation]:
        """The trainers that fit every filled field."""
        self.is_valid()
        data = self.cleaned_data
        if data.get("q"):
            trainers = trainers.filter(_named(data["q"], "person__", "person__organisation__"))
        if data.get("governorate"):
            trainers = trainers.filter(governorate_code=data["governorate"])  # type: ignore[misc]  # an annotation
        if data.get("language"):
            trainers = trainers.filter(candidacy__languages__language=data["language"])
        if data.get("course"):
            trainers = trainers.filter(course=data["course"])
        return trainers


class GraduateFilterForm(forms.Form):
    """The search among graduates."""

    q = forms.CharField(label=_("Name or institution"), required=False, max_length=100)
    course = CourseChoice()

    def apply(self, completions: QuerySet[Completion]) -> QuerySet[Completion]:
        """The completions that fit every filled field."""
        self.is_valid()
        data = self.cleaned_data
        if data.get("q"):
            completions = completions.filter(
                _named(data["q"], "enrolment__person__", "enrolment__person__organisation__")
            )
        if data.get("course"):
            completions = completions.filter(enrolment__cohort__edition__course=data["course"])
        return completions


def _named(text: str, person: str, organisation: str) -> Q:
    """The text occurs in a name of the person or in a name of the organisation, in any language."""
    paths = [f"{person}name_latin", f"{person}name_arabic"]
    paths += [f"{organisation}name__{code}" for code, _name in settings.LANGUAGES]
    found = Q()
    for path in paths:
        found |= Q(**{f"{path}__icontains": text})
    return found
