"""Addresses of certificates: checking is open to everybody, the register is the quality officer's."""

from __future__ import annotations

import uuid
from typing import Any

from tests.permissions.table import EVERYBODY, QUALITY, SIGNED_IN, Row, World, post

NO_SUCH_CODE = "2222222222222222"


def unknown(world: World) -> dict[str, Any]:
    return {"code": NO_SUCH_CODE}


ROWS = [
    Row("certificate_check", EVERYBODY, ok=302, is_page=False),
    Row("certificate_verify", EVERYBODY, kwargs=unknown, ok=302, is_page=False),
    Row("lms_certificates:check", EVERYBODY),
    Row("lms_certificates:verify", EVERYBODY, kwargs=unknown, ok=404),
    Row("lms_certificates:mine", SIGNED_IN),
    Row("lms_certificates:register", QUALITY, refused=403),
    Row("lms_certificates:waiting", QUALITY, refused=403),
    Row("lms_certificates:detail", QUALITY, kwargs=unknown, ok=404, refused=403, wrong="put"),
    Row("lms_certificates:download", frozenset(), kwargs=unknown),
    post("lms_certificates:retry", QUALITY, kwargs=lambda world: {"key": uuid.UUID(int=0)}, ok=404, refused=403),
]
