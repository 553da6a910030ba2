"""What is asked of a server, and what it may answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheValidators:
    """ETag and Last-Modified of RFC 9110, opaque, to be returned exactly as they came."""

    etag: str | None = None
    last_modified: str | None = None


class FailureKind(StrEnum):
    """What went wrong with a poll."""

    ADDRESS_REFUSED = "address refused"  # the address is private, or not http(s)
    DNS = "name not found"
    CONNECT = "no connection"
    TLS = "certificate or TLS"
    TIMEOUT = "too slow"
    TRUNCATED = "cut short"
    TOO_LARGE = "too large"
    BAD_ENCODING = "undecodable"
    PROTOCOL = "broken HTTP"
    REDIRECTS = "redirects"
    NOT_FOUND = "not found"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    RATE_LIMITED = "asked to wait"
    CLIENT_ERROR = "refused by the server"
    SERVER_ERROR = "server error"
    NOT_A_FEED = "not a feed"
    DANGEROUS = "dangerous document"  # entities, or one that breaks the parser's limits
    PARSER = "parser limits"  # the worker ran out of time or memory
    INTERNAL = "internal error"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """What a fetcher is asked for."""

    url: str
    validators: CacheValidators = CacheValidators()
    validators_from: str | None = None
    """The address whose answer the validators came with; None means `url`. They are sent to it alone."""
    deadline: timedelta
    max_bytes: int
    max_redirects: int | None = None
    """Redirects followed where fewer are wanted than usual."""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWishes:
    """What the response headers say about when to ask again."""

    max_age: timedelta | None = None
    """Cache-Control max-age, or Expires less Date where there is none; less the Age that a cache has added.

    Zero where the server says that its answer does not hold at all (no-cache, no-store, max-age=0).
    """
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A complete, successful response."""

    url: str
    """The address that answered, after redirects."""
    status: int
    body: bytes
    """Decoded of its content encoding."""
    content_type: str
    """The header's value; empty where there is none."""
    content_language: str | None = None
    link: str = ""
    """All Link headers, between commas."""
    validators: CacheValidators
    wishes: ServerWishes = ServerWishes()
    permanent_url: str | None = None
    """Where the unbroken run of 301 and 308 answers at the start of the chain led, if there was one."""
    hops: tuple[str, ...] = ()
    """The addresses that answered with a redirect, in order."""
    elapsed: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that what we hold is current."""

    url: str = ""
    """The address that answered, after redirects."""
    validators: CacheValidators
    """Only those that the response carried."""
    wishes: ServerWishes = ServerWishes()
    permanent_url: str | None = None
    """As of `Fetched`."""
    hops: tuple[str, ...] = ()
    elapsed: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """No usable document, and why."""

    kind: FailureKind
    message: str
    """One sentence for the operator."""
    status: int | None = None
    """That of the last answer, where there was one."""
    url: str = ""
    """The address that was asked last, after redirects."""
    wishes: ServerWishes = ServerWishes()
    hops: tuple[str, ...] = ()
    """The addresses that had answered with a redirect until then."""
    elapsed: timedelta = timedelta()
    part: Fetched | None = None
    """What had come of a document whose connection ended too early, or that took too long."""


FetchOutcome = Fetched | NotModified | FetchFailed
