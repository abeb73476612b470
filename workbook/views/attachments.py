"""Files of an answer: added and removed with the form around them, so that no typed text is lost."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.api import CohortClosedError, Viewer
from workbook import api
from workbook.errors import AlreadyHandedInError, AttachmentError
from workbook.queries import readable_attachments
from workbook.scene import Place, find_place, find_place_for
from workbook.views.answer_form import (
    address_of,
    carry_out,
    is_writer,
    other_account,
    show_again,
    show_unsaved,
    signed_out,
)
from workbook.views.requests import as_uuid, posted_form

__all__ = ["attachment", "attachments"]


@never_cache
@require_POST
def attachments(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """The form of an answer, sent with a file (`file`) or the key of one to take away (`remove`).

    The text is saved first. `?for=` as for the draft.
    """
    if not request.viewer.is_signed_in:  # type: ignore[attr-defined]
        learner = as_uuid(request.GET.get("for", ""))
        return signed_out(request, cohort, slug, str(learner) if learner else "")
    place = _place(request, cohort, slug)
    if place.writer is None:
        raise PermissionDenied
    if not is_writer(place, request.POST.get("writer")):
        return other_account(request, place)
    post = posted_form(request, place)
    try:
        saved = carry_out(place, post, is_final=False)
        said = _act(request, place)
    except AttachmentError as error:
        return show_again(request, place, post, file_error=str(error))
    except (AlreadyHandedInError, CohortClosedError):
        return show_again(request, place, post, status=409, is_refused=True)
    messages.success(request, said)
    return redirect(address_of(place) + "#files") if saved.is_whole else show_unsaved(request, place, post, saved)


def _place(request: HttpRequest, cohort: str, slug: str) -> Place:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    language = get_language() or "en"
    if "for" not in request.GET:
        return find_place(viewer, cohort, slug, language)
    learner = as_uuid(request.GET["for"])
    if learner is None:
        raise Http404
    return find_place_for(viewer, cohort, slug, language, learner)


def _act(request: HttpRequest, place: Place) -> str:
    """Remove or add; returns what to say."""
    assert place.writer is not None
    given: dict[str, Any] = {"writer": place.writer, "version": place.version}
    if "remove" in request.POST:
        key = as_uuid(request.POST["remove"])
        if key is not None:
            api.detach(**given, key=key)
        return _("The file is removed.")
    file = request.FILES.get("file")
    if file is None:
        raise AttachmentError(_("Choose a file first."))
    api.attach(**given, file=file)
    return _("The file is added.")


@require_safe
@login_required
def attachment(request: HttpRequest, cohort: str, slug: str, key: uuid.UUID) -> HttpResponse | FileResponse:
    """One file for those who may read its answer; never shown inside the site, whatever it holds."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = readable_attachments(viewer).filter(key=key, response__activity__slug=slug).first()
    if found is None or found.response.cohort.code != cohort:
        raise Http404
    reply = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    reply["X-Content-Type-Options"] = "nosniff"
    reply["Cache-Control"] = "private, no-store"
    return reply
