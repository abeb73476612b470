"""The environment is installed when it is missing or its lock changed, and not otherwise."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# The interpreter outside the environment: the one that has pip and that `make` calls.
OUTSIDE = Path(sys.base_prefix) / "bin" / "python3"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "bin", tmp_path / "bin")
    (tmp_path / "requirements.lock").write_text("# nothing to install\n")
    return tmp_path


def ensure(checkout: Path) -> str:
    """'True' or 'False' as environment.ensure() says, or the sentence of its Problem."""
    code = (
        "import sys; sys.path.insert(0, 'bin'); import environment\n"
        "try: print(environment.ensure('requirements.lock'))\n"
        "except environment.Problem as problem: print(problem)\n"
    )
    done = subprocess.run([OUTSIDE, "-c", code], cwd=checkout, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


def test_ensure_installs_once_and_again_when_the_lock_changes(checkout: Path) -> None:
    assert ensure(checkout) == "True"
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert ensure(checkout) == "False"

    (checkout / "requirements.lock").write_text("# still nothing, but other\n")

    assert ensure(checkout) == "True"


def test_ensure_takes_up_an_installation_that_failed(checkout: Path) -> None:
    wrong = checkout / "requirements.lock"
    wrong.write_text(f"./no-such-package.whl --hash=sha256:{'0' * 64}\n")
    assert ensure(checkout).startswith("The packages could not be installed")

    wrong.write_text("# nothing to install\n")

    assert ensure(checkout) == "True"
