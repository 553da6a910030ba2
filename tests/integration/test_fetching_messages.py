"""Answers, byte by byte: what the fetcher makes of each way to write, pack, cut or spoil a message; one row each."""

from __future__ import annotations

import gzip
import zlib
from datetime import timedelta
from time import monotonic

import pytest

from aggregator.model import FailureKind
from tests.support.fetching import failed, fetch, fetched
from tests.support.servers import Answer, MisbehavingServer, endless, raw, reply

BODY = b"<rss version='2.0'><channel><title>Harbour Post</title></channel></rss>"
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"
GZIP, GZIPPED = OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(BODY)
DEFLATE = OK + b"Content-Encoding: deflate\r\n\r\n"
CHUNK = b"%x\r\n%s\r\n" % (len(BODY), BODY)
LONG = BODY + b" " * 999
UNPACKED = b"Content-Length: %d\r\n\r\n" % len(LONG)


def in_headers(*lines: bytes) -> bytes:
    return OK + LENGTH + b"".join(line + b"\r\n" for line in lines) + b"\r\n" + BODY


UNDERSTOOD = {
    "content-length": in_headers(),
    "until the connection ends": OK + b"\r\n" + BODY,
    "chunked": CHUNKED + b"\r\n" + CHUNK + b"0\r\n\r\n",
    "chunked, with line feeds alone": CHUNKED + b"\n" + (CHUNK + b"0\r\n\r\n").replace(b"\r\n", b"\n"),
    "chunk sizes in capitals, with zeros in front": CHUNKED + b"\r\n000" + CHUNK.upper()[:2] + CHUNK[2:] + b"0\r\n\r\n",
    "chunk extensions": CHUNKED + b"\r\n%x;name=value\r\n%s\r\n0;last\r\n\r\n" % (len(BODY), BODY),
    "trailers behind the chunks": CHUNKED + b"Trailer: X\r\n\r\n" + CHUNK + b"0\r\nX: 1\r\nETag: no\r\n\r\n",
    "chunked in capitals": OK + b"TRANSFER-ENCODING: Chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "both framings, of which chunked counts": CHUNKED + b"Content-Length: 3\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "the same length twice": OK + LENGTH + LENGTH + b"\r\n" + BODY,
    "the same length in a list": OK + b"Content-Length: %d, %d\r\n\r\n" % (len(BODY), len(BODY)) + BODY,
    "more bytes than announced": OK + LENGTH + b"\r\n" + BODY + b"<junk/>",
    "http 1.0": b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
    "http 1.0 keeping alive": b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + LENGTH + b"\r\n" + BODY,
    "no reason phrase": b"HTTP/1.1 200 \r\n" + LENGTH + b"\r\n" + BODY,
    "not even a space for it": b"HTTP/1.1 200\r\n" + LENGTH + b"\r\n" + BODY,
    "a reason in another language": "HTTP/1.1 200 Très bien\r\n".encode() + LENGTH + b"\r\n" + BODY,
    "bare line feeds": (OK + LENGTH + b"\r\n").replace(b"\r\n", b"\n") + BODY,
    "a folded header": in_headers(b"X-Long: one", b"  two"),
    "no space behind the colon": OK + b"content-length:%d\r\n\r\n" % len(BODY) + BODY,
    "tabs around a value": OK + b"Content-Length:\t%d\t\r\n\r\n" % len(BODY) + BODY,
    "an empty header": in_headers(b"X-Empty:"),
    "a header without a name": in_headers(b": value"),
    "a header without a colon": in_headers(b"no colon here"),
    "a header with spaces in its name": in_headers(b"X Powered By: hand", b"  and foot"),
    "a folded line before any header": OK + b"  folded\r\n" + LENGTH + b"\r\n" + BODY,
    "a space before the colon": OK + b"Content-Length : %d\r\n\r\n" % len(BODY) + BODY + b"more",
    "empty lines before the status": b"\r\n\n" + in_headers(),
    "a status in small letters, with spaces": b"http/1.1  200\tOK\r\n" + LENGTH + b"\r\n" + BODY,
    "an encoding for the transfer that is none": OK + b"Transfer-Encoding: identity\r\n" + LENGTH + b"\r\n" + BODY,
    "chunked, said twice": CHUNKED + b"Transfer-Encoding: chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "chunked, said twice in a list": OK + b"Transfer-Encoding: chunked, chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "chunked in a folded line": OK + b"Transfer-Encoding:\r\n chunked\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "chunked beside none": OK + b"Transfer-Encoding: identity, Chunked,\r\n\r\n" + CHUNK + b"0\r\n\r\n",
    "bytes beyond ascii in a header": in_headers("X-Name: Café ☃".encode()),
    "a hundred headers": in_headers(*[b"X-%d: %d" % (n, n) for n in range(100)]),
    "cookies in plenty": in_headers(*[b"Set-Cookie: c%d=%d; Domain=example.com" % (n, n) for n in range(50)]),
    "103 early hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + in_headers(),
    "100 continue": b"HTTP/1.1 100 Continue\r\n\r\n" + in_headers(),
    "100 continue, badly written": b"HTTP/1.1 100\nno header\n\n\n" + in_headers(b"nor this"),
    "102 processing, several times": b"HTTP/1.1 102 Processing\r\n\r\n" * 20 + in_headers(),
    "203": b"HTTP/1.1 203 Non-Authoritative Information\r\n" + LENGTH + b"\r\n" + BODY,
    "a refresh header": in_headers(b"Refresh: 0; url=http://10.0.0.1/"),
    "a link header": in_headers(b"Link: <http://10.0.0.1/>; rel=canonical, <http://10.0.0.2/>; rel=self"),
    "a location without a redirect": in_headers(b"Location: http://10.0.0.1/"),
    "an offer of http/3": in_headers(b'Alt-Svc: h3=":443"; ma=86400'),
    "strict transport security": in_headers(b"Strict-Transport-Security: max-age=31536000; includeSubDomains"),
    "an upgrade to websocket": in_headers(b"Upgrade: h2c, websocket", b"Connection: Upgrade"),
    "connection: close": in_headers(b"Connection: close"),
    "a range that nobody asked for": in_headers(b"Content-Range: bytes 0-10/100", b"Accept-Ranges: bytes"),
    "gzip": GZIP + GZIPPED,
    "gzip in capitals": OK + b"Content-Encoding: GZIP\r\n\r\n" + GZIPPED,
    "gzip among commas and identity": OK + b"Content-Encoding: , identity, gzip ,\r\n\r\n" + GZIPPED,
    "gzip in quotes, with a weight": OK + b'Content-Encoding: "gzip"; q=1.0\r\n\r\n' + GZIPPED,
    "gzip, packed badly": GZIP + gzip.compress(BODY, compresslevel=0),
    "gzip of several members": GZIP + gzip.compress(BODY[:9]) + gzip.compress(b"") + gzip.compress(BODY[9:]),
    "gzip and junk behind": GZIP + GZIPPED + b"<!-- cached -->",
    "gzip and zeros behind": GZIP + GZIPPED + bytes(512),
    "gzip with a length": OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(GZIPPED) + GZIPPED,
    "gzip with the length of what was packed": OK + b"Content-Encoding: gzip\r\n" + UNPACKED + gzip.compress(LONG),
    "zlib with the length of what was packed": OK + b"Content-Encoding: deflate\r\n" + UNPACKED + zlib.compress(LONG),
    "gzip with a wrong checksum": GZIP + GZIPPED[:-8] + b"\0\0\0\0" + GZIPPED[-4:],
    "gzip with a wrong length": GZIP + GZIPPED[:-4] + b"\1\1\1\1",
    "zlib with a wrong checksum": DEFLATE + zlib.compress(BODY)[:-4] + b"\0\0\0\0",
    "zlib": DEFLATE + zlib.compress(BODY),
    "zlib and junk behind": DEFLATE + zlib.compress(BODY) + b"junk",
    "bare deflate": DEFLATE + zlib.compress(BODY)[2:-4],
    "gzip that is none": GZIP + BODY,
    "gzip that is zlib": GZIP + zlib.compress(BODY),
    "deflate that is gzip": DEFLATE + GZIPPED,
    "brotli that is none": OK + b"Content-Encoding: br\r\n\r\n" + BODY,
    "brotli that is gzip": OK + b"Content-Encoding: br\r\n\r\n" + GZIPPED,
    "gzip of which nothing is said": OK + b"\r\n" + GZIPPED,
    "206 with all": b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-%d/%d\r\n\r\n" % (len(BODY) - 1, len(BODY))
    + BODY,
    "encoding: utf-8": in_headers(b"Content-Encoding: utf-8"),
    "encoding: none": in_headers(b"Content-Encoding: none"),
    "encoding: aws-chunked": in_headers(b"Content-Encoding: aws-chunked"),
    "encoding of nothing": in_headers(b"Content-Encoding:"),
    "a body in single bytes": b"",  # set below
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_understood(server: MisbehavingServer, name: str) -> None:
    """However a whole document is written, the document is what comes out, after one request."""
    whole = OK + LENGTH + b"\r\n" + BODY
    pieces = [UNDERSTOOD[name]] if UNDERSTOOD[name] else [whole[n : n + 1] for n in range(len(whole))]
    server.answers["/feed"] = raw(*pieces)
    assert fetched(fetch(server.url("/feed"))).body.rstrip() == BODY
    assert len(server.requests) == 1


TRUNCATED, PROTOCOL, TOO_LARGE = FailureKind.TRUNCATED, FailureKind.PROTOCOL, FailureKind.TOO_LARGE
CONNECT, BAD_ENCODING, NOT_A_FEED = FailureKind.CONNECT, FailureKind.BAD_ENCODING, FailureKind.NOT_A_FEED
BOMB = gzip.compress(bytes(30_000_000))

REFUSED: dict[str, tuple[FailureKind, bytes]] = {
    "fewer bytes than announced": (TRUNCATED, OK + b"Content-Length: 999\r\n\r\n" + BODY),
    "a length and no body": (TRUNCATED, OK + LENGTH + b"\r\n"),
    "no last chunk": (TRUNCATED, CHUNKED + b"\r\n" + CHUNK),
    "an end within a chunk": (TRUNCATED, CHUNKED + b"\r\n" + CHUNK[:20]),
    "an end within a chunk's size": (TRUNCATED, CHUNKED + b"\r\n" + CHUNK + b"4"),
    "an end before the last empty line": (TRUNCATED, CHUNKED + b"\r\n" + CHUNK + b"0\r\n"),
    "gzip without its checksum": (TRUNCATED, GZIP + GZIPPED[:-8]),
    "gzip cut within": (TRUNCATED, GZIP + GZIPPED[:30]),
    "gzip cut within its head": (TRUNCATED, GZIP + GZIPPED[:5]),
    "gzip cut within a second member": (TRUNCATED, GZIP + GZIPPED + GZIPPED[:20]),
    "zlib cut within": (TRUNCATED, DEFLATE + zlib.compress(BODY)[:-3]),
    "a chunk's size that is no number": (PROTOCOL, CHUNKED + b"\r\nxyz\r\n" + BODY),
    "a negative chunk": (PROTOCOL, CHUNKED + b"\r\n-5\r\nhello\r\n0\r\n\r\n"),
    "an endless chunk size": (PROTOCOL, CHUNKED + b"\r\n" + b"f" * 100 + b"\r\n" + BODY),
    "a chunk longer than its size": (PROTOCOL, CHUNKED + b"\r\n3\r\n" + BODY + b"\r\n0\r\n\r\n"),
    "a negative length": (PROTOCOL, OK + b"Content-Length: -1\r\n\r\n" + BODY),
    "a length with a sign": (PROTOCOL, OK + b"Content-Length: +71\r\n\r\n" + BODY),
    "an empty length": (PROTOCOL, OK + b"Content-Length:\r\n\r\n" + BODY),
    "a length in hexadecimals": (PROTOCOL, OK + b"Content-Length: 0x47\r\n\r\n" + BODY),
    "two lengths": (PROTOCOL, OK + LENGTH + b"Content-Length: 3\r\n\r\n" + BODY),
    "two lengths in a list": (PROTOCOL, OK + b"Content-Length: 71, 3\r\n\r\n" + BODY),
    "a length without an end": (PROTOCOL, OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n"),
    "an unknown transfer encoding": (PROTOCOL, OK + b"Transfer-Encoding: gzip\r\n\r\n" + GZIPPED),
    "http 0.9": (CONNECT, BODY),
    "http 2 in clear text": (PROTOCOL, b"HTTP/2 200 OK\r\n\r\n" + BODY),
    "an http 2 frame": (PROTOCOL, b"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80\r\n\r\n"),
    "icecast": (PROTOCOL, b"ICY 200 OK\r\n\r\n" + BODY),
    "a greeting by mail": (PROTOCOL, b"220 mail.example ESMTP\r\n\r\n"),
    "a greeting by ssh": (PROTOCOL, b"SSH-2.0-Server\r\n\r\n"),
    "a tls alert": (PROTOCOL, b"\x15\x03\x01\x00\x02\x02\x46\r\n\r\n"),
    "a tls alert and nothing else": (PROTOCOL, b"\x15\x03\x01\x00\x02\x02\x46"),
    "a status in words": (PROTOCOL, b"HTTP/1.1 fine OK\r\n\r\n" + BODY),
    "a status of four digits": (PROTOCOL, b"HTTP/1.1 2000 OK\r\n\r\n" + BODY),
    "a status of two digits": (PROTOCOL, b"HTTP/1.1 20 OK\r\n\r\n" + BODY),
    "a negative status": (PROTOCOL, b"HTTP/1.1 -200 OK\r\n\r\n" + BODY),
    "status 000": (PROTOCOL, b"HTTP/1.1 000 OK\r\n" + LENGTH + b"\r\n" + BODY),
    "a zero byte in a header": (PROTOCOL, in_headers(b"X-Name: a\0b")),
    "a lone carriage return in a header": (PROTOCOL, in_headers(b"X-Name: a\rSet-Cookie: b")),
    "a header of 300 kB": (PROTOCOL, in_headers(b"X-Name: " + b"x" * 300_000)),
    "a header name of 300 kB": (PROTOCOL, in_headers(b"X" * 300_000 + b": 1")),
    "30,000 headers": (PROTOCOL, in_headers(*[b"X-%d: 1" % n for n in range(30_000)])),
    "trailers of 300 kB": (PROTOCOL, CHUNKED + b"\r\n" + CHUNK + b"0\r\nX: " + b"x" * 300_000 + b"\r\n\r\n"),
    "a status line of 300 kB": (PROTOCOL, b"HTTP/1.1 200 " + b"x" * 300_000 + b"\r\n\r\n" + BODY),
    "empty lines only": (CONNECT, b"\r\n\r\n\r\n\r\n"),
    "101 switching protocols": (PROTOCOL, b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + BODY),
    "nothing at all": (CONNECT, b""),
    "half a status line": (CONNECT, b"HTTP/1.1 20"),
    "an end within the headers": (CONNECT, OK + b"Content-Type: text/xml\r\n"),
    "a hint and nothing else": (CONNECT, b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "announced as too large": (TOO_LARGE, OK + b"Content-Length: 100001\r\n\r\n" + BODY),
    "announced as immense": (TOO_LARGE, OK + b"Content-Length: 9007199254740993\r\n\r\n" + BODY),
    "too large without a length": (TOO_LARGE, OK + b"\r\n" + b" " * 200_000),
    "too large in chunks": (
        TOO_LARGE,
        CHUNKED + b"\r\n" + b"2000\r\n" + b" " * 8192 + b"\r\n" + (b"2000\r\n" + b" " * 8192 + b"\r\n") * 20,
    ),
    "a gzip bomb": (TOO_LARGE, GZIP + BOMB),
    "a zlib bomb": (TOO_LARGE, DEFLATE + zlib.compress(bytes(30_000_000))),
    "a bomb of many members": (TOO_LARGE, GZIP + gzip.compress(bytes(1_000)) * 500),
    "a bomb in a bomb": (BAD_ENCODING, OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(BOMB)),
    "a bomb in two headers": (BAD_ENCODING, OK + b"Content-Encoding: gzip\r\nContent-Encoding: deflate\r\n\r\n" + BOMB),
    "many empty gzip members": (BAD_ENCODING, GZIP + gzip.compress(b"") * 3_000),
    "gzip with a broken middle": (BAD_ENCODING, GZIP + GZIPPED[:20] + b"\xff" * 40 + GZIPPED[60:]),
    "gzip with a wrong checksum, cut": (TRUNCATED, GZIP + GZIPPED[:-8] + b"\0\0"),
    "line feeds and a chunk longer than its size": (PROTOCOL, CHUNKED + b"\r\n3\n" + BODY + b"\n0\n\n"),
    "deflate that is text": (BAD_ENCODING, DEFLATE + BODY),
    "brotli, which nobody asked for": (BAD_ENCODING, OK + b"Content-Encoding: br\r\n\r\n\x0b\x02\x80hello\x03"),
    "zstd, which nobody asked for": (BAD_ENCODING, OK + b"Content-Encoding: zstd\r\n\r\n\x28\xb5\x2f\xfd"),
    "compress, which nobody asked for": (BAD_ENCODING, OK + b"Content-Encoding: compress\r\n\r\n\x1f\x9d"),
    "a bomb of which nothing is said": (TOO_LARGE, OK + b"\r\n" + BOMB),
    "206 with all but its beginning": (
        TRUNCATED,
        b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1-70/71\r\n" + LENGTH + b"\r\n" + BODY,
    ),
    "204 with a body": (NOT_A_FEED, b"HTTP/1.1 204 No Content\r\n" + LENGTH + b"\r\n" + BODY),
    "206 with a part": (
        TRUNCATED,
        b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-70/999\r\n" + LENGTH + b"\r\n" + BODY,
    ),
    "304 with a body": (PROTOCOL, b"HTTP/1.1 304 Not Modified\r\n" + LENGTH + b"\r\n" + BODY),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(server: MisbehavingServer, name: str) -> None:
    """What is no whole document ends as the right kind of failure, told in a short sentence, after one request."""
    kind, sent = REFUSED[name]
    server.answers["/feed"] = raw(sent)
    outcome = failed(fetch(server.url("/feed")))
    assert outcome.kind is kind, outcome
    assert len(outcome.message) < 160
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("101 switching protocols", "101, another protocol that nobody asked for"),
        ("an unknown transfer encoding", "a transfer encoding other than chunked"),
        ("a header of 300 kB", "longer headers than any server needs"),
        ("a chunk longer than its size", "a chunk longer than it says"),
        ("a tls alert and nothing else", "bytes that are no text"),
    ],
)
def test_what_is_no_proper_http_is_told_in_words_for_the_operator(
    server: MisbehavingServer, name: str, words: str
) -> None:
    server.answers["/feed"] = raw(REFUSED[name][1])
    assert words in failed(fetch(server.url("/feed"))).message


@pytest.mark.parametrize(("status", "words"), [(521, "521 (web server is down)"), (561, "561, which is no registered")])
def test_a_status_that_is_not_registered_is_told_by_what_is_meant(
    server: MisbehavingServer, status: int, words: str
) -> None:
    server.answers["/feed"] = reply(status)
    assert words in failed(fetch(server.url("/feed"))).message


NEVER_ENDING: dict[str, tuple[FailureKind, Answer]] = {
    "a silence": (FailureKind.TIMEOUT, reply(body=BODY, after=1.2)),
    "a drip of a status line": (FailureKind.TIMEOUT, endless(b"", b"H", pause=0.05)),
    "a drip of headers": (FailureKind.TIMEOUT, endless(OK, b"X: y\r\n", pause=0.05)),
    "a flood of headers": (PROTOCOL, endless(OK, b"X: y\r\n" * 500)),
    "a flood of empty lines": (PROTOCOL, endless(b"", b"\r\n" * 5_000)),
    "a flood of one header": (PROTOCOL, endless(OK + b"X: ", b"y" * 5_000)),
    "a drip of hints": (FailureKind.TIMEOUT, endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.05)),
    "a flood of hints": (FailureKind.TIMEOUT, endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 200)),
    "a drip of a body": (FailureKind.TIMEOUT, endless(OK + b"\r\n", b"x", pause=0.05)),
    "a flood of a body": (TOO_LARGE, endless(OK + b"\r\n", b"x" * 50_000)),
    "a drip of chunks": (FailureKind.TIMEOUT, endless(CHUNKED + b"\r\n", b"1\r\nx\r\n", pause=0.05)),
    "a flood of small chunks": (TOO_LARGE, endless(CHUNKED + b"\r\n", b"a\r\n0123456789\r\n" * 5_000)),
    "a flood of trailers": (PROTOCOL, endless(CHUNKED + b"\r\n" + CHUNK + b"0\r\n", b"X: y\r\n" * 500)),
    "a drip of gzip": (FailureKind.TIMEOUT, endless(GZIP + GZIPPED[:10], b"\0\0\0\xff\xff", pause=0.05)),
    "a flood of gzip that holds nothing": (TOO_LARGE, endless(GZIP + GZIPPED[:10], b"\0\0\0\xff\xff" * 5_000)),
    "a flood of empty gzip members": (BAD_ENCODING, endless(GZIP, gzip.compress(b"") * 100)),
    "a body that stops": (FailureKind.TIMEOUT, endless(OK + b"Content-Length: 99\r\n\r\n" + BODY, b"", pause=0.05)),
    "a redirect that drips": (FailureKind.TIMEOUT, endless(b"HTTP/1.1 302 Found\r\n", b"X: y\r\n", pause=0.05)),
}


@pytest.mark.parametrize("name", NEVER_ENDING)
def test_never_ending(server: MisbehavingServer, name: str) -> None:
    """What never ends is ended by the deadline or by a cap, whichever comes first on a machine that may be busy."""
    kind, server.answers["/feed"] = NEVER_ENDING[name]
    begun = monotonic()
    outcome = failed(fetch(server.url("/feed"), deadline=timedelta(seconds=0.8)))
    assert outcome.kind in {kind, FailureKind.TIMEOUT}, outcome
    assert monotonic() - begun < 60


@pytest.mark.parametrize(
    "status", [*range(200, 226), 226, *range(300, 309), *range(400, 432), 451, *range(500, 512), 599, 600, 999]
)
def test_every_status_has_its_meaning(server: MisbehavingServer, status: int) -> None:
    """Success brings a document, unless it says that it has none; every other status is a failure that names it."""
    server.answers["/feed"] = reply(status, body=b"" if status in (204, 304) else BODY)
    outcome = fetch(server.url("/feed"))
    if 200 <= status < 300 and status not in (204, 205, 206):
        assert fetched(outcome).body == BODY
    else:
        assert str(status) in failed(outcome).message
        assert outcome.status == status
    assert len(server.requests) == 1
