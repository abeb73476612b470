"""The trainer's lists: the exercises that are marked by hand, and the answers to one of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.api import CohortClosedError, OutlineItem, Viewer, edition_outline, get_taught_cohort
from lms.models import Cohort
from workbook import api
from workbook.errors import NotYourCohortError
from workbook.models import Response
from workbook.queries import (
    activity_of,
    deadline_with_extensions,
    grading_rows,
    is_marked_by_hand,
    responses_to_mark,
)
from workbook.scene import find_item

__all__ = ["grading", "grading_list", "marked_exercise", "release"]

PAGE_SIZE = 50


@require_safe
@login_required
def grading(request: HttpRequest, cohort: str) -> HttpResponse:
    """The exercises of a cohort that a trainer marks, with what waits."""
    row = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    rows = grading_rows(row, get_language() or "en")
    return render(request, "lms_workbook/grading/queue.html", {"cohort": row, "rows": rows, "tab": "grading"})


@require_safe
@login_required
def grading_list(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Everybody who has handed in one exercise, oldest first; results are released from here."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item = marked_exercise(viewer, cohort, slug)
    responses = responses_to_mark(viewer, row, item.activity_id)
    page = Paginator(responses, PAGE_SIZE).get_page(request.GET.get("page"))
    drafts = responses.filter(state=Response.State.ACCEPTED, grade_state="draft").count()
    deadline = deadline_with_extensions(row, item.activity_id)
    context = {"cohort": row, "item": item, "page": page, "drafts": drafts, "deadline": deadline, "tab": "grading"}
    return render(request, "lms_workbook/grading/list.html", context)


@require_POST
@login_required
def release(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Show the results of all accepted answers to their learners."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item = marked_exercise(viewer, cohort, slug)
    try:
        count = api.release_results(cohort=row, activity=activity_of(item), by=viewer)
    except (CohortClosedError, NotYourCohortError) as error:
        messages.error(request, str(error))
        return redirect("lms_workbook:grading_list", cohort=row.code, slug=slug)
    text = ngettext("%(count)s result is released.", "%(count)s results are released.", count)
    messages.success(request, text % {"count": count} if count else _("There was nothing to release."))
    return redirect("lms_workbook:grading_list", cohort=row.code, slug=slug)


def marked_exercise(viewer: Viewer, cohort: str, slug: str) -> tuple[Cohort, OutlineItem]:
    """A cohort that the viewer runs and one of its exercises that is marked by hand; Http404 otherwise."""
    row = get_taught_cohort(viewer, cohort)
    item = find_item(edition_outline(row.edition_id, get_language() or "en"), slug)
    if not is_marked_by_hand(item):
        raise Http404
    return row, item
