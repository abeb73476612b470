"""The page of an exercise, for its learner and for the trainer who looks on or enters an answer from paper."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.api import Viewer
from workbook.scene import find_place, find_place_for
from workbook.views.answer_form import show, signed_out, take

__all__ = ["exercise", "transcription"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exercise(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Show the exercise; take a saved or handed-in answer. A post after the session ended loses nothing."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return signed_out(request, cohort, slug)
    place = find_place(viewer, cohort, slug, get_language() or "en")
    return take(request, place) if request.method == "POST" else show(request, place)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def transcription(request: HttpRequest, cohort: str, slug: str, enrolment: uuid.UUID) -> HttpResponse:
    """The same form for a trainer of the cohort who enters what a learner or group wrote on paper."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.is_signed_in:
        return signed_out(request, cohort, slug, str(enrolment))
    place = find_place_for(viewer, cohort, slug, get_language() or "en", enrolment)
    return take(request, place) if request.method == "POST" else show(request, place)
