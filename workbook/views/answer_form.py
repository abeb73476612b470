"""The form of an answer without scripts: show it, take it, and show it again with everything that was typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lms import dates
from lms.api import CohortClosedError
from lms.copies import is_copy
from workbook import api, pending
from workbook.errors import (
    AlreadyHandedInError,
    DeadlinePassedError,
    IncompleteAnswerError,
    NotInThisCourseError,
    NotYourAnswerError,
)
from workbook.models import Response
from workbook.saving import SaveResult
from workbook.scene import Place, set_scene
from workbook.views.context import page_context
from workbook.views.requests import FormPost, posted_form, restored_form

__all__ = [
    "address_of",
    "carry_out",
    "is_writer",
    "other_account",
    "show",
    "show_again",
    "show_unsaved",
    "signed_out",
    "take",
]


def _place_key(place: Place) -> tuple[str, ...]:
    """Where a text belongs that waits for its writer to sign in again."""
    learner = [str(place.writer.enrolment.key)] if place.writer and place.writer.is_transcription else []
    return (place.cohort.code, place.item.slug, *learner)


def address_of(place: Place) -> str:
    """The page of the form."""
    kwargs: dict[str, Any] = {"cohort": place.cohort.code, "slug": place.item.slug}
    if place.writer is not None and place.writer.is_transcription:
        return reverse("lms_workbook:transcription", kwargs={**kwargs, "enrolment": place.writer.enrolment.key})
    return reverse("lms_workbook:exercise", kwargs=kwargs)


def signed_out(request: HttpRequest, cohort: str, slug: str, learner: str = "") -> HttpResponse:
    """To the door; what was posted waits for its writer. `learner`: key of the enrolment that it is for."""
    place = (cohort, slug, *([learner] if learner else []))
    if request.method == "POST" and pending.keep(request, *place):
        text = _("You were signed out. Sign in again: what you wrote is kept and comes back into the form.")
        messages.warning(request, text)
    name, kwargs = ("transcription", {"enrolment": learner}) if learner else ("exercise", {})
    return redirect_to_login(reverse(f"lms_workbook:{name}", kwargs={"cohort": cohort, "slug": slug, **kwargs}))


def is_writer(place: Place, key: Any) -> bool:
    """True if the form or script was opened by the person who is signed in now."""
    return place.writer is not None and str(key) == str(place.writer.by.key)


def other_account(request: HttpRequest, place: Place) -> HttpResponse:
    return render(request, "lms_workbook/other_account.html", {"item": place.item}, status=409)


def show(request: HttpRequest, place: Place) -> HttpResponse:
    """The page, with the text that a session's end had interrupted, if there is one."""
    scene = set_scene(place)
    reader = None if is_copy(request) else place.writer
    kept = pending.take(request, reader.by.key, *_place_key(place)) if reader else None
    if kept is None:
        return render(request, "lms_workbook/exercise.html", page_context(scene))
    typed, began_from = restored_form(place, kept)
    context = page_context(scene, typed=typed, began_from=began_from)
    return render(request, "lms_workbook/exercise.html", context)


def show_again(request: HttpRequest, place: Place, post: FormPost, *, status: int = 422, **why: Any) -> HttpResponse:
    """The same page with everything that was typed, and why it is not saved or handed in."""
    context = page_context(set_scene(place), typed=post.typed, **why)
    return render(request, "lms_workbook/exercise.html", context, status=status)


def take(request: HttpRequest, place: Place) -> HttpResponse:
    """A form that was sent: save it, hand it in if that button was pressed."""
    if place.writer is None:
        raise PermissionDenied
    if not is_writer(place, request.POST.get("writer")):
        return other_account(request, place)
    post, is_final = posted_form(request, place), request.POST.get("act") == "submit"
    try:
        saved = carry_out(place, post, is_final=is_final)
    except IncompleteAnswerError:
        return show_again(request, place, post, complete=True)
    except DeadlinePassedError:
        return show_again(request, place, post, status=409, is_late=True)
    except (AlreadyHandedInError, CohortClosedError):
        return show_again(request, place, post, status=409, is_refused=True)
    if not saved.is_whole:
        return show_unsaved(request, place, post, saved)
    messages.success(request, _said(place, saved.response, is_final=is_final))
    return redirect(address_of(place))


def carry_out(place: Place, post: FormPost, *, is_final: bool) -> SaveResult:
    """Save or hand in what a form holds. Raises what the acts raise; a foreign exercise is a 404, a foreign
    answer a 403."""
    assert place.writer is not None
    given: dict[str, Any] = {
        "writer": place.writer,
        "version": place.version,
        "changes": post.changes,
        "device": post.device,
        "seq": post.seq,
        "request_key": post.request_key,
    }
    try:
        return api.submit(**given).saved if is_final else api.save_draft(**given)
    except NotInThisCourseError as error:
        raise Http404 from error
    except NotYourAnswerError as error:
        raise PermissionDenied from error


def show_unsaved(request: HttpRequest, place: Place, post: FormPost, saved: SaveResult, **why: Any) -> HttpResponse:
    """The page after a save that left something out: both texts of a conflict, errors beside their fields."""
    status = 409 if saved.conflicts else 422
    return show_again(request, place, post, status=status, conflicts=saved.conflicts, **why)


def _said(place: Place, response: Response, *, is_final: bool) -> str:
    if is_final and place.item.is_private:
        return _("Handed in. Nobody but you can read it.")
    if is_final and response.state == Response.State.ACCEPTED:
        return _("Handed in and marked.")
    if is_final and place.writer and place.writer.is_transcription:
        return _("Entered from paper and handed in.")
    if is_final:
        return _("Handed in. Your trainer will mark it.")
    return _("Saved at %(time)s.") % {"time": dates.clock(response.saved_at)} if response.saved_at else _("Saved.")
