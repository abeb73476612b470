"""What a device asks for: who is signed in, the service worker, the pages of a course, a page for want of one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from lms.delivery.queries import enter_cohort
from lms.offline.queries import course_pages
from lms.offline.worker import worker_script
from lms.people.access import Viewer

__all__ = ["device", "offline", "service_worker", "take_along"]


@never_cache
@require_safe
def device(request: HttpRequest) -> JsonResponse:
    """Who is signed in on this device now: {writer, csrf}. `writer` is '' for visitors and accounts without a person.

    Asked before what waits on the device is sent: a text must not reach the workbook of another person.
    """
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    writer = str(viewer.person.key) if viewer.person else ""
    return JsonResponse({"writer": writer, "csrf": get_token(request)})


@cache_control(no_cache=True)
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script at the root, since it may rule only over what lies below it. The same for everybody."""
    headers = {"Service-Worker-Allowed": "/"}
    return HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8", headers=headers)


@never_cache
@require_safe
@login_required
def take_along(request: HttpRequest, cohort: str) -> JsonResponse:
    """{pages: [address]} of the course in the language of the address, for its learners and trainers."""
    access = enter_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    return JsonResponse({"pages": course_pages(access.cohort, get_language() or "en")})


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Stands in for a page that the device does not have. Names nobody: every person of the device gets it."""
    return render(request, "lms/offline.html")
