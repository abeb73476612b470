"""`make run`: environment, catalogues, database, content, demo people, server. Running it again changes nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import environment
from environment import ROOT, Problem

HOST = "127.0.0.1"


def port_from(text):
    """The port as a number; Problem if it is none."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Problem(f"PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text)


def check_port(port):
    """Problem if another program listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Problem(f"Port {port} may not be used without special rights (try: make run PORT=8000).") from None
        except OSError:
            raise Problem(
                f"Port {port} is taken: stop the other server, or choose another port (make run PORT={port + 1})."
            ) from None


def main():
    environment.check_python(sys.version_info)
    port = port_from(os.environ.get("PORT") or "8000")
    check_port(port)
    environment.check_writable(Path(os.environ.get("LMS_VAR_DIR") or ROOT / "var"))
    environment.ensure("requirements.lock")
    python = str(environment.venv_python())
    variables = dict(os.environ, DJANGO_SETTINGS_MODULE="lms.settings.dev", LMS_RUN_PORT=str(port))
    if port != 8000:
        variables.setdefault("LMS_BASE_URL", f"http://{HOST}:{port}")
    code = subprocess.call([python, str(ROOT / "bin" / "prepare.py")], cwd=str(ROOT), env=variables)
    if code != 0:
        return code
    sys.stdout.flush()
    os.chdir(str(ROOT))
    # Replaces this process, so that Ctrl-C and the exit code are the server's.
    os.execve(python, [python, "manage.py", "runserver", f"{HOST}:{port}"], variables)  # noqa: S606 - our own server
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Problem as problem:
        sys.exit(environment.complain(problem))
    except KeyboardInterrupt:
        sys.exit(130)
