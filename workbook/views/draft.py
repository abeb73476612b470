"""The address to which a script saves, and which it asks what is new. The README says what is sent and answered."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms import dates
from lms.api import CohortClosedError, Viewer
from workbook import api
from workbook.errors import (
    AlreadyHandedInError,
    DeadlinePassedError,
    IncompleteAnswerError,
    NotInThisCourseError,
    NotYourAnswerError,
)
from workbook.saving import SaveResult
from workbook.scene import Place, find_own_place, find_place, find_place_for, readable_by_writer
from workbook.standing import response_of
from workbook.views.answer_form import is_writer
from workbook.views.replies import conflict_fields, news, saved_reply, state_of
from workbook.views.requests import Delivered, as_uuid, json_delivery, whole

__all__ = ["draft"]


@never_cache
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """POST saves the changes of one delivery, or hands the answer in; GET `?known=REV` tells what is new.

    A trainer who enters an answer from paper adds `?for=` with the key of the enrolment.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"code": "signed_out"}, status=401)
    place = _place(request, cohort, slug)
    return _news(request, place) if request.method == "GET" else _delivery(request, place)


def _place(request: HttpRequest, cohort: str, slug: str) -> Place:
    language = get_language() or "en"
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # looked up only where it is needed
    if "for" not in request.GET:
        own = find_own_place(request.user, cohort, slug, language)
        return own or find_place(viewer, cohort, slug, language)
    learner = as_uuid(request.GET["for"])
    if learner is None:
        raise Http404
    return find_place_for(viewer, cohort, slug, language, learner)


def _news(request: HttpRequest, place: Place) -> HttpResponse:
    if place.writer is None:
        return JsonResponse({"code": "other_account"}, status=403)
    response = readable_by_writer(place, response_of(place.writer.enrolment, place.item.activity_id, place.mode))
    known = whole(request.GET.get("known", 0)) or 0
    if response is None or response.revision <= known:
        return HttpResponse(status=204)
    device = as_uuid(request.GET.get("device"))
    return JsonResponse({**state_of(response), **news(place, response, known, str(device) if device else "")})


def _delivery(request: HttpRequest, place: Place) -> HttpResponse:
    try:
        data = _json(request)
    except RequestDataTooBig:
        return JsonResponse({"code": "too_large"}, status=413)
    if data is None:
        return JsonResponse({"code": "bad_request"}, status=400)
    delivered = json_delivery(place, data)
    if delivered is None:
        return JsonResponse({"code": "bad_request"}, status=400)
    if not is_writer(place, data.get("writer")):
        return JsonResponse({"code": "other_account"}, status=403)
    return _carry_out(place, delivered)


def _json(request: HttpRequest) -> dict[str, Any] | None:
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _carry_out(place: Place, delivered: Delivered) -> JsonResponse:
    """The act, and each of its errors as the contract names it."""
    try:
        saved = _act(place, delivered)
    except NotInThisCourseError as error:
        raise Http404 from error
    except NotYourAnswerError:
        return JsonResponse({"code": "other_account"}, status=403)
    except CohortClosedError as error:
        return JsonResponse({"code": "closed", "message": str(error)}, status=423)
    except AlreadyHandedInError as error:
        text = _("This answer was handed in and cannot be changed any more.")
        return JsonResponse({"code": "locked", "message": text, **state_of(error.response)}, status=423)
    except IncompleteAnswerError as error:
        reply = {"code": "incomplete", "errors": error.errors, **state_of(error.response)}
        return JsonResponse({**reply, **news(place, error.response, delivered.known, delivered.device)}, status=422)
    except DeadlinePassedError as error:
        reply = {"code": "deadline", "message": late_text(error), **state_of(error.response)}
        return JsonResponse({**reply, **news(place, error.response, delivered.known, delivered.device)}, status=423)
    return _reply(place, delivered, saved)


def _act(place: Place, delivered: Delivered) -> SaveResult:
    assert place.writer is not None
    given: dict[str, Any] = {
        "writer": place.writer,
        "version": place.version,
        "changes": delivered.changes,
        "device": delivered.device,
        "seq": delivered.seq,
        "request_key": delivered.request_key,
    }
    return api.submit(**given).saved if delivered.is_final else api.save_draft(**given)


def late_text(error: DeadlinePassedError) -> str:
    """What a learner is told who hands in too late."""
    text = _("The deadline was %(when)s. Your text is saved but not handed in: ask your trainer for more time.")
    return text % {"when": dates.local_datetime(error.due_at)}


def _reply(place: Place, delivered: Delivered, saved: SaveResult) -> JsonResponse:
    reply = saved_reply(place, delivered, saved)
    if saved.conflicts:
        fields = conflict_fields(saved.conflicts, delivered.typed)
        return JsonResponse({**reply, "code": "conflict", "fields": fields, "errors": saved.errors}, status=409)
    if saved.errors:
        return JsonResponse({**reply, "code": "invalid", "errors": saved.errors}, status=422)
    return JsonResponse({**reply, "code": "ok"})
