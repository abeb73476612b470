"""Attendance: the sessions of a cohort, and the list that a trainer taps."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from lms.delivery.api import AttendanceError, CohortClosedError, record_attendance
from lms.delivery.forms import AttendanceForm
from lms.delivery.models import AttendanceMark, Cohort, Enrolment, Session
from lms.delivery.queries import attendance_sessions, corrections_of, current_marks, get_taught_cohort
from lms.people.access import Viewer


@require_safe
@login_required
def attendance_list(request: HttpRequest, cohort: str) -> HttpResponse:
    """The sessions of a cohort with how many people are marked in each."""
    taught = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    context = {"cohort": taught, "sessions": attendance_sessions(taught), "tab": "attendance"}
    return render(request, "lms/delivery/attendance_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attendance(request: HttpRequest, cohort: str, session: int) -> HttpResponse:
    """Take the attendance of one session. What is posted is kept and shown again after an error."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    taught = get_taught_cohort(viewer, cohort)
    row = get_object_or_404(taught.sessions.select_related("activity", "cohort"), pk=session)
    enrolments = list(taught.enrolments.filter(state=Enrolment.State.ACTIVE).select_related("person__organisation"))
    marks = current_marks(row)
    form = AttendanceForm(request.POST or None, enrolments=enrolments, marks=marks)
    if request.method == "POST":
        if viewer.person is None:
            raise PermissionDenied
        if form.is_valid() and _saved(request, form, row, viewer):
            return redirect("lms:attendance", cohort=taught.code, session=row.pk)
    context = {
        "cohort": taught,
        "session": row,
        "form": form,
        "lines": form.lines(),
        "statuses": AttendanceMark.Status.choices,
        "here": sum(mark.status in ("p", "l") for mark in marks.values()),
        "last_mark": max(marks.values(), key=lambda mark: mark.recorded_at, default=None),
        "corrections": corrections_of(row),
        "is_closed": taught.state == Cohort.State.CLOSED,
        "tab": "attendance",
    }
    return render(request, "lms/delivery/attendance.html", context, status=200 if not form.errors else 422)


def _saved(request: HttpRequest, form: AttendanceForm, row: Session, viewer: Viewer) -> bool:
    """Record the form; on a refusal put the reason on the form. Returns whether it was recorded."""
    assert viewer.person is not None
    try:
        count = record_attendance(
            session=row, marks=form.inputs(), by=viewer.person, request_key=form.cleaned_data["request_key"]
        )
    except (AttendanceError, CohortClosedError) as error:
        form.add_error("reason" if isinstance(error, AttendanceError) else None, str(error))
        return False
    if count:
        text = ngettext("%(count)s mark saved.", "%(count)s marks saved.", count) % {"count": count}
    else:
        text = _("Nothing had changed. What was saved before stands.")
    messages.success(request, text)
    return True
