"""A trainer shows the rubric or the model answer to the cohort, or takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.api import CohortClosedError, Viewer, edition_outline, get_taught_cohort
from workbook import api
from workbook.errors import NotYourCohortError
from workbook.models import Opening
from workbook.queries import activity_of
from workbook.scene import find_item

__all__ = ["opening"]


@require_POST
@login_required
def opening(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """`part` (rubric, model_answer) is opened, or with `act=close` left to its own rule again."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row = get_taught_cohort(viewer, cohort)
    item = find_item(edition_outline(row.edition_id, get_language() or "en"), slug)
    act = api.close_part if request.POST.get("act") == "close" else api.open_part
    part = request.POST.get("part", "")
    try:
        act(cohort=row, activity=activity_of(item), part=part, by=viewer)
    except ValueError:
        messages.error(request, _("There is no such part."))
    except (NotYourCohortError, CohortClosedError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _said(part, is_open=act is api.open_part))
    return redirect("lms_workbook:exercise", cohort=row.code, slug=slug)


def _said(part: str, *, is_open: bool) -> str:
    name = Opening.Part(part).label
    if is_open:
        return _("Trainees see it now: %(part)s.") % {"part": name}
    return _("Its own rule decides again: %(part)s.") % {"part": name}
