"""The attendance list as a form: one choice per person, one request key per page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.delivery.api import MarkInput
from lms.delivery.models import AttendanceMark, Enrolment


@dataclass(frozen=True)
class RollLine:
    """One person on the attendance list, with what is chosen now and what is on record."""

    enrolment: Enrolment
    field: str
    seen: str
    chosen: str
    minutes: str
    mark: AttendanceMark | None


class AttendanceForm(forms.Form):
    """Reads `status_<enrolment id>`, `minutes_…`, `seen_…` and one reason for all corrections."""

    request_key = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason for a correction"),
        required=False,
        max_length=300,
        help_text=_("Needed when you change a mark after the day of the session."),
    )

    def __init__(self, data: Any = None, *, enrolments: list[Enrolment], marks: dict[int, AttendanceMark]) -> None:
        super().__init__(data, initial={"request_key": uuid.uuid4()})
        self.enrolments = enrolments
        self.marks = marks
        for enrolment in enrolments:
            self.fields[f"status_{enrolment.pk}"] = forms.ChoiceField(
                choices=AttendanceMark.Status.choices, required=False, label=str(enrolment.person)
            )
            self.fields[f"seen_{enrolment.pk}"] = forms.IntegerField(required=False, min_value=0)
            self.fields[f"minutes_{enrolment.pk}"] = forms.IntegerField(
                required=False, min_value=0, label=_("Minutes of %(name)s") % {"name": enrolment.person}
            )

    def lines(self) -> list[RollLine]:
        """The list to show; after an error with what was chosen, not with what is on record."""
        return [self._line(enrolment) for enrolment in self.enrolments]

    def _line(self, enrolment: Enrolment) -> RollLine:
        mark = self.marks.get(enrolment.pk)
        name, minutes_name = f"status_{enrolment.pk}", f"minutes_{enrolment.pk}"
        chosen, minutes = (mark.status if mark else "", "")
        if mark and mark.status == AttendanceMark.Status.LATE:
            minutes = str(mark.minutes)
        if self.is_bound:
            chosen, minutes = self.data.get(name, ""), self.data.get(minutes_name, "")
        return RollLine(
            enrolment=enrolment, field=name, seen=f"{mark.pk if mark else 0}", chosen=chosen, minutes=minutes, mark=mark
        )

    def inputs(self) -> list[MarkInput]:
        """The chosen marks; people without a choice are left out. Minutes count for late ones only."""
        late = AttendanceMark.Status.LATE
        return [
            MarkInput(
                enrolment_id=one.pk,
                status=status,
                minutes=self.cleaned_data.get(f"minutes_{one.pk}") if status == late else None,
                reason=self.cleaned_data["reason"],
                seen=self.cleaned_data.get(f"seen_{one.pk}"),
            )
            for one in self.enrolments
            if (status := self.cleaned_data.get(f"status_{one.pk}"))
        ]
