"""Addresses of role plays: take a role; for trainers, deal the roles anew."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.api import CohortClosedError, Viewer, edition_outline, get_taught_cohort
from workbook.errors import AlreadyHandedInError
from workbook.kinds.role_play.casting import RoleTakenError, deal_anew, take_role
from workbook.kinds.role_play.schema import RolePlayContent
from workbook.models import Response
from workbook.saving import sit_down
from workbook.scene import Place, find_item, find_place
from workbook.seats import take_seat

__all__ = ["anew", "role"]


@require_POST
@login_required
def role(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Take one role of a round. Who has seen a secret keeps the role."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    place = find_place(viewer, cohort, slug, get_language() or "en")
    if not isinstance(place.content, RolePlayContent):
        raise Http404
    if place.writer is None:
        raise PermissionDenied
    try:
        _take(place, request.POST.get("role", ""), request.POST.get("round", "1"))
    except (RoleTakenError, CohortClosedError) as error:
        messages.error(request, str(error))
    except AlreadyHandedInError:
        messages.error(request, _("This answer was handed in and cannot be changed any more."))
    return redirect("lms_workbook:exercise", cohort=cohort, slug=slug)


def _take(place: Place, key: str, number: str) -> None:
    assert place.writer is not None
    seat = take_seat(place.writer, place.version)
    with transaction.atomic():
        desk = sit_down(seat)
        desk.refuse_if_fixed()
        take_role(
            content=place.content,
            response=desk.response,
            enrolment=place.writer.enrolment,
            role=key,
            round_number=int(number) if number in {"1", "2", "3"} else 0,
        )


@require_POST
@login_required
def anew(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """A trainer takes the roles of one group, or of one learner, back."""
    row = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    item = find_item(edition_outline(row.edition_id, get_language() or "en"), slug)
    answers = Response.objects.of_cohort(row).filter(activity_id=item.activity_id)
    asked = request.POST.get("answer", "")
    response = get_object_or_404(answers, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
    deal_anew(response=response)
    messages.success(request, _("The roles of %(who)s are free again.") % {"who": response.owner})
    return redirect("lms_workbook:exercise", cohort=cohort, slug=slug)
