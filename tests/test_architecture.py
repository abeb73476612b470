"""What import-linter cannot see, and that its contracts hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PLUGINS = {
    "courses": "lms_courses",
    "workbook": "lms_workbook",
    "assessments": "lms_assessments",
    "certificates": "lms_certificates",
    "tot": "lms_tot",
}
APPS = {"lms": "lms", **PLUGINS}
LONGEST_FILE = 300
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
TEMPLATE_REFERENCE = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
LOADED = re.compile(r"\{%\s*load\s+([^%]+?)\s*%\}")
STATIC = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|<script\b(?![^>]*\bsrc=)(?![^>]*type="application/json")"""
)


def sources(app: str) -> Iterator[Path]:
    """Python files of an app without its migrations."""
    return (path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)


def templates(app: str) -> list[Path]:
    return sorted((ROOT / app).glob("**/templates/**/*.html"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def attribute(call: ast.Call) -> str:
    """`connect` for `signal.connect(...)`, `receiver` for `receiver(...)`."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def others(app: str) -> dict[str, str]:
    return {name: label for name, label in PLUGINS.items() if name != app}


def test_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports_command as main; main()"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("app", APPS)
def test_no_string_names_a_sibling(app: str) -> None:
    """A string foreign key, a dotted path or an address of another plugin binds as hard as an import."""
    labels = "|".join(others(app).values())
    dotted = "|".join(others(app))
    bound = re.compile(rf"^(?:{labels})[.:/]\w|^(?:{dotted})\.\w+[.\w]*$")
    found = [
        f"{name_of(path)}:{node.lineno} {node.value}"
        for path in sources(app)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and bound.match(node.value)
    ]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_templates_use_no_sibling(app: str) -> None:
    labels, found = others(app).values(), []
    for path in templates(app):
        text = path.read_text(encoding="utf-8")
        named = TEMPLATE_REFERENCE.findall(text) + STATIC.findall(text)
        libraries = [word for line in LOADED.findall(text) for word in line.split()]
        addresses = re.findall(r"""\{%\s*url\s+["']([^"']+)["']""", text)
        bound = [one for one in named if one.split("/")[0] in labels]
        bound += [one for one in libraries if any(one.startswith(label) for label in labels)]
        bound += [one for one in addresses if one.split(":")[0] in labels]
        found += [f"{name_of(path)}: {one}" for one in bound]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_get_model_is_called_in_migrations_only(app: str) -> None:
    found = [
        f"{name_of(path)}:{call.lineno}"
        for path in sources(app)
        for call in calls(path)
        if attribute(call) == "get_model"
    ]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_receivers_are_connected_in_ready_only(app: str) -> None:
    found = [
        f"{name_of(path)}:{call.lineno} {attribute(call)}"
        for path in sources(app)
        for call in calls(path)
        if attribute(call) in {"connect", "receiver"}
        and path.name != "apps.py"
        # A database connection is opened with `connect()` too; it takes no function.
        and (attribute(call) == "receiver" or call.args)
    ]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_no_saving_signal_is_listened_to(app: str) -> None:
    """Facts are announced by the act that makes them true, never guessed from a saved row."""
    saving = re.compile(r"\b(?:post|pre)_(?:save|delete|init)\b|\bm2m_changed\b")
    found = [name_of(path) for path in sources(app) if saving.search(path.read_text(encoding="utf-8"))]

    assert found == []


def every_file() -> Iterator[Path]:
    for folder in [*APPS, "bin", "tests"]:
        for pattern in ("*.py", "*.html", "*.css", "*.js"):
            yield from sorted((ROOT / folder).rglob(pattern))


def test_files_stay_short() -> None:
    measured = [path for path in every_file() if path.suffix in {".py", ".html"} and "migrations" not in path.parts]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in measured}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_is_marked_as_unfinished() -> None:
    assert [name_of(path) for path in every_file() if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("app", APPS)
def test_templates_have_no_inline_style_or_script(app: str) -> None:
    """The content security policy would block them; scripts of data (`application/json`) are none."""
    found = [
        f"{name_of(path)}:{number}"
        for path in templates(app)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if INLINE.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("app", APPS)
def test_style_sheets_know_no_left_and_right(app: str) -> None:
    """Arabic and Sorani run the other way: one sheet serves both with logical properties."""
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right)\b|(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right))"
    )
    found = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in sorted((ROOT / app).glob("**/static/**/*.css"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if physical.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(("app", "label"), APPS.items())
def test_app_has_all_its_parts(app: str, label: str) -> None:
    folder = ROOT / app
    parts = [
        folder / "README.md",
        folder / "templates" / label,
        folder / "static" / label,
        folder / "locale",
        folder / "migrations" / "0001_initial.py",
    ]

    assert [name_of(path) for path in parts if not path.exists()] == []
