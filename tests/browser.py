"""A real browser for tests marked `e2e`: Debian's Chromium, or the one that Playwright installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

from lms.models import Person

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = (390, 844)
OUTPUT = Path(settings.BASE_DIR) / "test-output"


class OpenPage(Protocol):
    """`open_page(person, width=1280)`: a tab, signed in as the person or as nobody; paths are relative."""

    def __call__(self, person: Person | None = None, *, width: int = PHONE[0], **context: Any) -> Page: ...


Screenshot = Callable[[Page, str], Path]


def executable() -> str | None:
    """Path of an installed Chromium; None lets Playwright take its own, and fail loudly without one."""
    names = [os.environ.get("LMS_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def playwright(django_db_setup: None) -> Iterator[Playwright]:
    """Playwright for the rest of the session.

    Its event loop gives the test's thread new database connections; hand on to them the rows of the
    migrations, which a test that commits puts back before it begins.
    """
    rows = {one.alias: getattr(one, "_test_serialized_contents", None) for one in connections.all()}
    with sync_playwright() as running:
        for one in connections.all():
            if rows.get(one.alias) is not None:
                one._test_serialized_contents = rows[one.alias]
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    yield running
    running.close()


class Watch:
    """Notes what no page may do: break the content security policy, throw, or ask another host."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.problems: list[str] = []

    def add(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.problems.append(message.text)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != self.host:
            self.problems.append(f"asked another host: {request.url}")


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """Tabs on the live server; after the test they are closed and what they did wrong fails it."""
    contexts: list[BrowserContext] = []
    watch = Watch(urlsplit(live_server.url).netloc)

    def open_(person: Person | None = None, *, width: int = PHONE[0], **context: Any) -> Page:
        height = PHONE[1] if width == PHONE[0] else 900
        tab = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, reduced_motion="reduce", **context
        )
        contexts.append(tab)
        tab.on("page", watch.add)
        if person is not None:
            tab.add_cookies([session_cookie(person, live_server.url)])
        return tab.new_page()

    yield open_
    for tab in contexts:
        tab.close()
    assert watch.problems == []


def comes_true(page: Page, script: str, argument: Any = None, *, seconds: int = 8) -> None:
    """Waits until the script, an expression or a function of the argument, comes true on the page.

    Asked from outside again and again: what polls inside the page compiles the script there each time, which the
    content security policy forbids.
    """
    for _attempt in range(seconds * 10):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"did not come true in {seconds} seconds: {script}")


def session_cookie(person: Person, url: str) -> Any:
    """The cookie of a browser that has signed in."""
    client = Client()
    assert person.account is not None, "this person has no account"
    client.force_login(person.account)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


@pytest.fixture
def screenshot() -> Screenshot:
    """`screenshot(page, "lesson.ar")` keeps the whole page as test-output/lesson.ar.png."""

    def keep(page: Page, name: str) -> Path:
        path = OUTPUT / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, full_page=True)
        return path

    return keep
