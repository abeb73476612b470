"""Every catalogue is there, complete, without guesses, and says that a native speaker has yet to read it."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["lms", "courses", "workbook", "assessments", "certificates", "tot"]
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|</?\w+")
EVERY = pytest.mark.parametrize(("app", "language"), [(app, code) for app in APPS for code in LANGUAGES])

Key = tuple[str, str | tuple[str, ...]]


def path_of(app: str, language: str) -> Path:
    return ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po"


@cache
def catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def entries(app: str, language: str) -> list[Message]:
    return [message for message in catalogue(path_of(app, language), language) if message.id]


def keys(messages: list[Message]) -> set[Key]:
    return {(one.context or "", one.id if isinstance(one.id, str) else tuple(one.id)) for one in messages}


def texts(value: str | list[str] | tuple[str, ...]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


@pytest.fixture(scope="module")
def extractor() -> ModuleType:
    """bin/make_messages.py: the same extraction that `make messages` does."""
    spec = importlib.util.spec_from_file_location("make_messages", ROOT / "bin" / "make_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@EVERY
def test_catalogue_exists_and_says_that_it_is_a_draft(app: str, language: str, extractor: ModuleType) -> None:
    path = path_of(app, language)

    assert path.exists(), "run `make messages`"
    assert extractor.DRAFT in path.read_text(encoding="utf-8").partition("msgid")[0]


@EVERY
def test_catalogue_has_no_guess_and_no_gap(app: str, language: str) -> None:
    found = entries(app, language)

    assert [one.id for one in found if one.fuzzy] == []
    assert [one.id for one in found if not all(texts(one.string))] == []


@EVERY
def test_translation_keeps_placeholders_and_tags(app: str, language: str) -> None:
    """A singular or dual form may leave the number out; no form may invent a placeholder."""
    wrong = []
    for one in (entry for entry in entries(app, language) if all(texts(entry.string))):
        asked = [Counter(PLACEHOLDER.findall(text)) for text in texts(one.id)]
        given = [Counter(PLACEHOLDER.findall(text)) for text in texts(one.string)]
        is_plural = not isinstance(one.id, str)
        invented = any(form - asked[-1] for form in given)
        lost = asked[-1] - given[-1] if is_plural else asked[0] - given[0]
        if invented or lost:
            wrong.append(one.id)

    assert wrong == []


@pytest.mark.parametrize("app", APPS)
def test_catalogues_hold_exactly_what_the_source_says(app: str, tmp_path: Path, extractor: ModuleType) -> None:
    copy = tmp_path / app
    shutil.copytree(ROOT / app, copy, ignore=shutil.ignore_patterns("locale", "static", "migrations", "__pycache__"))
    (copy / "locale").mkdir()
    extractor.extract(copy)
    asked = keys([one for one in catalogue(copy / "locale" / "ar" / "LC_MESSAGES" / "django.po", "ar") if one.id])

    held = {language: keys(entries(app, language)) for language in LANGUAGES}

    assert {language: sorted(map(str, asked - one)) for language, one in held.items() if asked - one} == {}, "missing"
    assert {language: sorted(map(str, one - asked)) for language, one in held.items() if one - asked} == {}, "left over"
