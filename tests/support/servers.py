"""A small HTTP server on loopback that sends exactly the bytes it is told to, however wrong they are."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self, cast


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRequest:
    """A request as it arrived."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    """Names in lower case, values as Latin-1."""
    connection: int
    """Number of the connection it came over, from 1."""
    at: float
    """By the monotonic clock."""

    def header(self, name: str) -> str | None:
        """The value of a header that came at most once."""
        values = [value for key, value in self.headers if key == name]
        assert len(values) <= 1, f"{name} was sent {len(values)} times"
        return values[0] if values else None


Answer = Callable[[SeenRequest, socket.socket], bool]
"""Sends the answer; True where the connection may serve another request."""


def reply(
    status: int = 200,
    body: bytes = b"",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    *,
    after: float = 0.0,
) -> Answer:
    """A proper answer with Content-Length, after a while."""
    pairs = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
    length = [] if status in (204, 304) else [("Content-Length", str(len(body)))]
    lines = "".join(f"{name}: {value}\r\n" for name, value in length + pairs)
    data = f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode("latin-1") + body

    def send(_: SeenRequest, connection: socket.socket) -> bool:
        sleep(after)
        connection.sendall(data)
        return True

    return send


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return reply(status, headers={"Location": location})


def raw(*pieces: bytes, pause: float = 0.0, reset: bool = False) -> Answer:
    """These bytes and then the end of the connection, by a reset if wanted."""

    def send(_: SeenRequest, connection: socket.socket) -> bool:
        for number, piece in enumerate(pieces):
            sleep(pause if number else 0.0)
            connection.sendall(piece)
        if reset:
            # Lingering for no time makes the kernel send RST in place of FIN.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        return False

    return send


def silence() -> Answer:
    """Nothing, until the client has had enough or the server stops."""

    def send(_: SeenRequest, connection: socket.socket) -> bool:
        connection.recv(1)
        return False

    return send


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last one for ever."""
    rest = list(answers)
    lock = threading.Lock()

    def send(request: SeenRequest, connection: socket.socket) -> bool:
        with lock:
            answer = rest.pop(0) if len(rest) > 1 else rest[0]
        return answer(request, connection)

    return send


def together(count: int, answer: Answer) -> Answer:
    """The answer, to nobody before so many have asked for it, or a minute has passed."""
    lock, asked_by_all, asked = threading.Lock(), threading.Event(), 0

    def send(request: SeenRequest, connection: socket.socket) -> bool:
        nonlocal asked
        with lock:
            asked += 1
            if asked == count:
                asked_by_all.set()
        asked_by_all.wait(60)
        return answer(request, connection)

    return send


def unless_known(answer: Answer, *, etag: str) -> Answer:
    """304 to whoever names this ETag, else the answer."""

    def send(request: SeenRequest, connection: socket.socket) -> bool:
        known = request.header("if-none-match") == etag
        return (reply(304) if known else answer)(request, connection)

    return send


def endless(head: bytes, piece: bytes, *, pause: float = 0.0) -> Answer:
    """A beginning, and then the same again until the client has had enough."""

    def send(_: SeenRequest, connection: socket.socket) -> bool:
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            sleep(pause)

    return send


class MisbehavingServer:
    """Serves answers by path from threads of its own; a context manager. Unknown paths get 404."""

    def __init__(
        self, answers: Mapping[str, Answer] | None = None, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
    ) -> None:
        self.answers = dict(answers or {})
        self.requests: list[SeenRequest] = []
        self.most_at_once = 0
        self._at_once = 0
        self._host, self._tls = host, tls
        self._connections = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=256)
        self._threads: list[threading.Thread] = []

    @property
    def port(self) -> int:
        """The port that was given by the system."""
        return int(self._listener.getsockname()[1])

    def url(self, path: str = "/", *, host: str | None = None, userinfo: str = "") -> str:
        """The address of a path, under another name for this host if wanted."""
        name = host or self._host
        bracketed = f"[{name}]" if ":" in name else name
        return f"{'https' if self._tls else 'http'}://{userinfo}{bracketed}:{self.port}{path}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            open_connections = list(self._open)
        for connection in open_connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=5)

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._connections += 1
                self._start(self._serve, connection, self._connections)

    def _serve(self, connection: socket.socket, number: int) -> None:
        with self._lock:
            self._open.add(connection)
        try:
            # OSError: the client has gone away, which is what many a test is about.
            with suppress(OSError):
                if self._tls is not None:
                    connection = self._tls.wrap_socket(connection, server_side=True)
                while self._serve_one(connection, number):
                    pass
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def _serve_one(self, connection: socket.socket, number: int) -> bool:
        request = _read_request(connection, number)
        if request is None:
            return False
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        answering = _Answering(connection, self._begun)
        try:
            return self.answers.get(request.target, reply(404))(request, cast("socket.socket", answering))
        finally:
            answering.begin()

    def _begun(self) -> None:
        with self._lock:
            self._at_once -= 1


class _Answering:
    """A connection that says when its answer begins: whoever has read one may ask again before this thread goes on."""

    def __init__(self, connection: socket.socket, begun: Callable[[], None]) -> None:
        self._connection, self._begun = connection, begun
        self._has_begun = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._begun()

    def sendall(self, data: bytes) -> None:
        self.begin()
        self._connection.sendall(data)


def _read_request(connection: socket.socket, number: int) -> SeenRequest | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
        if not data[:1].isalpha():  # TLS spoken to a server that has none
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return None
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    pairs = (line.partition(": ") for line in lines)
    headers = tuple((name.lower(), value) for name, _, value in pairs)
    return SeenRequest(method=method, target=target, headers=headers, connection=number, at=monotonic())
