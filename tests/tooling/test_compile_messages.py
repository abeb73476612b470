"""Catalogues compiled without the gettext programs count and read as the ones compiled with them."""

import gettext
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ARABIC = r"""msgid ""
msgstr ""
"Language: ar\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;\n"

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few"
msgstr[4] "many"
msgstr[5] "other"

msgctxt "verb"
msgid "Open"
msgstr "افتح"

#, fuzzy
msgid "Guess"
msgstr "تخمين"
"""  # noqa: E501 - the rule of plurals is one line in a catalogue


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "locale" / "ar" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(ARABIC, encoding="utf-8")
    return path


@pytest.fixture
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_messages", ROOT / "bin" / "compile_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> list[str]:
    with path.open("rb") as stream:
        catalogue = gettext.GNUTranslations(stream)
    counted = [catalogue.ngettext("%(n)s day", "%(n)s days", n) for n in (0, 1, 2, 5, 15, 100)]
    return [*counted, catalogue.pgettext("verb", "Open"), catalogue.gettext("Guess")]


def test_compile_one_reads_like_msgfmt(program: ModuleType, source: Path) -> None:
    assert program.compile_one(source) is True
    ours = read(source.with_suffix(".mo"))

    subprocess.run([str(shutil.which("msgfmt")), source, "-o", source.with_suffix(".mo")], check=True)

    assert ours == read(source.with_suffix(".mo"))
    assert ours == ["zero", "one", "two", "few", "many", "other", "افتح", "Guess"]


def test_compile_one_writes_only_what_changed(program: ModuleType, source: Path) -> None:
    program.compile_one(source)
    assert program.compile_one(source) is False

    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))

    assert program.compile_one(source) is True
