"""Gathering a body while it comes, decoding one content encoding, and never holding more than the cap.

What the first bytes say of the encoding goes before what the headers say: servers and caches forget to take the header
off, or to put it on.
Encodings applied on top of each other are refused: half a kilobyte of nested gzip can stand for a gigabyte, and no
honest server sends it.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

from aggregator.fetching.failures import FetchAborted
from aggregator.model import FailureKind

ACCEPTED = "gzip, deflate"
"""What requests offer as Accept-Encoding."""

_COMPRESSIONS = frozenset(
    {"gzip", "x-gzip", "deflate", "compress", "x-compress", "br", "zstd", "dcb", "dcz", "pack200-gzip", "exi"}
)
"""The content codings that IANA has registered. Anything else in the header, such as utf-8 or none, is a slip of the
server's that browsers pass over."""

_GZIP_BEGINS = b"\x1f\x8b\x08"
_TEXT_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*[<{]")
_ENOUGH = 64
"""Bytes by which an encoding is known; a text that begins with more white space is one that the headers say."""

_GZIP = zlib.MAX_WBITS | 16
_ZLIB = zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS

_CHECKSUMS = {"gzip": 8, "deflate": 4}
"""Bytes behind a packed document that tell of its checksum, and with gzip of its length."""
_WRONG_CHECKSUM = re.compile("incorrect (?:data|length) check")
"""What zlib says of one, if the document before it was well."""

_MOST_PIECES = 100_000
"""A body in chunks of one byte costs 18 µs of computing for each; this bounds it to two seconds."""

_MOST_MEMBERS = 1_000
"""gzip members of a body; empty ones take 20 bytes and more computing than their bytes are worth."""


class BodyReader:
    """Takes the pieces of one body and gives back the decoded whole; raises `FetchAborted`."""

    def __init__(self, *, content_encoding: str, max_bytes: int) -> None:
        self._named = _only_encoding(content_encoding)
        self._encoding: str | None = None
        self._first: bytes | None = b""
        """What has come while the encoding is not yet known; None once it is."""
        self._max_bytes = max_bytes
        self._body = bytearray()
        self._received = self._pieces = 0
        self._inflating: zlib._Decompress | None = None
        self._members = 0
        self._ended = False
        self._last = b""
        """What has come last and may be a checksum: nothing that is unpacked along with a wrong one is had."""

    def add(self, piece: bytes) -> None:
        """Take the next piece as it was sent."""
        self._pieces += 1
        if self._pieces > _MOST_PIECES:
            raise FetchAborted(FailureKind.TOO_LARGE, f"the document comes in more than {_MOST_PIECES:,} pieces")
        # What was sent is counted too, or a stream that decodes to nothing could go on for ever.
        self._received += len(piece)
        self._refuse_above_cap(self._received)
        if self._first is not None:
            self._first += piece
            if len(self._first) >= _ENOUGH:
                self._begin()
            return
        self._take(piece)

    def _begin(self) -> None:
        first, self._first = self._first or b"", None
        self._encoding = _encoding_of(first, self._named)
        self._take(first)

    def _take(self, piece: bytes) -> None:
        if self._encoding is None:
            self._body += piece
            return
        length = _CHECKSUMS[self._encoding]
        held = self._last + piece
        self._last = held[-length:]
        try:
            self._inflate(held[:-length])
        except zlib.error as error:
            raise self._not_as_named() from error

    def whole(self) -> bytes:
        """The decoded body; every piece must have been added."""
        if self._first is not None:
            self._begin()
        self._finish()
        if self._inflating is not None:
            raise FetchAborted(FailureKind.TRUNCATED, f"the {self._encoding} stream stops before its end")
        return bytes(self._body)

    def complete(self) -> bool:
        """Whether a packed body, all of which has been added, has come to its end; never of one sent as it is."""
        self._finish()
        return self._members > 0 and self._inflating is None

    def _finish(self) -> None:
        """Take what was held back; a wrong checksum behind all of a document is borne, since browsers look at none."""
        last, self._last = self._last, b""
        try:
            for place in range(len(last)):
                self._inflate(last[place : place + 1])
        except zlib.error as error:
            if not _WRONG_CHECKSUM.search(str(error)):
                raise self._not_as_named() from error
            self._inflating = None

    def _not_as_named(self) -> FetchAborted:
        message = f"the document is not the {self._encoding} that its headers promise"
        return FetchAborted(FailureKind.BAD_ENCODING, message)

    def so_far(self) -> bytes:
        """What there is of a body that ends too early, decoded; nothing where that is too little to know how."""
        with suppress(FetchAborted):
            self._finish()
        return bytes(self._body)

    def _inflate(self, piece: bytes) -> None:
        while piece and not self._ended:
            inflating = self._inflating or self._next_member(piece)
            if inflating is None:
                self._ended = True
                return
            self._inflating = inflating
            self._body += inflating.decompress(piece, self._max_bytes - len(self._body) + 1)
            self._refuse_above_cap(len(self._body))
            if inflating.eof:
                self._inflating = None
                piece = inflating.unused_data
            else:
                piece = inflating.unconsumed_tail

    def _next_member(self, piece: bytes) -> zlib._Decompress | None:
        """Begin a stream; None where what follows a complete one is only padding."""
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise FetchAborted(FailureKind.BAD_ENCODING, f"the document is packed in over {_MOST_MEMBERS:,} parts")
        if self._encoding == "gzip":
            # A gzip body may be several members in a row (RFC 1952); anything else after one is ignored.
            return zlib.decompressobj(_GZIP) if self._members == 1 or piece[0] == 0x1F else None  # noqa: PLR2004 - magic
        if self._members > 1:
            return None
        # "deflate" means the zlib format (RFC 9110), but some servers send the bare stream; the lowest four bits of
        # zlib's first byte are always 8, which no bare stream begins with.
        return zlib.decompressobj(_ZLIB if piece[0] & 0x0F == zlib.DEFLATED else _RAW)

    def _refuse_above_cap(self, count: int) -> None:
        if count > self._max_bytes:
            raise too_large(self._max_bytes)


def too_large(max_bytes: int) -> FetchAborted:
    """The error for a body above the cap."""
    message = f"the document is larger than the {max_bytes:,} bytes allowed (fetch.max_bytes)"
    return FetchAborted(FailureKind.TOO_LARGE, message)


def _only_encoding(header: str) -> str | None:
    """The one content encoding that a header names; None for a body sent as it is."""
    written = (part.partition(";")[0].strip(" \t\"'").lower() for part in header.split(","))
    names = [name for name in written if name in _COMPRESSIONS]
    match names:
        case []:
            return None
        case ["gzip" | "x-gzip"]:
            return "gzip"
        case [name]:
            return name
        case _:
            raise FetchAborted(FailureKind.BAD_ENCODING, "the document is encoded several times over")


def _encoding_of(first: bytes, named: str | None) -> str | None:
    """How a body is encoded that begins so and of which the headers say that; None for one that is sent as it is."""
    if first.startswith(_GZIP_BEGINS):
        return "gzip"
    if named in {None, "deflate"} or not first:
        return named  # a bare deflate stream may begin with any byte
    if _TEXT_BEGINS.match(first):
        return None
    if named != "gzip":
        raise FetchAborted(FailureKind.BAD_ENCODING, f"the document is encoded as {named!r}, not as asked for")
    return "deflate" if first[0] & 0x0F == zlib.DEFLATED and int.from_bytes(first[:2]) % 31 == 0 else "gzip"
