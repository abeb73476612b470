"""The screens of the Training of Trainers: parse, authorise, call, respond."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lms.api import Viewer
from tot import api, errors, queries
from tot.candidate import candidate_file
from tot.chart import bar_chart
from tot.forms import AccreditForm, EndForm, GraduateFilterForm, MoveForm, NominationForm, PoolFilterForm
from tot.models import Candidacy
from tot.policy import MAY_BE_ACCREDITED, MIN_PERCENT

PER_PAGE = 25


def _follower(request: HttpRequest) -> Viewer:
    """The viewer, if the role may open these pages at all."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not queries.follows_pathway(viewer):
        raise PermissionDenied
    return viewer


def _page(request: HttpRequest, rows: Any) -> Page:  # type: ignore[type-arg]
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Candidates by stage, and what is next door: graduates to nominate, the pool."""
    viewer = _follower(request)
    context = {
        "columns": queries.board(viewer),
        "ended": queries.ended_candidacies(viewer),
        "pool_count": queries.pool(viewer).values("person").distinct().count(),
        "tab": "board",
    }
    return render(request, "lms_tot/board.html", context)


@login_required
@require_GET
def graduates(request: HttpRequest) -> HttpResponse:
    """Who completed a course and is not a candidate for it yet, with the result."""
    viewer = _follower(request)
    form = GraduateFilterForm(request.GET)
    page = _page(request, form.apply(queries.completions_to_nominate(viewer)))
    context = {
        "form": form,
        "page": page,
        "graduates": queries.graduates_from(page.object_list),
        "may_nominate": api.may_nominate_anybody(viewer),
        "min_percent": MIN_PERCENT,
        "tab": "graduates",
    }
    return render(request, "lms_tot/graduates.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def nominate(request: HttpRequest, completion: UUID) -> HttpResponse:
    """State what the institution knows about a graduate and nominate."""
    viewer = _follower(request)
    if not api.may_nominate_anybody(viewer):
        raise PermissionDenied
    row = get_object_or_404(queries.completions_in_reach(viewer), key=completion)
    form = NominationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        candidacy = _nominated(form, row, viewer)
        if candidacy is not None:
            messages.success(request, _("%(name)s is nominated.") % {"name": candidacy.person})
            return redirect("lms_tot:candidate", key=candidacy.key)
    context = {
        "form": form,
        "graduate": queries.graduates_from([row])[0],
        "min_percent": MIN_PERCENT,
        "candidacy": queries.running_candidacy(viewer, row),
        "tab": "graduates",
    }
    return render(request, "lms_tot/nominate.html", context, status=422 if form.errors else 200)


def _nominated(form: NominationForm, row: Any, viewer: Viewer) -> Candidacy | None:
    """Nominate by the form; on a refusal put the reasons on the form and return None."""
    enrolment = row.enrolment
    try:
        return api.nominate(
            person=enrolment.person, course=enrolment.cohort.edition.course, by=viewer, **form.cleaned_data
        )
    except errors.NotEligibleError as error:
        form.add_missing(error.verdict.missing)
    except errors.PathwayError as error:
        form.add_error(None, str(error))
    return None


def _candidacy(viewer: Viewer, key: UUID) -> Candidacy:
    """One candidacy in the viewer's reach; Http404 for every other."""
    return get_object_or_404(queries.file_of(queries.candidacies_visible_to(viewer)), key=key)


def _file_page(
    request: HttpRequest,
    candidacy: Candidacy,
    viewer: Viewer,
    *,
    move_form: MoveForm | None = None,
    accredit_form: AccreditForm | None = None,
) -> HttpResponse:
    file = candidate_file(candidacy)
    may_act = api.is_coordinator(viewer)
    is_open = may_act and candidacy.stage in MAY_BE_ACCREDITED and not file.holds_accreditation
    context = {
        "file": file,
        "candidacy": candidacy,
        "may_act": may_act,
        "move_form": (move_form or MoveForm(candidacy=candidacy)) if may_act else None,
        "accredit_form": (accredit_form or AccreditForm()) if is_open or accredit_form else None,
        "tab": "board",
    }
    has_errors = any(form is not None and form.errors for form in (move_form, accredit_form))
    return render(request, "lms_tot/candidate.html", context, status=422 if has_errors else 200)


