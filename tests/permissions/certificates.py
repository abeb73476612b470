"""Addresses of certificates: checking is open to everybody, the register is the quality officer's."""

from __future__ import annotations

from typing import Any

from tests.certificates.records import make_certificate, make_completion
from tests.permissions.table import EVERYBODY, QUALITY, SIGNED_IN, Row, Who, World, post


def prepare(world: World) -> None:
    """The trainee holds a certificate; somebody else's waits to be issued."""
    world.extra["certificate"] = make_certificate(person=world.people[Who.TRAINEE])
    world.extra["completion"] = make_completion()


def held(world: World) -> dict[str, Any]:
    return {"code": world.extra["certificate"].code}


def unknown(world: World) -> dict[str, Any]:
    return {"code": "2222222222222222"}


def waiting(world: World) -> dict[str, Any]:
    return {"key": world.extra["completion"].key}


ROWS = [
    Row("certificate_check", EVERYBODY, ok=302, is_page=False),
    Row("certificate_verify", EVERYBODY, kwargs=held, ok=302, is_page=False),
    Row("lms_certificates:check", EVERYBODY),
    Row("lms_certificates:verify", EVERYBODY, kwargs=held, seen_by=(Who.ANONYMOUS,)),
    Row("lms_certificates:verify", EVERYBODY, kwargs=unknown, ok=404, query="?unknown"),
    Row("lms_certificates:mine", SIGNED_IN),
    Row("lms_certificates:register", QUALITY, refused=403),
    Row("lms_certificates:waiting", QUALITY, refused=403),
    Row("lms_certificates:detail", QUALITY, kwargs=held, refused=403, wrong="put"),
    Row("lms_certificates:download", QUALITY | {Who.TRAINEE}, kwargs=held, is_page=False),
    post("lms_certificates:retry", QUALITY, kwargs=waiting, refused=403),
]
