"""The grading bench: one answer beside its case and its rubric."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lms.api import CohortClosedError, OutlineItem, Viewer
from lms.models import Cohort
from workbook import api
from workbook.attaching import attachments_of
from workbook.definitions import content_of, kind_of_version
from workbook.errors import (
    CommentMissingError,
    MarksChangedError,
    NotAMemberError,
    NotHandedInError,
    NotYourCohortError,
    OpenCriteriaError,
)
from workbook.forms import MarksForm, OverrideForm
from workbook.models import Marking, Response
from workbook.queries import responses_to_mark
from workbook.scene import case_files
from workbook.standing import active_members
from workbook.views.context import SCALE
from workbook.views.history import since_last_time
from workbook.views.trainer import marked_exercise

__all__ = ["grade", "override"]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def grade(request: HttpRequest, cohort: str, slug: str, enrolment: uuid.UUID) -> HttpResponse:
    """One answer beside its case and its rubric: keep marks, return with a comment, or accept."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item, response = _answer(viewer, cohort, slug, enrolment)
    content = content_of(response.version)
    if request.method == "POST":
        return _mark(request, row, item, response)
    marking = _marking_of(response)
    return _bench(request, row, item, response, MarksForm(content, initial=_initial(marking)))


@require_POST
@never_cache
@login_required
def override(request: HttpRequest, cohort: str, slug: str, enrolment: uuid.UUID) -> HttpResponse:
    """Give one member of a group other points, or with `act=clear` and `who` the group's again."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    row, item, response = _answer(viewer, cohort, slug, enrolment)
    content, members = content_of(response.version), active_members(response)
    form = OverrideForm(members, content.max_points, request.POST)
    try:
        said = _override(viewer, response, form, is_cleared=request.POST.get("act") == "clear")
    except (NotHandedInError, NotYourCohortError, NotAMemberError, CohortClosedError) as error:
        form.add_error(None, str(error))
        said = ""
    if not said:
        marks = MarksForm(content, initial=_initial(_marking_of(response)))
        return _bench(request, row, item, response, marks, status=422, own=form)
    messages.success(request, said)
    return redirect(_address(row, item, response.address_key) + "#own")  # type: ignore[attr-defined]


def _override(viewer: Viewer, response: Response, form: OverrideForm, *, is_cleared: bool) -> str:
    """What to say; '' if the form has errors."""
    if is_cleared and (member := form.rows.get(form.data.get("who", ""))):
        api.clear_override(response=response, enrolment=member, by=viewer)
        return _("This member has the points of the group again.")
    if not form.is_valid():
        return ""
    given = form.cleaned_data
    api.override_grade(
        response=response, enrolment=given["who"], points=given["points"], reason=given["reason"], by=viewer
    )
    return _("This member has own points now.")


def _answer(viewer: Viewer, cohort: str, slug: str, enrolment: uuid.UUID) -> tuple[Cohort, OutlineItem, Response]:
    """The handed-in answer that is (also) this learner's; Http404 for everything that is not to be marked."""
    row, item = marked_exercise(viewer, cohort, slug)
    responses = responses_to_mark(viewer, row, item.activity_id).select_related("version__activity")
    response = responses.filter(members__enrolment__key=enrolment).first()
    if response is None:
        raise Http404
    return row, item, response


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
    return _address(cohort, item, response.address_key)  # type: ignore[attr-defined]


def _address(cohort: Cohort, item: OutlineItem, enrolment_key: uuid.UUID, name: str = "grade") -> str:
    kwargs = {"cohort": cohort.code, "slug": item.slug, "enrolment": enrolment_key}
    return reverse(f"lms_workbook:{name}", kwargs=kwargs)


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
    own: OverrideForm | None = None,
) -> HttpResponse:
    content, kind = form.content, kind_of_version(response.version)
    handed_in, changed = since_last_time(response)
    # While a learner writes on, the trainer goes on seeing what was handed in.
    answers = handed_in.answers if handed_in else response.answers
    context = {
        "cohort": cohort,
        "item": item,
        "response": response,
        "marking": _marking_of(response),
        "content": content,
        "content_language": response.version.language,
        "cases": case_files(content, for_trainer=True),
        "kind": kind,
        "answers": answers,
        "checks": kind.checks(content, answers),
        "handed_in": handed_in,
        "earlier": range(1, handed_in.number) if handed_in else [],
        "changed": changed,
        "attachments": attachments_of(response),
        "for_query": f"?for={response.address_key}",  # type: ignore[attr-defined]
        "form": form,
        "theirs": theirs,
        "scale": SCALE,
        **_members(cohort, item, response, content, own),
        **_neighbours(request, cohort, item, response),
    }
    return render(request, "lms_workbook/grading/grade.html", context, status=status)


def _members(
    cohort: Cohort, item: OutlineItem, response: Response, content: Any, own: OverrideForm | None
) -> dict[str, Any]:
    """The members of a group with the points that some have for themselves."""
    if response.group_id is None:
        return {"members": []}
    members = active_members(response)
    return {
        "members": members,
        "overrides": response.overrides.select_related("enrolment__person", "by"),
        "own": own or OverrideForm(members, content.max_points),
        "override_url": _address(cohort, item, response.address_key, "override"),  # type: ignore[attr-defined]
    }


def _neighbours(request: HttpRequest, cohort: Cohort, item: OutlineItem, response: Response) -> dict[str, Any]:
    """Where this answer stands among all, with the addresses of those before and after it."""
    rows = responses_to_mark(request.viewer, cohort, item.activity_id)  # type: ignore[attr-defined]
    found = list(rows.values_list("pk", "address_key"))
    place = [pk for pk, _key in found].index(response.pk)
    return {
        "place": place + 1,
        "total": len(found),
        "previous": _address(cohort, item, found[place - 1][1]) if place else "",
        "next": _address(cohort, item, found[place + 1][1]) if place + 1 < len(found) else "",
    }
