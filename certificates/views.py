"""Pages for everybody who holds a certificate in the hand, and for whom it was issued to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from certificates import api, limits, queries
from certificates.forms import CodeForm, code_from
from certificates.models import CertificateFile
from certificates.statements import as_json, statements
from lms.models import Issuer

__all__ = ["check", "download", "mine", "to_check", "to_verify", "verify"]

View = Callable[..., HttpResponse]
HTML, JSON = "text/html", "application/json"


def public(view: View) -> View:
    """An answer of this moment: not stored by anybody, not indexed, open to all."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        patch_vary_headers(response, ["Accept", "Accept-Language", "Cookie"])
        return response

    return answer


@public
def to_check(request: HttpRequest) -> HttpResponse:
    """`/c/`: the form in the visitor's language."""
    return redirect("lms_certificates:check")


@public
def to_verify(request: HttpRequest, code: str) -> HttpResponse:
    """`/c/<code>`, as printed and scanned. Browsers keep the fragment, which holds the signed credential."""
    wanted = request.GET.get("format")
    query = f"?{urlencode({'format': wanted})}" if wanted else ""
    return HttpResponseRedirect(reverse("lms_certificates:verify", args=[code]) + query)


@public
def check(request: HttpRequest) -> HttpResponse:
    """The form for a typed code; a given code leads to its page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("lms_certificates:verify", code=form.cleaned_data["code"])
    return render(request, "lms_certificates/check.html", {"form": form})


@public
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the register says about a code, as a page or as JSON. Status 404 for an unknown one."""
    is_json = _wants_json(request)
    if limits.is_limited(request):
        return _limited(request, code, is_json=is_json)
    verification = api.verify(code_from(code))
    if verification.certificate is None:
        limits.count_miss(request)
    status = 200 if verification.certificate else 404
    if is_json:
        return JsonResponse(as_json(verification), status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, "lms_certificates/verify.html", _verify_context(verification, code), status=status)


def _wants_json(request: HttpRequest) -> bool:
    return request.GET.get("format") == "json" or request.get_preferred_type([HTML, JSON]) == JSON


def _verify_context(verification: api.Verification, code: str) -> dict[str, Any]:
    certificate = verification.certificate
    context: dict[str, Any] = {"verification": verification, "certificate": certificate, "form": CodeForm()}
    if certificate is None:
        form = CodeForm(initial={"code": code})
        return context | {"form": form, "contacts": Issuer.objects.values_list("contact_email", flat=True).distinct()}
    shown = statements(certificate.read_claims(), get_language() or "en")
    return context | {
        "statements": shown,
        "contacts": [shown.contact_email],
        "printed_url": api.public_url(certificate.display_code).partition("://")[2],
    }


def _limited(request: HttpRequest, code: str, *, is_json: bool) -> HttpResponse:
    """Not checkable now, which says nothing about the certificate."""
    if is_json:
        response: HttpResponse = JsonResponse({"state": "not_checked"}, status=429)
    else:
        form = CodeForm(initial={"code": code})
        response = render(request, "lms_certificates/limited.html", {"form": form}, status=429)
    response["Retry-After"] = str(limits.WINDOW_SECONDS)
    return response


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The viewer's own certificates, during the course and for ever after."""
    certificates = queries.certificates_of(request.viewer.person)  # type: ignore[attr-defined]
    return render(request, "lms_certificates/mine.html", {"certificates": certificates})


@require_safe
@login_required
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The very file that was stored at issue, for its holder and for quality officers."""
    allowed = queries.downloadable_by(request.viewer)  # type: ignore[attr-defined]
    file = CertificateFile.objects.filter(certificate__code=code, certificate__in=allowed.values("pk")).first()
    if file is None:
        raise Http404
    headers = {
        "Content-Disposition": f'attachment; filename="certificate-{code}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(file.pdf), content_type="application/pdf", headers=headers)
