"""Autosave: the same form, posted by a script, answered in JSON."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments import api
from assessments.models import Attempt
from assessments.queries import shown_quiz
from assessments.views.entering import Place, enter_attempt
from assessments.views.sheet import make_sheet, posted_key, posted_revision
from lms.api import CohortClosedError

__all__ = ["autosave"]


@require_POST
@never_cache
def autosave(request: HttpRequest, cohort: str, slug: str, number: int) -> JsonResponse:
    """Save the sheet. 200 {revision, saved}; otherwise {error, message} and, where there is one, {url}:

    401 signed_out, 403 closed, 409 handed_in or changed_elsewhere ({revision}), 413 too_long.
    """
    if not request.user.is_authenticated:
        text = _("You were signed out. Your answers are kept on this phone; sign in and open this quiz again.")
        return _refusal(401, "signed_out", text, url=reverse("account_login"))
    place, one = enter_attempt(request, cohort, slug, number)
    try:
        saved = _save(request, place, one)
    except api.AttemptClosedError as error:
        return _refusal(409, "handed_in", str(error), url=place.url("result", number))
    except api.AnswersChangedElsewhereError as error:
        return _refusal(409, "changed_elsewhere", str(error), revision=error.revision)
    except api.AnswersTooLongError as error:
        return _refusal(413, "too_long", str(error))
    except (CohortClosedError, api.NotEnrolledError) as error:
        return _refusal(403, "closed", str(error), url=place.url("quiz"))
    assert saved.saved_at is not None
    return JsonResponse({"revision": saved.revision, "saved": timezone.localtime(saved.saved_at).isoformat()})


def _save(request: HttpRequest, place: Place, one: Attempt) -> Attempt:
    sheet = make_sheet(one, shown_quiz(one, place.item, place.cohort), request.POST)
    return api.save_answers(
        enrolment=place.learner,
        attempt_id=one.pk,
        answers=sheet.answers(),
        base_revision=posted_revision(request.POST),
        request_key=posted_key(request.POST),
    )


def _refusal(status: int, error: str, message: str, **more: object) -> JsonResponse:
    return JsonResponse({"error": error, "message": message, **more}, status=status)
