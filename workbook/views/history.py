"""What was before: who changed what when, and everything that was handed in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.api import Viewer
from lms.models import Enrolment
from workbook.definitions import content_of, kind_of_version
from workbook.history import changed_fields, history_of
from workbook.models import Attachment, Response, ResponseSubmission
from workbook.queries import responses_visible_to, submissions_of
from workbook.scene import Place, find_place, find_place_for
from workbook.standing import response_of
from workbook.views.answer_form import address_of
from workbook.views.requests import as_uuid

__all__ = ["history", "readable", "version"]

PAGE_SIZE = 30


def readable(request: HttpRequest, cohort: str, slug: str) -> tuple[Place, Response]:
    """The viewer's own answer, or with `?for=` (key of an enrolment) one that a trainer may read.

    Http404 for everybody else, and where nothing was written yet.
    """
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    language, learner = get_language() or "en", as_uuid(request.GET.get("for", ""))
    if "for" in request.GET and learner is None:
        raise Http404
    place = (
        find_place_for(viewer, cohort, slug, language, learner)
        if learner
        else find_place(viewer, cohort, slug, language)
    )
    owner = place.writer.enrolment if place.writer else None
    response = response_of(owner, place.item.activity_id, place.mode) if owner else None
    if response is None or (learner and not responses_visible_to(viewer).filter(pk=response.pk).exists()):
        raise Http404
    return place, response


@require_safe
@never_cache
@login_required
def history(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Who changed what, when: the newest first."""
    place, response = readable(request, cohort, slug)
    changes = response.changes.select_related("by")
    page = Paginator(changes, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = history_of(response, place.kind, place.content, page.object_list)
    context = {
        **_common(request, place, response),
        "page": page,
        "changes": shown,
        "submissions": submissions_of(response),
    }
    return render(request, "lms_workbook/history.html", context)


@require_safe
@never_cache
@login_required
def version(request: HttpRequest, cohort: str, slug: str, number: int) -> HttpResponse:
    """One answer as it was handed in, with what had changed since the time before."""
    place, response = readable(request, cohort, slug)
    every = {one.number: one for one in submissions_of(response)}
    if number not in every:
        raise Http404
    chosen, before = every[number], every.get(number - 1)
    kind, content = kind_of_version(chosen.version), content_of(chosen.version)
    context = {
        **_common(request, place, response),
        "submission": chosen,
        "content_language": chosen.version.language,
        "parts": kind.parts(content, chosen.answers),
        "changed": changed_fields(kind, content, before.answers, chosen.answers) if before else [],
        "members": Enrolment.objects.filter(pk__in=chosen.members).select_related("person") if chosen.members else [],
        "files": Attachment.objects.filter(response=response, pk__in=chosen.attachments),
        "others": [one for one in every.values() if one.number != number],
    }
    return render(request, "lms_workbook/version.html", context)


def _common(request: HttpRequest, place: Place, response: Response) -> dict[str, Any]:
    is_trainer = place.writer is not None and place.writer.is_transcription
    return {
        "cohort": place.cohort,
        "item": place.item,
        "title": place.item.title,
        "content_language": place.item.language,
        "response": response,
        "for_query": f"?for={place.writer.enrolment.key}" if is_trainer and place.writer else "",
        "is_team": response.group_id is not None,
        "crumbs": [(place.item.title, _back(place, is_trainer=is_trainer))],
    }


def _back(place: Place, *, is_trainer: bool) -> str:
    if not is_trainer or place.writer is None or not place.kind.is_graded_by_hand:
        return address_of(place)
    kwargs = {"cohort": place.cohort.code, "slug": place.item.slug, "enrolment": place.writer.enrolment.key}
    return reverse("lms_workbook:grade", kwargs=kwargs)


def since_last_time(response: Response) -> tuple[ResponseSubmission | None, list[Any]]:
    """The newest hand-in and what it changed against the one before (one query)."""
    newest = list(response.submissions.select_related("version__activity", "by").order_by("-number")[:2])
    if not newest:
        return None, []
    kind, content = kind_of_version(newest[0].version), content_of(newest[0].version)
    changed = changed_fields(kind, content, newest[1].answers, newest[0].answers) if len(newest) > 1 else []
    return newest[0], changed
