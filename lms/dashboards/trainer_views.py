"""The trainer's screens of a cohort."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.activities.models import Activity
from lms.completion.api import sign_off
from lms.dashboards.trainer import cohort_gradebook, cohort_home, release_text, sign_off_lines
from lms.delivery.api import CohortClosedError
from lms.delivery.models import Enrolment
from lms.delivery.queries import cohorts_taught_by, get_taught_cohort
from lms.grading.api import release_grades
from lms.people.access import Viewer
from lms.people.roles import Role


def _language() -> str:
    return get_language() or "en"


@require_safe
@login_required
def teach(request: HttpRequest) -> HttpResponse:
    """The cohorts that the viewer teaches."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_any(Role.TRAINER):
        raise PermissionDenied
    active = Count("enrolments", filter=Q(enrolments__state=Enrolment.State.ACTIVE), distinct=True)
    cohorts = cohorts_taught_by(viewer).annotate(enrolled_count=active)
    return render(request, "lms/dashboards/teach.html", {"cohorts": cohorts})


@require_safe
@login_required
def cohort(request: HttpRequest, cohort: str) -> HttpResponse:
    """Overview of one cohort: alerts first, then everybody's progress and today's plan."""
    taught = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    page = cohort_home(taught, _language())
    return render(request, "lms/dashboards/cohort.html", {"cohort": taught, "page": page, "tab": "overview"})


@require_safe
@login_required
def gradebook(request: HttpRequest, cohort: str) -> HttpResponse:
    """All grades of a cohort, with a release button for each activity that has drafts."""
    taught = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    book = cohort_gradebook(taught, _language())
    return render(request, "lms/dashboards/gradebook.html", {"cohort": taught, "book": book, "tab": "gradebook"})


@login_required
@require_POST
def release(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Release the draft grades of one activity."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    taught = get_taught_cohort(viewer, cohort)
    activity = get_object_or_404(Activity, course=taught.edition.course, slug=slug)
    if viewer.person is None:
        raise PermissionDenied
    try:
        messages.success(request, release_text(release_grades(cohort=taught, activity=activity, by=viewer.person)))
    except CohortClosedError as error:
        messages.error(request, str(error))
    return redirect("lms:gradebook", cohort=taught.code)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign_off_page(request: HttpRequest, cohort: str) -> HttpResponse:
    """Who meets the rule, who does not and why; sign off the chosen ones."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    taught = get_taught_cohort(viewer, cohort)
    if request.method == "POST":
        if viewer.person is None:
            raise PermissionDenied
        chosen = taught.enrolments.filter(
            key__in=_uuids(request.POST.getlist("enrolment")), state=Enrolment.State.ACTIVE
        )
        try:
            count = sum(
                sign_off(enrolment=one, by=viewer.person) is not None for one in chosen.select_related("cohort")
            )
        except CohortClosedError as error:
            messages.error(request, str(error))
        else:
            text = ngettext("%(count)s person signed off.", "%(count)s people signed off.", count)
            messages.success(request, text % {"count": count})
        return redirect("lms:sign_off", cohort=taught.code)
    lines = sign_off_lines(taught, _language())
    return render(request, "lms/dashboards/sign_off.html", {"cohort": taught, "lines": lines, "tab": "sign_off"})


def _uuids(values: list[str]) -> list[str]:
    """Those of the values that are UUIDs: a tampered one is nobody's."""
    valid = []
    for value in values:
        try:
            valid.append(str(UUID(value)))
        except ValueError:
            continue
    return valid
