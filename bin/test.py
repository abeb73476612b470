"""`make test`: everything on SQLite, then what depends on the database or the cache on those that answer."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import environment
from environment import ROOT, Problem
from services import find_postgres, find_redis

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


def may_install():
    """True for root on a Debian."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_programs():
    """See that a browser and gettext are there; install what is missing, or say what to do."""
    browser, gettext = any(map(shutil.which, BROWSERS)), shutil.which("xgettext") is not None
    if not (browser and gettext) and may_install():
        packages = ["gettext"] if browser else ["chromium", "fonts-noto-core", "gettext"]
        print("Installing {} ...".format(", ".join(packages)), flush=True)
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
            if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) != 0:
                raise Problem("{} failed; what it said stands above.".format(" ".join(command)))
        return
    if not gettext:
        raise Problem("xgettext is missing: install gettext first.")
    if (
        not browser
        and subprocess.call([str(environment.venv_python()), "-m", "playwright", "install", "chromium"]) != 0
    ):
        raise Problem("Chromium is missing and could not be installed; install it first.")


def pytest(label, *arguments, **variables):
    """One run of pytest; returns (label, ended well, seconds)."""
    print(f"\n=== Tests on {label} ===", flush=True)
    began = time.monotonic()
    settings = {"DJANGO_SETTINGS_MODULE": "lms.settings.test", "PYTHONPATH": ""}
    command = [str(environment.venv_python()), "-m", "pytest", "-q", *arguments]
    code = subprocess.call(command, cwd=str(ROOT), env=dict(os.environ, **settings, **variables))
    return label, code == 0, time.monotonic() - began


def run_all(arguments):
    """The runs that are possible here, with the reasons for those that are not."""
    runs, left_out = [pytest("SQLite", "-n", os.environ.get("TEST_WORKERS") or "2", *arguments)], []
    postgres, redis = find_postgres(), find_redis()
    if postgres:
        runs.append(pytest("PostgreSQL", "-m", "database_sensitive", *arguments, LMS_TEST_DATABASE_URL=postgres))
    else:
        left_out.append("PostgreSQL (none answers at 127.0.0.1:5432; set TEST_DATABASE_URL)")
    if redis:
        runs.append(pytest("Redis", "-m", "cache_sensitive", *arguments, CACHE_URL=redis))
    else:
        left_out.append("Redis (no empty database answers at 127.0.0.1:6379/15; set TEST_CACHE_URL)")
    return runs, left_out


def summarise(runs, left_out):
    print("\n=== Summary ===")
    for label, passed, seconds in runs:
        print("{:<11} {}  ({:.0f} s)".format(label, "passed" if passed else "FAILED", seconds))
    for label in left_out:
        print(f"not run on {label}")
    sys.stdout.flush()
    return 0 if all(passed for _label, passed, _seconds in runs) else 1


def main(arguments):
    environment.ensure("requirements-dev.lock")
    environment.check_writable(Path(os.environ.get("LMS_VAR_DIR") or ROOT / "var"))
    install_programs()
    subprocess.check_call([str(environment.venv_python()), str(ROOT / "bin" / "compile_messages.py")])
    return summarise(*run_all(arguments))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)
