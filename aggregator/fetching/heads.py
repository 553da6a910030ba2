"""Heads of answers, and lines around chunks, as browsers read them.

A line that is no header costs itself, not the document, and a line feed alone ends a line.
"""

from __future__ import annotations

import re

_END = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"http/1\.([0-9])[ \t]+([0-9]{3})(?![0-9])[ \t]*(.*)", re.IGNORECASE)
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)", re.DOTALL)
_FOLD = re.compile(rb"\r?\n[ \t]+")
"""A line that goes on in the next one."""
_CHUNKED = {b"chunked"}
_IN_CHUNKS = b"transfer-encoding: chunked\r\n"
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,20})[ \t]*(?:;.*)?", re.DOTALL)
_LONGEST = 100 * 1024
"""Bytes that are gathered for a head; the parser behind refuses longer ones."""


class HeadReader:
    """Puts heads of answers in order while they come, and the lines around chunks; all else passes as it is."""

    def __init__(self) -> None:
        self._held = b""
        self._awaited = False
        self._come = 0
        self._chunks: _ChunkLines | None = None

    def expect(self) -> None:
        """A request has been sent: what comes next is the head of its answer."""
        self._awaited, self._come, self._chunks = True, 0, None

    def add(self, data: bytes) -> bytes:
        """What can be passed on of all that has come; nothing while a head is incomplete. No data means the end."""
        if not self._awaited:
            return self._body(data)
        self._come += len(data)
        passed: list[bytes] = []
        looked = max(len(self._held) - 2, 0)  # the end may be cut in two
        self._held = (self._held + data) if self._held else data.lstrip(b"\r\n")
        while self._awaited and (end := _END.search(self._held, looked)) is not None:
            status, head = tidied(self._held[: end.end()])
            passed.append(head)
            self._awaited = 100 <= status < 200 and status != 101  # noqa: PLR2004 - information before the answer
            if not self._awaited and _IN_CHUNKS in head.lower():
                self._chunks = _ChunkLines()
            rest = self._held[end.end() :]
            self._held, looked = rest.lstrip(b"\r\n") if self._awaited else rest, 0
        if not data or not self._awaited or self._come > _LONGEST:
            self._awaited = False
            passed.append(self._body(self._held))
            self._held = b""
        return b"".join(passed)

    def _body(self, data: bytes) -> bytes:
        return data if self._chunks is None else self._chunks.add(data)


class _ChunkLines:
    """Ends the lines between chunks by carriage return and line feed, up to the last chunk or what is no chunk."""

    def __init__(self) -> None:
        self._left = 0
        """Bytes that the chunk still lacks; none between two chunks."""
        self._line = b""
        self._behind = False
        """Whether the line is the empty one behind a chunk."""
        self._over = False

    def add(self, data: bytes) -> bytes:
        passed: list[bytes] = []
        while data and not self._over:
            if self._left:
                passed.append(data[: self._left])
                data = data[self._left :]
                self._left -= len(passed[-1])
                continue
            line, feed, data = data.partition(b"\n")
            self._line += line
            if not feed and len(self._line) <= _LONGEST:
                break
            line, self._line = self._line, b""
            size = _SIZE.fullmatch(line.removesuffix(b"\r"))
            if self._behind and line in (b"", b"\r"):
                self._behind = False
                passed.append(b"\r\n")
            elif self._behind or size is None or not feed:
                self._over = True
                passed.append(line + feed)
            else:
                self._left = int(size[1], 16)
                self._behind, self._over = True, not self._left
                passed.append(size[0] + b"\r\n")
        return b"".join((*passed, data))


def tidied(head: bytes) -> tuple[int, bytes]:
    """The status of a head, 0 where it has none, and the head without what is no header."""
    first, *lines = (line.removesuffix(b"\r") for line in _FOLD.sub(b" ", head.rstrip(b"\r\n")).split(b"\n"))
    status = _STATUS.fullmatch(first)
    if status is None:
        return 0, head
    kept = [b"HTTP/1.%s %s %s" % status.groups()]
    chunked = False
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header is None:
            continue
        name, value = header.groups()
        if name.lower() == b"transfer-encoding":
            codings = {part.strip().lower() for part in value.split(b",")} - {b"", b"identity"}
            if not codings or (chunked and codings == _CHUNKED):
                continue
            if codings == _CHUNKED:
                chunked, value = True, b" chunked"  # once, also where it is said twice or beside what is none
        kept.append(b"%s:%s" % (name, value))
    return int(status.group(2)), b"\r\n".join(kept) + b"\r\n\r\n"
