"""There is one way to sign in, with one set of limits. The other doors that packages bring lead to it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; `next` is kept if it stays on this site."""
    target = request.GET.get("next") or request.POST.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    query = f"?{urlencode({'next': target})}" if target and is_ours else ""
    return HttpResponseRedirect(reverse("account_login") + query)


def to_password_reset(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """To the page that sends a link for a new password."""
    return redirect("account_reset_password")


def to_account(request: HttpRequest) -> HttpResponse:
    """To one's account: addresses are the institute's to change, so that nobody takes another's."""
    return redirect("lms:account")


def admin_doors() -> list[URLPattern]:
    """Placed before the addresses of the Wagtail admin, below the same prefix."""
    return [
        path("login/", to_sign_in),
        path("password_reset/", to_password_reset),
        path("password_reset/<path:rest>", to_password_reset),
    ]


def page_doors() -> list[URLPattern]:
    """Placed before the addresses of Wagtail's pages, below the same prefix."""
    return [path("_util/login/", to_sign_in)]


def account_doors() -> list[URLPattern]:
    """Placed before allauth's addresses, below the same prefix."""
    return [path("email/", to_account)]
