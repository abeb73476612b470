"""The Python environment of the project, from the hashed lock. Standard library only.

It must be readable by old Pythons, because it is the one that tells them that they are too old.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-locks.json"
OLDEST = (3, 11)


class Problem(Exception):  # noqa: N818 - it is what is printed, one sentence for the person at the keyboard
    """Something that the person must put right; its text is one clear sentence."""


def venv_python():
    """Path of the environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_python(version):
    """Raise Problem if the interpreter (a version tuple) is too old."""
    if tuple(version[:2]) < OLDEST:
        raise Problem(
            "Python {}.{} is too old: Python 3.11 or newer is needed (try: make run PYTHON=python3.11).".format(
                *version[:2]
            )
        )


def check_writable(folder):
    """Make the folder, write and remove a file in it; Problem if that fails."""
    probe = Path(folder) / f".write-test-{os.getpid()}"
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise Problem(
            f"The folder {folder} cannot be written to ({error.strerror or error}); "
            "give yourself the right to, or choose another folder with LMS_VAR_DIR."
        ) from None


def check_pip():
    """Problem if this interpreter has no pip."""
    found = subprocess.call(
        [sys.executable, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if found != 0:
        raise Problem(f"pip is missing for {sys.executable}: install it first (Debian: apt-get install python3-pip).")


def read_stamp():
    """Which locks are installed: file name -> digest."""
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def digest_of(lock):
    """What the environment depends on: the lock's bytes and the version of Python."""
    return hashlib.sha256((ROOT / lock).read_bytes() + repr(sys.version_info[:2]).encode()).hexdigest()


def is_current(lock):
    return venv_python().exists() and read_stamp().get(lock) == digest_of(lock)


def ensure(lock):
    """Make the environment hold exactly what the lock says; returns True if anything was installed.

    The stamp is written last: an interrupted installation is taken up again by the next call.
    """
    check_python(sys.version_info)
    if is_current(lock):
        return False
    check_pip()
    check_writable(ROOT)
    print(f"Installing the packages of {lock} into {VENV.name} ...", flush=True)
    # Debian's Python comes without ensurepip; the pip outside installs into the environment.
    _run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], "The environment could not be made.")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(venv_python())]
    _run(
        [*pip, "install", "--quiet", "--require-hashes", "-r", str(ROOT / lock)],
        "The packages could not be installed; is there a network? What pip said stands above.",
    )
    STAMP.write_text(json.dumps({**read_stamp(), lock: digest_of(lock)}))
    return True


def _run(command, sentence):
    if subprocess.call(command, cwd=str(ROOT)) != 0:
        raise Problem(sentence)


def complain(problem):
    """Print the sentence and return the exit code."""
    print(f"\n{problem}", file=sys.stderr, flush=True)
    return 2
