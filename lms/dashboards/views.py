"""The home page of each role."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.dashboards.programme import programme_overview
from lms.dashboards.trainee import trainee_home
from lms.delivery.queries import cohorts_visible_to, current_enrolment, enrolments_of
from lms.people.access import Viewer
from lms.people.forms import OwnRecordForm
from lms.people.roles import ROLE_LABELS, Role

PROGRAMME_ROLES = (Role.QUALITY_OFFICER, Role.TOT_COORDINATOR, Role.MANAGER)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page for visitors, the home of the role for everybody else."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return render(request, "lms/home_visitor.html")
    enrolments = list(enrolments_of(viewer))
    asked = [one for one in enrolments if one.cohort.code == request.GET.get("cohort")]
    enrolment = asked[0] if asked else current_enrolment(enrolments)
    if enrolment is not None:
        page = trainee_home(viewer, enrolment, get_language() or "en")
        others = [one for one in enrolments if one != enrolment]
        return render(request, "lms/dashboards/trainee_home.html", {"home": page, "others": others})
    if viewer.is_any(Role.TRAINER):
        return redirect("lms:teach")
    if viewer.is_any(*PROGRAMME_ROLES):
        return redirect("lms:programme")
    return render(request, "lms/dashboards/plain_home.html")


@require_safe
@login_required
def programme(request: HttpRequest) -> HttpResponse:
    """Cohorts and people by institution and level, for managers, coordinators and quality officers."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_any(*PROGRAMME_ROLES):
        raise PermissionDenied
    overview = programme_overview(cohorts_visible_to(viewer))
    return render(request, "lms/dashboards/programme.html", {"overview": overview})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """What is on record about the viewer; names and language may be corrected here."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.person is None:
        return render(request, "lms/dashboards/plain_home.html")
    form = OwnRecordForm(request.POST or None, instance=viewer.person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("lms:my_data")
    roles = [ROLE_LABELS[role] for role in Role if role in viewer.roles]
    return render(request, "lms/dashboards/my_data.html", {"form": form, "person": viewer.person, "roles": roles})
