"""Every answer has a content security policy; data has the strictest."""

from __future__ import annotations

import pytest
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from lms.middleware import PolicyMiddleware


def policy_of(response: HttpResponseBase) -> str:
    answer = PolicyMiddleware(lambda _request: response)(RequestFactory().get("/"))
    return str(answer["Content-Security-Policy"])


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8"])
def test_data_may_do_nothing(content_type: str) -> None:
    assert policy_of(HttpResponse(b"{}", content_type=content_type)) == "default-src 'none'; frame-ancestors 'none'"
    assert policy_of(JsonResponse({})) == "default-src 'none'; frame-ancestors 'none'"


def test_pages_have_the_policy_of_the_settings() -> None:
    assert "script-src 'self'" in policy_of(HttpResponse("<p>"))


def test_policy_of_a_view_stays() -> None:
    response = JsonResponse({}, headers={"Content-Security-Policy": "sandbox"})
    assert policy_of(response) == "sandbox"
