"""Threads of one process share the font; certificates that are rendered at the same time do not mix."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from certificates.claims import Claims
from certificates.pdf import render_certificate
from tests.certificates.conftest import VERIFY_URL


def test_threads_render_at_the_same_time_and_give_the_same_bytes(claims: Claims) -> None:
    with ThreadPoolExecutor(max_workers=6) as pool:
        pages = list(pool.map(lambda _number: render_certificate(claims, verify_url=VERIFY_URL), range(12)))
    assert len(set(pages)) == 1
