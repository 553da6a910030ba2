"""The way from a feed's address to the one that answers."""

from __future__ import annotations

import re
from functools import lru_cache

import httpx

from aggregator.fetching.failures import FetchAborted
from aggregator.fetching.headers import first_of
from aggregator.model import FailureKind

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_QUERY = re.compile(r"[?#]")
_PORTS = range(1, 65536)
_NO_HOST = re.compile(r'[\x00-\x20"#%/<>?@\[\\\]^`{|}\x7f]')
"""What no name of a host holds (WHATWG URL, forbidden host code points), also where it comes percent-encoded."""
_REMEMBERED = 4_096
"""Addresses that are not read anew each time; of feeds they are the same again and again."""


@lru_cache(maxsize=_REMEMBERED)
def parse_url(text: str) -> httpx.URL:
    """Read an http(s) address as browsers do: white space around and line breaks within it do not count."""
    try:
        url = httpx.URL(_as_browsers_read(text))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchAborted(FailureKind.ADDRESS_REFUSED, "the address is not a proper URL") from error
    return _checked(url)


def _as_browsers_read(text: str) -> str:
    """An address without white space around and line breaks within, its backslashes turned up to the query."""
    cleaned = text.strip().translate({ord(char): None for char in "\t\r\n"})
    place = _QUERY.search(cleaned)
    end = place.start() if place else len(cleaned)
    return cleaned[:end].replace("\\", "/") + cleaned[end:]


def shown(url: httpx.URL) -> str:
    """An address fit to be stored and shown: without user name, password and fragment."""
    text = str(url)
    if "@" not in text and "#" not in text:
        return text  # to take an address apart and put it together again costs as much as a tenth of a request
    return str(url.copy_with(userinfo=b"", fragment=None))


class Trail:
    """Follows redirects: where a fetch stands, and what it has passed."""

    def __init__(self, start: httpx.URL, *, max_redirects: int) -> None:
        self.start = self.here = start
        self.status: int | None = None
        """What the address that the trail has come to has answered; None so far."""
        self.moved_to: str | None = None
        """Where the unbroken run of permanent redirects at the start has led."""
        self._max_redirects = max_redirects
        self._passed: list[str] = []
        self.only_permanent = True
        """Whether no redirect so far was a temporary one."""
        self._cookie_given = False

    @property
    def hops(self) -> tuple[str, ...]:
        """The addresses that answered with a redirect, in order."""
        return tuple(self._passed)

    def follow(self, status: int, headers: httpx.Headers) -> None:
        """Go where a redirect points; raises `FetchAborted` where it leads nowhere, in a circle or too far."""
        location = first_of(headers, "location")
        if location is None:
            raise FetchAborted(FailureKind.REDIRECTS, f"the server answers {status} without saying where to go")
        target = self._resolve(location)
        self._passed.append(shown(self.here))
        self._cookie_given = self._cookie_given or "set-cookie" in headers
        if shown(target) in self._passed:
            cookie = ", for want of a cookie it seems, and none are kept" if self._cookie_given else ""
            raise FetchAborted(FailureKind.REDIRECTS, f"the redirects go in a circle{cookie}")
        if len(self._passed) > self._max_redirects:
            raise FetchAborted(FailureKind.REDIRECTS, f"more than {self._max_redirects} redirects in a row")
        self.only_permanent = self.only_permanent and status in _PERMANENT
        if self.only_permanent:
            self.moved_to = shown(target)
        self.here = target

    def _resolve(self, location: str) -> httpx.URL:
        # Headers were read as Latin-1. What is no UTF-8 names its target in bytes, which go back as they came.
        try:
            text = location.encode("latin-1").decode()
        except UnicodeDecodeError:
            text = "".join(char if char.isascii() else f"%{ord(char):02X}" for char in location)
        try:
            target = self.here.join(_as_browsers_read(text))
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchAborted(FailureKind.REDIRECTS, "a redirect leads to something that is no URL") from error
        try:
            return _checked(target)
        except FetchAborted as refused:
            raise FetchAborted(refused.kind, f"a redirect leads nowhere: {refused.message}") from refused


def _checked(url: httpx.URL) -> httpx.URL:
    if url.scheme not in ("http", "https"):
        raise FetchAborted(FailureKind.ADDRESS_REFUSED, f"only http and https are fetched, not {url.scheme[:20]!r}")
    try:
        host = url.host
    except UnicodeError:
        host = ""  # it begins as a name in another script does and is none
    if not host.strip(".") or _NO_HOST.search(host):
        raise FetchAborted(FailureKind.ADDRESS_REFUSED, "the address names no host")
    if url.port is not None and url.port not in _PORTS:
        raise FetchAborted(FailureKind.ADDRESS_REFUSED, f"there is no port {url.port}")
    return url
