"""The trainer's screens: what waits, the answers to one exercise, and one answer with its marks."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.api import CohortClosedError, OutlineItem, Viewer, edition_outline, get_taught_cohort
from lms.models import Cohort
from workbook import api
from workbook.definitions import content_of, kind_of_version
from workbook.errors import (
    CommentMissingError,
    MarksChangedError,
    NotHandedInError,
    NotYourCohortError,
    OpenCriteriaError,
)
from workbook.forms import MarksForm
from workbook.models import Marking, Response
from workbook.queries import activity_of, grading_rows, is_marked_by_hand, responses_to_mark
from workbook.scene import case_files, find_item
from workbook.views.context import SCALE

__all__ = ["grade", "grading", "grading_list", "release"]

PAGE_SIZE = 50


@require_safe
@login_required
def grading(request: HttpRequest, cohort: str) -> HttpResponse:
    """The exercises of a cohort that a trainer marks, with what waits."""
    row = get_taught_cohort(request.viewer, cohort)  # type: ignore[attr-defined]
    rows = grading_rows(row, get_language() or "en")
    return render(request, "lms_workbook/grading/queue.html", {"cohort": row, "rows": rows, "tab": "grading"})


@require_safe
@login_required
def grading_list(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Everybody who has handed in one exercise, oldest first; results are released from here."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item = _exercise(viewer, cohort, slug)
    responses = responses_to_mark(viewer, row, item.activity_id)
    page = Paginator(responses, PAGE_SIZE).get_page(request.GET.get("page"))
    drafts = responses.filter(state=Response.State.ACCEPTED, grade_state="draft").count()
    context = {"cohort": row, "item": item, "page": page, "drafts": drafts, "tab": "grading"}
    return render(request, "lms_workbook/grading/list.html", context)


@require_POST
@login_required
def release(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    """Show the results of all accepted answers to their learners."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item = _exercise(viewer, cohort, slug)
    try:
        count = api.release_results(cohort=row, activity=activity_of(item), by=viewer)
    except (CohortClosedError, NotYourCohortError) as error:
        messages.error(request, str(error))
        return redirect("lms_workbook:grading_list", cohort=row.code, slug=slug)
    text = ngettext("%(count)s result is released.", "%(count)s results are released.", count)
    messages.success(request, text % {"count": count} if count else _("There was nothing to release."))
    return redirect("lms_workbook:grading_list", cohort=row.code, slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def grade(request: HttpRequest, cohort: str, slug: str, enrolment: uuid.UUID) -> HttpResponse:
    """One answer beside its case and its rubric: keep marks, return with a comment, or accept."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item = _exercise(viewer, cohort, slug)
    responses = responses_to_mark(viewer, row, item.activity_id)
    response = responses.select_related("version__activity").filter(enrolment__key=enrolment).first()
    if response is None:
        raise Http404
    content = content_of(response.version)
    if request.method == "POST":
        return _mark(request, row, item, response)
    marking = _marking_of(response)
    return _bench(request, row, item, response, MarksForm(content, initial=_initial(marking)))


def _mark(request: HttpRequest, cohort: Cohort, item: OutlineItem, response: Response) -> HttpResponse:
    form = MarksForm(content_of(response.version), request.POST)
    if not form.is_valid():
        return _bench(request, cohort, item, response, form, status=422)
    try:
        said = _carry_out(request, response, form)
    except OpenCriteriaError as error:
        for one in form.content.rubric:
            if one.title in error.titles:
                form.add_error(f"score-{one.key}", _("Give a score."))
        return _bench(request, cohort, item, response, _moved_on(form, error.marking), status=422)
    except CommentMissingError as error:
        form.add_error("feedback", str(error))
        return _bench(request, cohort, item, response, form, status=422)
    except MarksChangedError as error:
        theirs = error.marking
        return _bench(request, cohort, item, response, _moved_on(form, theirs), status=409, theirs=theirs)
    except (NotHandedInError, NotYourCohortError, CohortClosedError) as error:
        form.add_error(None, str(error))
        return _bench(request, cohort, item, response, form, status=409)
    messages.success(request, said)
    return redirect(_next_address(request, cohort, item, response))


def _carry_out(request: HttpRequest, response: Response, form: MarksForm) -> str:
    """The act that the pressed button names; returns what to say."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    marks: dict[str, Any] = {
        "scores": form.scores(),
        "feedback": form.cleaned_data["feedback"],
        "base_revision": form.cleaned_data["base_revision"] or 0,
    }
    act = request.POST.get("act")
    if act == "return":
        api.return_response(response=response, by=viewer, comment=marks["feedback"])
        return _("Returned with your comment. The trainee sees it now.")
    if act == "accept":
        api.accept(response=response, by=viewer, **marks)
        return _("Accepted. The result stays hidden until you release it.")
    api.save_marks(response=response, by=viewer, **marks)
    return _("Marks saved. Trainees do not see them.")