@login_required
@require_GET
def candidate(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file of one candidate: stages, history, and for coordinators what may be decided."""
    viewer = _follower(request)
    return _file_page(request, _candidacy(viewer, key), viewer)


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one step; what was typed is shown again when it is refused. A reload leads to the file."""
    if request.method == "GET":
        return redirect("lms_tot:candidate", key=key)
    viewer = _follower(request)
    candidacy = _candidacy(viewer, key)
    if not api.is_coordinator(viewer):
        raise PermissionDenied
    form = MoveForm(request.POST, candidacy=candidacy)
    if api.was_moved_by(candidacy, form.posted_key()):
        return redirect("lms_tot:candidate", key=key)
    if form.is_valid():
        try:
            moved = api.move_candidacy(candidacy=candidacy, by=viewer, **form.cleaned_data)
        except errors.NoteMissingError as error:
            form.add_error("note", str(error))
        except errors.PathwayError as error:
            form.add_error("to", str(error))
        else:
            messages.success(request, _("Moved to “%(stage)s”.") % {"stage": moved.get_stage_display()})
            return redirect("lms_tot:candidate", key=key)
    return _file_page(request, candidacy, viewer, move_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def accredit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record the board's decision. A reload leads to the file."""
    if request.method == "GET":
        return redirect("lms_tot:candidate", key=key)
    viewer = _follower(request)
    candidacy = _candidacy(viewer, key)
    if not api.is_coordinator(viewer):
        raise PermissionDenied
    form = AccreditForm(request.POST)
    if form.is_valid():
        try:
            api.accredit(candidacy=candidacy, by=viewer, **form.cleaned_data)
        except errors.ValidityError as error:
            form.add_error("valid_until", str(error))
        except errors.PathwayError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The accreditation is recorded. The trainer stands in the pool."))
            return redirect("lms_tot:candidate", key=key)
    return _file_page(request, candidacy, viewer, accredit_form=form)


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """End an accreditation before its time, with a reason."""
    viewer = _follower(request)
    row = get_object_or_404(queries.accreditations_visible_to(viewer), key=key)
    if not api.is_coordinator(viewer):
        raise PermissionDenied
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        api.end_accreditation(accreditation=row, by=viewer, **form.cleaned_data)
        messages.success(request, _("The accreditation is ended."))
        return redirect("lms_tot:candidate", key=row.candidacy.key) if row.candidacy else redirect("lms_tot:pool")
    context = {"form": form, "accreditation": row, "tab": "pool"}
    return render(request, "lms_tot/end.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def pool(request: HttpRequest) -> HttpResponse:
    """The trainers who may be called today: search, expiry, and where they are."""
    viewer = _follower(request)
    form = PoolFilterForm(request.GET)
    trainers = form.apply(queries.pool(viewer))
    counts = queries.pool_by_governorate(trainers)
    context = {
        "form": form,
        "page": _page(request, trainers),
        "counts": counts,
        "people": sum(one.count for one in counts),
        "chart": bar_chart([(one.label, one.count) for one in counts], is_rtl=get_language_bidi()),
        "may_act": api.is_coordinator(viewer),
        "tab": "pool",
    }
    return render(request, "lms_tot/pool.html", context)


@login_required
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """The viewer's own candidacies, without the notes of those who decide; Http404 without any."""
    files = [candidate_file(one) for one in queries.own_candidacies(request.viewer)]  # type: ignore[attr-defined]
    if not files:
        raise Http404
    return render(request, "lms_tot/own.html", {"files": files})
