"""A limit on guessing that spares an office behind one address: only unknown codes are counted.

Codes have 80 random bits, so the limit is not what keeps them secret; it keeps a script from occupying the
register. Whoever looks up genuine certificates is never counted.
"""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

__all__ = ["WINDOW_SECONDS", "count_miss", "is_limited"]

MISSES_PER_WINDOW = 60
WINDOW_SECONDS = 60


def is_limited(request: HttpRequest) -> bool:
    """True once an address has missed 60 times within the running minute."""
    key = _key(request)
    return key is not None and cache.get(key, 0) >= MISSES_PER_WINDOW


def count_miss(request: HttpRequest) -> None:
    """Remember that a code of this address was not in the register."""
    key = _key(request)
    if key is not None and not cache.add(key, 1, WINDOW_SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two calls
            cache.set(key, 1, WINDOW_SECONDS)


def _key(request: HttpRequest) -> str | None:
    """One key for an address and a minute; None where the address cannot be known (a local socket)."""
    try:
        # The same setting about trusted proxies as for the limits on signing in.
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return None
    return f"lms_certificates:misses:{address}:{int(time.time() // WINDOW_SECONDS)}"
