"""`make lock`: write both locks with hashes, for every platform, without any address in them."""

import shutil
import subprocess
import sys

import environment
from environment import ROOT, Problem

UV = "uv>=0.5"
OPTIONS = [
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version",
    "3.11",
]
LOCKS = [("requirements.in", "requirements.lock"), ("requirements-dev.in", "requirements-dev.lock")]


def find_uv():
    """The command of uv: the one that is installed, else a copy of its own under var/."""
    if shutil.which("uv"):
        return ["uv"]
    target = ROOT / "var" / "uv"
    if not (target / "bin" / "uv").exists():
        environment.check_pip()
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), UV]
        if subprocess.call(command) != 0:
            raise Problem("uv, which writes the locks, could not be installed.")
    return [str(target / "bin" / "uv")]


def main(arguments):
    """Without arguments only what must move moves; `--upgrade` takes the newest of everything."""
    uv = find_uv()
    for source, lock in LOCKS:
        extra = [] if lock == "requirements.lock" else ["--constraints", "requirements.lock"]
        command = [*uv, "pip", "compile", "--quiet", *OPTIONS, *extra, *arguments, source, "-o", lock]
        command += ["--custom-compile-command", "make lock"]
        if subprocess.call(command, cwd=str(ROOT)) != 0:
            raise Problem(f"{source} could not be locked; what uv said stands above.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(environment.complain(problem))
