"""The page on which a trainer arranges the groups and pairs of a cohort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import SystemRandom

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lms.delivery.api import CohortClosedError
from lms.delivery.group_forms import (
    ArrangementForm,
    DrawForm,
    ListForm,
    Team,
    board_of,
    fresh_names,
    name_pattern,
    named_groups,
)
from lms.delivery.groups import (
    Arrangement,
    ArrangementChange,
    ArrangementChangedError,
    GroupInput,
    GroupListError,
    GroupsError,
    arrangement_of,
    draw_groups,
    groups_by_list,
    set_groups,
)
from lms.delivery.models import Cohort, Enrolment, Group
from lms.delivery.queries import get_taught_cohort
from lms.people.models import Person


@dataclass
class Page:
    """What one request works on. `proposal` says where the shown groups come from ('' for the record or the form)."""

    request: HttpRequest
    cohort: Cohort
    kind: str
    by: Person | None
    enrolments: list[Enrolment]
    saved: Arrangement
    form: ArrangementForm
    draw: DrawForm = field(default_factory=DrawForm)
    listed: ListForm = field(default_factory=ListForm)
    groups: list[GroupInput] = field(default_factory=list)
    seen: str = ""
    proposal: str = ""
    has_conflict: bool = False
    status: int = 200

    @property
    def address(self) -> str:
        query = "?kind=pair" if self.kind == Group.Kind.PAIR else ""
        return reverse("lms:groups", kwargs={"cohort": self.cohort.code}) + query


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def groups(request: HttpRequest, cohort: str) -> HttpResponse:
    """Show, propose and save the groups of one kind (`?kind=pair` for pairs); only saving writes."""
    page = _page(request, cohort)
    if request.method == "POST":
        if page.by is None:
            raise PermissionDenied
        done = ACTS.get(request.POST.get("act", ""), _save)(page)
        if done is not None:
            return done
    return _shown(page)


def _page(request: HttpRequest, code: str) -> Page:
    taught = get_taught_cohort(request.viewer, code)  # type: ignore[attr-defined]
    kind = Group.Kind.PAIR if request.GET.get("kind") == Group.Kind.PAIR else Group.Kind.GROUP
    enrolments = list(taught.enrolments.filter(state=Enrolment.State.ACTIVE).select_related("person__organisation"))
    saved = arrangement_of(cohort=taught, kind=kind)
    form = ArrangementForm(request.POST if request.method == "POST" else None, enrolments=enrolments)
    return Page(
        request=request,
        cohort=taught,
        kind=kind,
        by=request.viewer.person,  # type: ignore[attr-defined]
        enrolments=enrolments,
        saved=saved,
        form=form,
        groups=form.inputs() if form.is_bound else saved.inputs(),
        seen=form.data.get("seen", "") if form.is_bound else saved.seen,
    )


def _shown(page: Page) -> HttpResponse:
    board = board_of(page.groups, page.enrolments, page.saved, page.form)
    context = {
        "cohort": page.cohort,
        "page": page,
        "board": board,
        "form": page.form,
        "is_pairs": page.kind == Group.Kind.PAIR,
        "is_open": page.cohort.state != Cohort.State.CLOSED and page.by is not None,
        "name_pattern": name_pattern(page.kind),
        "empty_team": Team(key="", name="", errors=[], mates=[]),
        "tab": "groups",
    }
    return render(page.request, "lms/delivery/groups.html", context, status=page.status)


def _save(page: Page) -> HttpResponse | None:
    """Save what was sent, unless something is wrong or a warning has not been read yet."""
    if not page.form.is_valid():
        page.status = 422
        return None
    leaves = board_of(page.groups, page.enrolments, page.saved, page.form).leaving
    if leaves and not page.form.cleaned_data["confirm"]:
        return None
    assert page.by is not None
    try:
        change = set_groups(cohort=page.cohort, kind=page.kind, groups=page.groups, by=page.by, seen=page.seen)
    except ArrangementChangedError:
        # The next attempt is made with both versions in view, and counts.
        page.has_conflict, page.seen, page.status = True, page.saved.seen, 409
        return None
    except (GroupsError, CohortClosedError) as error:
        page.form.add_error(None, str(error))
        page.status = 422
        return None
    _tell(page, change)
    return redirect(page.address)


def _tell(page: Page, change: ArrangementChange) -> None:
    if not change.is_changed:
        messages.success(page.request, _("Nothing had changed. What was saved before stands."))
        return
    if page.kind == Group.Kind.PAIR:
        saved = ngettext("%(count)s pair saved.", "%(count)s pairs saved.", change.groups)
    else:
        saved = ngettext("%(count)s group saved.", "%(count)s groups saved.", change.groups)
    moved = ngettext("%(count)s person changed places.", "%(count)s people changed places.", change.moved)
    text = f"{saved % {'count': change.groups}} {moved % {'count': change.moved}}"
    messages.success(page.request, text)
    if change.kept:
        kept = _("Kept without people, because answers rest on it: %(names)s.") % {"names": ", ".join(change.kept)}
        messages.warning(page.request, kept)


def _add(page: Page) -> None:
    """One more empty group on the page."""
    taken = {one.name.casefold() for one in [*page.groups, *page.saved.inputs()]}
    page.groups.append(GroupInput(next(fresh_names(page.kind, taken))))


def _draw(page: Page) -> None:
    """Propose groups by lot."""
    page.draw = DrawForm(page.request.POST)
    size = page.draw.cleaned_data["size"] if page.draw.is_valid() else DrawForm.base_fields["size"].initial
    seed = SystemRandom().getrandbits(32)
    drawn = draw_groups(enrolments=page.enrolments, size=size, kind=page.kind, seed=seed)
    page.groups = named_groups([("", people) for people in drawn], page.saved, page.kind)
    page.proposal = "draw"


def _from_list(page: Page) -> None:
    """Propose the groups of a pasted list; its mistakes are named beside it and nothing else changes."""
    page.listed = ListForm(page.request.POST)
    if page.listed.is_valid():
        try:
            listed = groups_by_list(text=page.listed.cleaned_data["list"], enrolments=page.enrolments)
        except GroupListError as error:
            for problem in error.problems:
                page.listed.add_error("list", problem)
        else:
            page.groups = named_groups([(one.name, one.enrolments) for one in listed], page.saved, page.kind)
            page.proposal = "list"
            return
    page.status = 422


ACTS: dict[str, Callable[[Page], HttpResponse | None]] = {
    "save": _save,
    "add": _add,
    "draw": _draw,
    "list": _from_list,
}
