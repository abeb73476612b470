"""The connection and the server that chaos and bench stand on, and the lines that bench prints."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "bin"))

from bench.figures import Figure, line
from load.server import Server, ServerError
from load.wire import Line, WireError

ECHO = """
import os
def application(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])) + b" %d" % os.getpid()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Answers with what it was sent and the number of the process."""
    (tmp_path / "echo_of_this_test.py").write_text(ECHO)
    made = Server("echo_of_this_test:application", {}, tmp_path / "log", workers=1)
    made.variables["PYTHONPATH"] += os.pathsep + str(tmp_path)
    yield made
    made.kill()


def process_in(reply: bytes) -> int:
    return int(reply.split()[-1])


def test_line_keeps_the_connection_and_connects_anew_after_a_kill(server):
    server.start()
    line_out = Line("127.0.0.1", server.port)
    first, second = (line_out.post("/", text, "") for text in (b"one", b"two"))
    assert (first.status, first.body.split()[0], second.body.split()[0]) == (200, b"one", b"two")
    assert process_in(first.body) == process_in(second.body)
    server.kill()
    with pytest.raises(OSError, match=r"."):
        line_out.post("/", b"three", "")
    server.start()
    assert process_in(line_out.post("/", b"four", "").body) != process_in(first.body)


def test_server_kill_leaves_none_of_its_processes(server):
    server.start()
    worker = process_in(Line("127.0.0.1", server.port).post("/", b"", "").body)
    server.kill()
    server.kill()
    # A process that is killed lets go of its port a moment later.
    until(lambda: not is_open(server.port) and not is_running(worker))


def until(condition):
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    assert condition()


def is_open(port):
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def is_running(process: int) -> bool:
    """False for a process that has ended, also while nobody has asked for its exit code yet."""
    status = Path(f"/proc/{process}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def test_server_that_cannot_start_says_what_it_wrote(tmp_path):
    with pytest.raises(ServerError, match="no_such_module_at_all"):
        Server("no_such_module_at_all:application", {}, tmp_path / "log", workers=1).start()


def test_line_refuses_a_reply_without_a_length():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer_without_length, args=(listener,), daemon=True).start()
        with pytest.raises(WireError):
            Line("127.0.0.1", listener.getsockname()[1]).post("/", b"", "")


def answer_without_length(listener: socket.socket) -> None:
    connection, _address = listener.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")


def test_figures_are_lines_of_json():
    assert json.loads(line(Figure("autosave.sqlite", 123.45678, "saves/s", 0.61))) == {
        "name": "autosave.sqlite",
        "value": 123.457,
        "unit": "saves/s",
        "ratio": 0.61,
    }
    assert json.loads(line(Figure("pages", 3, "pages/s")))["ratio"] is None
