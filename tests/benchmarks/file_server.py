"""Serves a folder over HTTP/1.1 with ETag and Last-Modified, quickly enough not to be what is measured.

`python -m tests.benchmarks.file_server FOLDER` prints its port and serves from two processes until it is stopped. It
answers proper GET requests alone; the standard library's server costs five times as much a request.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from email.utils import formatdate
from pathlib import Path


class _Conversation(asyncio.Protocol):
    """One connection."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head, self._received = self._received[:end].decode("latin-1"), self._received[end + 4 :]
            request, *lines = head.split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            self._transport.write(self._answer(request.split(" ")[1], headers))
            if headers.get("connection", "").lower() == "close":
                self._transport.close()

    def _answer(self, target: str, headers: dict[str, str]) -> bytes:
        path = self._folder / Path(target).name
        try:
            status = path.stat()
        except FileNotFoundError:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        tag, changed = f'"{status.st_mtime_ns:x}-{status.st_size:x}"', formatdate(status.st_mtime, usegmt=True)
        validators = f"ETag: {tag}\r\nLast-Modified: {changed}\r\n"
        asked_for = headers.get("if-none-match")
        known = asked_for == tag if asked_for is not None else headers.get("if-modified-since") == changed
        if known:
            return f"HTTP/1.1 304 Not Modified\r\n{validators}\r\n".encode()
        body = path.read_bytes()
        described = f"Content-Type: application/rss+xml; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        return f"HTTP/1.1 200 OK\r\n{validators}{described}\r\n".encode() + body


async def _serve(folder: Path, listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Conversation(folder), sock=listener)
    await server.serve_forever()


def main() -> None:
    """Listen on a free port, say which, and serve."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    print(listener.getsockname()[1], flush=True)
    os.fork()
    asyncio.run(_serve(Path(sys.argv[1]), listener))


if __name__ == "__main__":
    main()
