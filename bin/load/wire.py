"""One kept-open HTTP connection that costs so little that the server is what is measured."""

from __future__ import annotations

import socket
from dataclasses import dataclass

__all__ = ["Line", "Reply", "WireError"]


class WireError(OSError):
    """The connection broke, or what came back was no reply."""


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes


class Line:
    """Posts JSON to one server and reads replies with a Content-Length. Not for use by two threads at once."""

    def __init__(self, host: str, port: int, *, timeout: float = 30, accept_encoding: str = "identity") -> None:
        self.address, self.timeout, self.accept_encoding = (host, port), timeout, accept_encoding
        self.socket: socket.socket | None = None

    def post(self, path: str, body: bytes, headers: str) -> Reply:
        """Send and wait for the reply. Raises OSError if none came; the next call connects anew."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self.address[0]}\r\nAccept-Encoding: {self.accept_encoding}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
        )
        try:
            return self._exchange(head.encode() + body)
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _exchange(self, message: bytes) -> Reply:
        if self.socket is None:
            self.socket = socket.create_connection(self.address, timeout=self.timeout)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(message)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _separator, body = data.partition(b"\r\n\r\n")
        status, fields = _parsed(head)
        length = _length(fields)
        while len(body) < length:
            body += self._more()
        if fields.get("connection", "").lower() == "close":
            self.close()
        return Reply(status, body)

    def _more(self) -> bytes:
        assert self.socket is not None
        data = self.socket.recv(65536)
        if not data:
            raise WireError("The server closed the connection.")
        return data


def _parsed(head: bytes) -> tuple[int, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    fields = (line.partition(":") for line in rest)
    return int(first.split(" ", 2)[1]), {name.lower(): value.strip() for name, _colon, value in fields}


def _length(fields: dict[str, str]) -> int:
    if "content-length" not in fields:
        raise WireError("The reply does not say how long it is.")
    return int(fields["content-length"])
