"""A small HTTP server whose feeds are files, rewritten as the newsroom's clock moves on."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final, Self
from urllib.parse import urlsplit

from aggregator.newsroom.content import FeedFault, Newsroom, Outlet
from aggregator.newsroom.reading import read_newsroom
from aggregator.newsroom.render import CONTENT_TYPES, SUFFIXES, render

_FEEDS: Final = "/feeds/"
_HTML: Final = "text/html; charset=utf-8"
_CUT_AT: Final = 0.7
"""Where a cut document ends, as a share of its length."""


class NewsroomServer:
    """Serves a newsroom's feeds on a free local port, beginning with its first step; a context manager.

    Raises ConfigError for content that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.newsroom: Final[Newsroom] = read_newsroom(folder)
        self._shelf = tempfile.TemporaryDirectory(prefix="newsroom-")
        self._http = _Server(("127.0.0.1", 0), Path(self._shelf.name))
        self._thread = Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, name="newsroom", daemon=True
        )
        self.step = 0

    @property
    def steps(self) -> int:
        """How many steps there are; `step` counts from 1."""
        return len(self.newsroom.steps)

    @property
    def address(self) -> str:
        """The server's own address, without a slash at the end."""
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}"

    def feed_urls(self) -> dict[str, str]:
        """The address of each outlet's feed, by outlet id."""
        return {outlet.id: f"{self.address}{_FEEDS}{_file_name(outlet)}" for outlet in self.newsroom.outlets}

    def start(self) -> None:
        """Publish the first step and answer requests from now on."""
        self.advance()
        self._thread.start()

    def advance(self) -> bool:
        """Publish the next step; False, and nothing done, where the last one is out."""
        if self.step == self.steps:
            return False
        self.step += 1
        self.publish(self.newsroom.steps[self.step - 1])
        return True

    def publish(self, moment: datetime) -> None:
        """Show every feed as it is at a moment of the newsroom's time."""
        for outlet in self.newsroom.outlets:
            self._publish(outlet, moment)

    def stop(self) -> None:
        """Close the port and remove the files."""
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()
        self._shelf.cleanup()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _publish(self, outlet: Outlet, moment: datetime) -> None:
        name = _file_name(outlet)
        fault = outlet.fault if self.step in outlet.fault_steps else None
        body = render(outlet, self.newsroom.entries(outlet, moment))
        if fault is FeedFault.CUT:
            body = body[: int(len(body) * _CUT_AT)]
        self._http.shelf[name] = _Shelved(content_type=CONTENT_TYPES[outlet.format], broken=fault is FeedFault.HTTP_500)
        path = Path(self._shelf.name) / name
        if path.exists() and path.read_bytes() == body:
            return  # untouched, so that its validators stay and a poll is answered with 304
        # Written beside and renamed: a reader meets the old document or the new one, never half of it. The time is the
        # newsroom's own, because several steps may fall into one second of the machine's clock, the unit of HTTP dates.
        draft = path.with_suffix(".draft")
        draft.write_bytes(body)
        os.utime(draft, (moment.timestamp(), moment.timestamp()))
        draft.replace(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelved:
    content_type: str
    broken: bool


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], folder: Path) -> None:
        self.folder = folder
        self.shelf: dict[str, _Shelved] = {}
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a poller that hangs up early is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        name = path.removeprefix(_FEEDS)
        shelved = self.server.shelf.get(name) if path.startswith(_FEEDS) else None
        if shelved is None:
            self._send(HTTPStatus.NOT_FOUND, _HTML, b"<!doctype html><title>Not found</title><p>No such feed.")
        elif shelved.broken:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, _HTML, b"<!doctype html><title>Error</title><p>Out of order.")
        else:
            self._send_feed(self.server.folder / name, shelved.content_type)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def _send_feed(self, path: Path, content_type: str) -> None:
        with path.open("rb") as stream:  # one open file, so that body and date are of the same document
            body = stream.read()
            modified = datetime.fromtimestamp(int(os.fstat(stream.fileno()).st_mtime), UTC)
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        validators = {"ETag": etag, "Last-Modified": format_datetime(modified, usegmt=True)}
        if self._has_current(etag, modified):
            self._send(HTTPStatus.NOT_MODIFIED, None, b"", validators)
        else:
            self._send(HTTPStatus.OK, content_type, body, validators)

    def _has_current(self, etag: str, modified: datetime) -> bool:
        """Whether the client's copy is current (RFC 9110, 13.2.2: If-Modified-Since counts only without an ETag)."""
        if (tags := self.headers["If-None-Match"]) is not None:
            return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in tags.split(","))
        try:
            return modified <= parsedate_to_datetime(self.headers["If-Modified-Since"] or "")
        except (TypeError, ValueError):
            return False

    def _send(
        self, status: HTTPStatus, content_type: str | None, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if content_type:
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _file_name(outlet: Outlet) -> str:
    return f"{outlet.id}{SUFFIXES[outlet.format]}"
