"""The page of an exercise, and the address to which its script saves."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lms import dates
from lms.api import CohortClosedError, Viewer
from workbook import api, pending
from workbook.errors import (
    AlreadyHandedInError,
    ConflictError,
    IncompleteAnswerError,
    InvalidAnswersError,
)
from workbook.models import Response
from workbook.scene import Scene, open_scene
from workbook.views.context import page_context

__all__ = ["draft", "exercise"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Show the exercise; take a saved or handed-in answer. A post after the session ended loses nothing."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return _signed_out(request, cohort, slug)
    scene = open_scene(viewer, cohort, slug, get_language() or "en")
    if request.method == "POST":
        return _answer(request, scene)
    kept = pending.take(request, _writer(scene), cohort, slug)
    if kept is None:
        return render(request, "lms_workbook/exercise.html", page_context(scene))
    context = page_context(scene, typed=kept.answers, base_revision=kept.base_revision, is_restored=True)
    return render(request, "lms_workbook/exercise.html", context)


def _signed_out(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    if request.method == "POST" and pending.keep(request, cohort, slug):
        text = _("You were signed out. Sign in again: what you wrote is kept and comes back into the form.")
        messages.warning(request, text)
    return redirect_to_login(request.get_full_path())


def _answer(request: HttpRequest, scene: Scene) -> HttpResponse:
    if scene.access.enrolment is None:
        raise PermissionDenied
    typed = scene.kind.form_class.typed(scene.content, request.POST)
    if request.POST.get("writer") != str(_writer(scene)):
        return render(request, "lms_workbook/other_account.html", {"item": scene.item}, status=409)
    is_final = request.POST.get("act") == "submit"
    act = api.submit if is_final else api.save_draft
    try:
        result = act(
            enrolment=scene.access.enrolment,
            version=scene.version,
            answers=typed,
            base_revision=_whole(request.POST.get("base_revision")),
            request_key=_request_key(request.POST.get("request_key")),
        )
    except IncompleteAnswerError as error:
        return _again(request, scene, typed, complete=True, response=error.response)
    except InvalidAnswersError:
        return _again(request, scene, typed, complete=is_final)
    except ConflictError as error:
        return _again(request, scene, typed, conflict=error.response, status=409)
    except (AlreadyHandedInError, CohortClosedError):
        return _again(request, scene, typed, is_refused=True, status=409)
    messages.success(request, _said(result.response, is_final=is_final))
    return redirect(request.path)


def _again(request: HttpRequest, scene: Scene, typed: dict[str, str], *, status: int = 422, **why: Any) -> HttpResponse:
    """The same page with everything that was typed."""
    context = page_context(scene, typed=typed, **why)
    return render(request, "lms_workbook/exercise.html", context, status=status)


def _said(response: Response, *, is_final: bool) -> str:
    if is_final and response.activity.is_private:
        return _("Handed in. Nobody but you can read it.")
    if is_final and response.state == Response.State.ACCEPTED:
        return _("Handed in and marked.")
    if is_final:
        return _("Handed in. Your trainer will mark it.")
    return _("Saved at %(time)s.") % {"time": dates.clock(response.saved_at)} if response.saved_at else _("Saved.")


@never_cache
@require_POST
def draft(request: HttpRequest, cohort: str, slug: str) -> JsonResponse:
    """Save a draft sent as JSON {answers, base_revision, request_key, writer}; say what is saved.

    200 {revision, saved_at}; 400 not our JSON; 401 signed out; 403 another account or a trainer; 409
    conflict {answers, revision, saved_at}; 422 {errors}; 423 handed in or closed.
    """
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return JsonResponse({"code": "signed_out"}, status=401)
    scene = open_scene(viewer, cohort, slug, get_language() or "en")
    data = _json(request)
    if data is None:
        return JsonResponse({"code": "bad_request"}, status=400)
    if scene.access.enrolment is None or data.get("writer") != str(_writer(scene)):
        return JsonResponse({"code": "other_account"}, status=403)
    return _save_json(scene, data)


def _save_json(scene: Scene, data: dict[str, Any]) -> JsonResponse:
    assert scene.access.enrolment is not None
    try:
        saved = api.save_draft(
            enrolment=scene.access.enrolment,
            version=scene.version,
            answers=scene.kind.form_class.typed(scene.content, data["answers"]),
            base_revision=_whole(data.get("base_revision")),
            request_key=_request_key(data.get("request_key")),
        )
    except ConflictError as error:
        theirs = error.response
        return JsonResponse({"code": "conflict", "answers": theirs.answers, **_state(theirs)}, status=409)
    except InvalidAnswersError as error:
        return JsonResponse({"code": "invalid", "errors": error.errors}, status=422)
    except (AlreadyHandedInError, CohortClosedError):
        return JsonResponse({"code": "locked"}, status=423)
    return JsonResponse({"revision": saved.revision, "saved_at": saved.saved_at.isoformat()})


def _state(response: Response) -> dict[str, Any]:
    saved_at = response.saved_at.isoformat() if response.saved_at else None
    return {"revision": response.revision, "saved_at": saved_at}


def _writer(scene: Scene) -> uuid.UUID | None:
    return scene.access.enrolment.person.key if scene.access.enrolment else None


def _json(request: HttpRequest) -> dict[str, Any] | None:
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and isinstance(data.get("answers"), dict) else None


def _whole(value: Any) -> int:
    """A revision from a request; what is no whole number counts as 0, that is: as begun from nothing."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _request_key(value: Any) -> uuid.UUID:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return uuid.uuid4()
