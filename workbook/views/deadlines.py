"""Until when an exercise may be handed in: for the cohort, and longer for a single learner or group."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.api import CohortClosedError, OutlineItem, Viewer, edition_outline, get_taught_cohort
from lms.models import Cohort
from workbook import api
from workbook.errors import NotInThisCourseError, NotYourCohortError, ReasonMissingError
from workbook.forms import DeadlineForm, ExtensionForm
from workbook.models import Deadline
from workbook.queries import activity_of, deadline_with_extensions, learners_and_groups
from workbook.scene import find_item

__all__ = ["deadline"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def deadline(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Set, move or clear the deadline (`act` set, clear); give somebody more time (`act` extend)."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row = get_taught_cohort(viewer, cohort)
    item = find_item(edition_outline(row.edition_id, get_language() or "en"), slug)
    held = deadline_with_extensions(row, item.activity_id)
    act, people = request.POST.get("act"), learners_and_groups(row)
    initial = {"due_at": held.due_at} if held else None
    setting = DeadlineForm(request.POST if act == "set" else None, initial=initial)
    extension = ExtensionForm(*people, request.POST if act == "extend" else None, initial=initial)
    if request.method == "POST":
        try:
            said = _carry_out(viewer, row, item, held, act, setting, extension)
        except (CohortClosedError, NotYourCohortError, NotInThisCourseError) as error:
            messages.error(request, str(error))
            return redirect(request.path)
        if said:
            messages.success(request, said)
            return redirect(request.path)
    context = {"cohort": row, "item": item, "deadline": held, "setting": setting, "extension": extension}
    status = 422 if request.method == "POST" else 200
    return render(request, "lms_workbook/grading/deadline.html", context, status=status)


def _carry_out(
    viewer: Viewer,
    cohort: Cohort,
    item: OutlineItem,
    held: Deadline | None,
    act: str | None,
    setting: DeadlineForm,
    extension: ExtensionForm,
) -> str:
    """What to say; '' if nothing was done, and then the forms say why."""
    given: dict[str, Any] = {"cohort": cohort, "activity": activity_of(item), "by": viewer}
    if act == "clear":
        api.clear_deadline(**given)
        return _("There is no deadline any more.")
    if act == "set" and setting.is_valid():
        api.set_deadline(**given, due_at=setting.cleaned_data["due_at"])
        return _("The deadline is set.")
    if act == "extend" and extension.is_valid():
        return _extend(viewer, held, extension)
    return ""


def _extend(viewer: Viewer, held: Deadline | None, form: ExtensionForm) -> str:
    if held is None:
        form.add_error(None, _("Set a deadline first."))
        return ""
    given = form.cleaned_data
    try:
        api.extend_deadline(deadline=held, to=given["who"], due_at=given["due_at"], reason=given["reason"], by=viewer)
    except ReasonMissingError as error:
        form.add_error("reason", str(error))
        return ""
    return _("There is more time now.")
