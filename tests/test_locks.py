"""The locks hold what the .in files ask for, with hashes, and name no machine and no registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^ ;\\]+)", re.M | re.I)
REQUEST = re.compile(r"^([a-z0-9][a-z0-9._-]*)", re.I)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    return {normal(name): version for name, version in PIN.findall((ROOT / lock).read_text())}


def requests(source: str) -> set[str]:
    lines = [line for line in (ROOT / source).read_text().splitlines() if line and not line.startswith(("#", "-r"))]
    return {normal(found.group(1)) for line in lines if (found := REQUEST.match(line))}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_everything_that_is_asked_for(lock: str) -> None:
    assert requests(lock.replace(".lock", ".in")) <= set(pins(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert not [word for word in ("://", "http:", "https:", "index-url", "find-links", "file:", " @ ") if word in text]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text())

    assert [entry.splitlines()[0] for entry in entries if PIN.match(entry) and "--hash=sha256:" not in entry] == []


def test_development_lock_agrees_with_the_one_of_the_site() -> None:
    development = pins("requirements-dev.lock")

    assert {
        name: version for name, version in pins("requirements.lock").items() if development.get(name) != version
    } == {}
