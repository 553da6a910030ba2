"""A TCP proxy before a PostgreSQL on a Unix socket that makes every message to the server wait."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from sqlalchemy import make_url

_PIECE = 65536


class SlowProxy:
    """Listens on loopback; a context manager. `url` leads through it."""

    def __init__(self, url: str, *, delay: float) -> None:
        read = make_url(url)
        folder = read.query.get("host") or read.host
        self._socket = f"{folder}/.s.PGSQL.{read.port or 5432}"
        self._delay = delay
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        port = self._listener.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._ends: list[socket.socket] = []
        self._carriers: list[threading.Thread] = []
        through = read.set(host="127.0.0.1", port=port, query={})
        self.url = through.render_as_string(hide_password=False)

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for carrier in self._carriers:
            carrier.join()
        for end in self._ends:
            end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                server = socket.socket(socket.AF_UNIX)
                self._ends += client, server
                server.connect(self._socket)
                for way in ((client, server, self._delay), (server, client, 0.0)):
                    carrier = threading.Thread(target=_carry, args=way, daemon=True)
                    self._carriers.append(carrier)
                    carrier.start()


def _carry(source: socket.socket, target: socket.socket, delay: float) -> None:
    with suppress(OSError):
        while piece := source.recv(_PIECE):
            time.sleep(delay)
            target.sendall(piece)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
