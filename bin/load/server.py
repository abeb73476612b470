"""A real server: gunicorn in a session of its own, so that all of its processes can be killed at once."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

__all__ = ["HOST", "Server", "ServerError", "end_tidily", "free_port"]

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parent.parent.parent


class ServerError(RuntimeError):
    """The server did not begin to listen; the message holds the end of what it wrote."""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def end_tidily() -> None:
    """Let SIGTERM end this program like Ctrl-C, so that servers and databases that it made go with it."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


class Server:
    """`application` as gunicorn runs it; every start is a new process group on the same port.

    Worker processes with threads, because the simple kind of worker closes the connection after each reply.
    """

    def __init__(self, application: str, variables: Mapping[str, str], log: Path, *, workers: int = 2) -> None:
        self.application, self.log, self.workers = application, log, workers
        path = os.pathsep.join([str(ROOT), str(ROOT / "bin")])
        self.variables = {**os.environ, **variables, "PYTHONPATH": path}
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, patience: float = 90) -> None:
        """Start and wait until it listens. Raises ServerError after `patience` seconds, or if it ends before."""
        options = ["--workers", str(self.workers), "--worker-class", "gthread", "--threads", "4", "--preload"]
        bind = ["--bind", f"{HOST}:{self.port}", "--keep-alive", "30", "--log-level", "warning", "--no-control-socket"]
        command = [sys.executable, "-W", "ignore", "-m", "gunicorn", *options, *bind, self.application]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.variables, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + patience
        while not self._listens():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise ServerError(f"The server did not start:\n{self.tail()}")
            time.sleep(0.02)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self.port)) == 0

    def kill(self) -> None:
        """SIGKILL to the whole process group: nothing in it can finish, clean up or say good-bye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end; kill what has not ended after ten seconds."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        for one in (number, signal.SIGKILL):
            try:
                os.killpg(process.pid, one)
                process.wait(timeout=10)
            except ProcessLookupError:
                process.wait()
            except subprocess.TimeoutExpired:
                continue
            return

    def tail(self, lines: int = 25) -> str:
        """The end of what all its processes have written."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""
