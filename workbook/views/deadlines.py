"""Until when an exercise may be handed in: for the cohort, and longer for a single learner or group."""

from __future__ import annotations

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
        said = _carry_out(viewer, row, item, held, act, setting, extension)
        if said:
            messages.success(request, said)
            return redirect(request.path)
    context = {"cohort": row, "item": item, "deadline": held, "setting": setting, "extension": extension}
    is_faulty = bool(setting.errors or extension.errors)
    return render(request, "lms_workbook/grading/deadline.html", context, status=422 if is_faulty else 200)


def _carry_out(
    viewer: Viewer,
    cohort: Cohort,
    item: OutlineItem,
    held: Deadline | None,
    act: str | None,
    setting: DeadlineForm,
    extension: ExtensionForm,
) -> str:
    """What to say; '' if a form has errors, which it then shows."""
    form = extension if act == "extend" else setting
    try:
        if act == "clear":
            api.clear_deadline(cohort=cohort, activity=activity_of(item), by=viewer)
            return _("There is no deadline any more.")
        if not form.is_valid():
            return ""
        if act == "set":
            due_at = form.cleaned_data["due_at"]
            api.set_deadline(cohort=cohort, activity=activity_of(item), due_at=due_at, by=viewer)
            return _("The deadline is set.")
        return _extend(viewer, held, extension)
    except (CohortClosedError, NotYourCohortError, NotInThisCourseError) as error:
        form.add_error(None, str(error))
    except ReasonMissingError as error:
        form.add_error("reason", str(error))
    return ""


def _extend(viewer: Viewer, held: Deadline | None, form: ExtensionForm) -> str:
    if held is None:
        form.add_error(None, _("Set a deadline first."))
        return ""
    api.extend_deadline(
        deadline=held,
        to=form.cleaned_data["who"],
        due_at=form.cleaned_data["due_at"],
        reason=form.cleaned_data["reason"],
        by=viewer,
    )
    return _("There is more time now.")
