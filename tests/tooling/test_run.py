"""`make run` refuses with one clear sentence; nothing here needs Django."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what `make run` needs before there is an environment."""
    for name in ("bin", "Makefile", "requirements.lock", "requirements-dev.lock"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def run(checkout: Path, *, python: str = sys.executable, **variables: str) -> subprocess.CompletedProcess[str]:
    """`make run` there. The port is one that no other program uses unless the test says so."""
    command = ["make", "--no-print-directory", "run", f"PYTHON={python}", f"PORT={variables.pop('PORT', '8765')}"]
    environment = {**os.environ, "LMS_VAR_DIR": str(checkout / "var"), **variables}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=60)


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """What the person reads, without make's own closing line."""
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if line and not line.startswith("make")]
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_run_names_a_taken_port_and_offers_another(checkout: Path, taken_port: int) -> None:
    said = sentence(run(checkout, PORT=str(taken_port)))

    assert said.startswith(f"Port {taken_port} is taken")
    assert f"make run PORT={taken_port + 1}" in said


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_run_refuses_what_is_no_port(checkout: Path, port: str) -> None:
    assert sentence(run(checkout, PORT=port)).startswith("PORT must be a number from 1 to 65535")


def test_run_names_a_folder_that_cannot_be_written(checkout: Path) -> None:
    # A file where the folder should be: refused to root too, unlike a folder without rights.
    (checkout / "blocked").write_text("")

    said = sentence(run(checkout, LMS_VAR_DIR=str(checkout / "blocked" / "var")))

    assert said.startswith(f"The folder {checkout / 'blocked' / 'var'} cannot be written to")


def test_run_names_missing_pip(checkout: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", bare], check=True)

    said = sentence(run(checkout, python=str(bare / "bin" / "python")))

    assert said.startswith("pip is missing")


def test_run_names_an_old_python(checkout: Path) -> None:
    # The check as an old interpreter would meet it: the version is the only thing that is pretended.
    old = checkout / "old-python"
    old.write_text(
        f"#!{sys.executable}\n"
        "import sys, runpy\n"
        "sys.version_info = (3, 9, 18, 'final', 0)\n"
        "sys.argv = sys.argv[1:]\n"
        "sys.path.insert(0, 'bin')\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    old.chmod(0o755)

    said = sentence(run(checkout, python=str(old)))

    assert said.startswith("Python 3.9 is too old: Python 3.11 or newer is needed")


BEFORE_ENVIRONMENT = ["environment", "services", "run", "test", "lint", "lock"]
BEFORE_ENVIRONMENT += ["load/__init__", "load/places", "chaos/__init__", "chaos/__main__"]
BEFORE_ENVIRONMENT += ["bench/__init__", "bench/__main__"]


@pytest.mark.parametrize("module", BEFORE_ENVIRONMENT)
def test_programs_before_the_environment_can_be_read_by_old_pythons(module: str) -> None:
    import ast

    ast.parse((ROOT / "bin" / f"{module}.py").read_text(encoding="utf-8"), feature_version=(3, 7))
