"""The negative control: a server that acknowledges a save before it carries it out. Never part of the product."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from lms.wsgi import application as honest

__all__ = ["application"]

# How long a save that was acknowledged waits to be carried out.
DELAY = 0.15


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a save at once and do it later; everything else as it should be."""
    if environ["REQUEST_METHOD"] != "POST" or not environ["PATH_INFO"].endswith("/draft/"):
        return honest(environ, start_response)
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    threading.Thread(target=_carry_out, args=({**environ, "wsgi.input": io.BytesIO(body)},), daemon=True).start()
    reply = {"code": "ok", "revision": 1, "saved_at": datetime.now(UTC).isoformat()}
    content = json.dumps(reply).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
    return [content]


def _carry_out(environ: dict[str, Any]) -> None:
    time.sleep(DELAY)
    result = honest(environ, lambda *_arguments: None)
    list(result)
    if hasattr(result, "close"):
        result.close()
