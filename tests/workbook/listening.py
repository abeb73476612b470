"""The address of drafts with an ear at it: what devices send, and a server that does not take it for a while.

`URLS` is a root urlconf for `settings.ROOT_URLCONF`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from lms import urls as lms_urls
from workbook.models import Response
from workbook.views.draft import draft

URLS = "tests.workbook.listening"


@dataclass
class Server:
    """`heard` are the deliveries in their order; while `is_broken` none is taken."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    is_broken: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the one answer that there is."""
        response = Response.objects.first()
        return dict(response.answers) if response else {}

    def holds(self, texts: dict[str, str]) -> None:
        """Waits until the answer is exactly this."""
        until(lambda: self.texts == texts, lambda: self.texts)


SERVER = Server()


def listen_anew() -> Server:
    SERVER.heard, SERVER.is_broken = [], False
    return SERVER


def until(condition: Callable[[], bool], found: Callable[[], Any] = lambda: None) -> None:
    """Waits a while for what a browser does meanwhile; fails with what was `found`."""
    end = time.monotonic() + 12
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    assert condition(), found()


def listening_draft(request: HttpRequest, cohort: str, slug: str) -> HttpResponse:
    if request.method == "POST":
        if SERVER.is_broken:
            return HttpResponse(status=503)
        SERVER.heard.append(json.loads(request.body))
    return draft(request, cohort, slug)


urlpatterns = [
    path("en/learn/<slug:cohort>/exercise/<slug:slug>/draft/", listening_draft),
    *lms_urls.urlpatterns,
]
handler404 = "lms.errors.page_not_found"