def _moved_on(form: MarksForm, marking: Marking) -> MarksForm:
    """The same form, going on from the marks that are saved now."""
    form.data = {**dict(form.data.items()), "base_revision": str(marking.revision)}
    return form


def _next_address(request: HttpRequest, cohort: Cohort, item: OutlineItem, response: Response) -> str:
    if request.POST.get("act") in ("accept", "return"):
        waiting = responses_to_mark(request.viewer, cohort, item.activity_id)  # type: ignore[attr-defined]
        following = waiting.filter(state=Response.State.SUBMITTED).exclude(pk=response.pk).first()
        if following is None:
            return reverse("lms_workbook:grading_list", kwargs={"cohort": cohort.code, "slug": item.slug})
        response = following
    return _address(cohort, item, response.enrolment.key)


def _address(cohort: Cohort, item: OutlineItem, enrolment_key: uuid.UUID) -> str:
    kwargs = {"cohort": cohort.code, "slug": item.slug, "enrolment": enrolment_key}
    return reverse("lms_workbook:grade", kwargs=kwargs)


def _exercise(viewer: Viewer, cohort: str, slug: str) -> tuple[Cohort, OutlineItem]:
    """A cohort that the viewer runs and one of its exercises that is marked by hand; Http404 otherwise."""
    row = get_taught_cohort(viewer, cohort)
    item = find_item(edition_outline(row.edition_id, get_language() or "en"), slug)
    if not is_marked_by_hand(item):
        raise Http404
    return row, item


def _marking_of(response: Response) -> Marking | None:
    return response.marking if hasattr(response, "marking") else None


def _initial(marking: Marking | None) -> dict[str, Any]:
    if marking is None:
        return {"base_revision": 0}
    scores = {f"score-{key}": score for key, score in marking.scores.items()}
    return {**scores, "feedback": marking.feedback, "base_revision": marking.revision}


def _bench(
    request: HttpRequest,
    cohort: Cohort,
    item: OutlineItem,
    response: Response,
    form: MarksForm,
    *,
    status: int = 200,
    theirs: Marking | None = None,
) -> HttpResponse:
    content = form.content
    keys = list(
        responses_to_mark(request.viewer, cohort, item.activity_id).values_list("enrolment__key", flat=True)  # type: ignore[attr-defined]
    )
    place = keys.index(response.enrolment.key)
    context = {
        "cohort": cohort,
        "item": item,
        "response": response,
        "marking": _marking_of(response),
        "content": content,
        "content_language": response.version.language,
        "cases": case_files(content, for_trainer=True),
        "parts": kind_of_version(response.version).parts(content, response.answers),
        "form": form,
        "theirs": theirs,
        "scale": SCALE,
        "place": place + 1,
        "total": len(keys),
        "previous": _address(cohort, item, keys[place - 1]) if place else "",
        "next": _address(cohort, item, keys[place + 1]) if place + 1 < len(keys) else "",
    }
    return render(request, "lms_workbook/grading/grade.html", context, status=status)
