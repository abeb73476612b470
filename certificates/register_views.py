"""The quality officer's pages: the register, a certificate with its evidence, and what could not be issued."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import api, queries
from certificates.errors import described
from certificates.forms import RegisterForm, RevokeForm
from certificates.models import Certificate
from lms.api import Role
from lms.models import Completion

__all__ = ["detail", "register", "retry", "waiting"]

PER_PAGE = 25


def for_quality_officers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Visitors are asked to sign in, everybody else is refused with 403."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_any(Role.QUALITY_OFFICER):  # type: ignore[attr-defined]
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_quality_officers
def register(request: HttpRequest) -> HttpResponse:
    """All certificates, by name, code and state."""
    form = RegisterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    rows = queries.register(search=chosen["q"], state=chosen["state"])
    context = {
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "is_filtered": any(chosen.values()),
        "waiting_count": queries.completions_without_certificate().count(),
    }
    return render(request, "lms_certificates/register.html", context)


@require_safe
@for_quality_officers
def waiting(request: HttpRequest) -> HttpResponse:
    """Completions whose certificate could not be issued, with the reason."""
    page = Paginator(queries.completions_without_certificate(), PER_PAGE).get_page(request.GET.get("page"))
    lines = [{"completion": one, "problem": _problem(one)} for one in page]
    return render(request, "lms_certificates/waiting.html", {"page": page, "lines": lines})


def _problem(completion: Completion) -> dict[str, Any] | None:
    problem = getattr(completion, "issue_problem", None)
    return {"row": problem, "details": described(problem)} if problem else None


@require_POST
@for_quality_officers
def retry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Try once more to issue; an issued one is found again and not issued twice."""
    completion = get_object_or_404(Completion, key=key)
    try:
        certificate = api.issue_certificate(completion.pk)
    except api.IssueError:
        messages.error(request, _("The certificate still cannot be issued. The reason stands in the list."))
        return redirect("lms_certificates:waiting")
    messages.success(request, _("The certificate is issued."))
    return redirect("lms_certificates:detail", code=certificate.code)


@require_http_methods(["GET", "HEAD", "POST"])
@for_quality_officers
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """A certificate with the evidence that it rests on; POST revokes it."""
    certificate = get_object_or_404(queries.with_evidence(), code=code)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _revoke(request, certificate, form):
        return redirect("lms_certificates:detail", code=code)
    context = {"certificate": certificate, "evidence": queries.evidence_of(certificate), "form": form}
    return render(request, "lms_certificates/detail.html", context)


def _revoke(request: HttpRequest, certificate: Certificate, form: RevokeForm) -> bool:
    """True when the page may be left; an error that the person can correct stands at the form."""
    try:
        api.revoke_certificate(
            certificate=certificate,
            by=request.viewer,  # type: ignore[attr-defined]
            reason_code=form.cleaned_data["reason_code"],
            reason=form.cleaned_data["reason"],
        )
    except api.AlreadyRevokedError as error:
        messages.warning(request, str(error))
        return True
    except (api.RevocationNotAllowedError, api.ReasonMissingError) as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("The certificate is revoked. Everybody who checks it sees that now."))
    return True
