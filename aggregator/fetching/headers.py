"""Headers of requests and answers: what is sent to whom, and what answers say about caching."""

from __future__ import annotations

import base64
import os
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from aggregator.errors import SecretMissing
from aggregator.fetching.decoding import ACCEPTED
from aggregator.fetching.failures import FetchAborted
from aggregator.links import origin
from aggregator.model import CacheValidators, FailureKind, FetchRequest, ServerWishes
from aggregator.references import looked_up

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)

_OURS = frozenset(
    {"host", "connection", "accept-encoding", "content-length", "transfer-encoding", "te", "expect", "range", "upgrade"}
)
"""Headers that frame the exchange; those configured for a feed cannot change them."""

_LONGEST = 2**31
"""Seconds beyond which a delay means 'for ever' (RFC 9111, section 1.2.2)."""

_SECONDS = re.compile(r"([0-9]+)(?:\.[0-9]+)?\s*(?:s(?:ec(?:ond)?s?)?|,.*)?", re.IGNORECASE)
"""A delay as servers print it: as a fraction too, with a unit, or before that of another layer."""

_LONGEST_VALIDATOR = 6_000
"""Characters of a validator; servers commonly refuse requests with headers above 8 KiB, for ever and ever."""

_ANY = "*"
"""No entity tag, but what a request says that is content with any: sent back, it would be answered by 304 for ever."""


def request_headers(
    request: FetchRequest, *, first: httpx.URL, target: httpx.URL, validators: CacheValidators, user_agent: str
) -> list[tuple[bytes, bytes]]:
    """The headers for one hop; the feed's own ones and its credentials go to the feed's own origin alone.

    Raises `FetchAborted` where a header refers to a secret that is not there.
    """
    headers = {b"user-agent": user_agent.encode(), b"accept": _ACCEPT.encode()}
    if target == first or origin(str(target)) == origin(str(first)):
        if first.userinfo:
            pair = f"{first.username}:{first.password}".encode()
            headers[b"authorization"] = b"Basic " + base64.b64encode(pair)
        own = {name.lower(): value for name, value in request.headers.items() if name.lower() not in _OURS}
        headers |= {name.encode(): _told(name, value).encode() for name, value in own.items()}
    headers[b"accept-encoding"] = ACCEPTED.encode()
    if validators.etag is not None:
        headers[b"if-none-match"] = validators.etag.encode("latin-1")
    if validators.last_modified is not None:
        headers[b"if-modified-since"] = validators.last_modified.encode("latin-1")
    return list(headers.items())


def _told(name: str, value: str) -> str:
    """A configured header as it is sent: secrets looked up, and a name and password encoded."""
    try:
        told = looked_up(value, os.environ)
    except SecretMissing as error:
        raise FetchAborted(
            FailureKind.FORBIDDEN, f"not asked for, since its header {name} is not at hand: {error}"
        ) from None
    scheme, _, pair = told.partition(" ")
    # A colon cannot stand in what is encoded already (RFC 7617).
    if name == "authorization" and scheme.lower() == "basic" and ":" in pair:
        return f"Basic {base64.b64encode(pair.encode()).decode()}"
    return told


def validators_of(headers: httpx.Headers) -> CacheValidators:
    """ETag and Last-Modified exactly as they came; the first of several, none for one that cannot be one."""
    etag, modified = first_of(headers, "etag"), first_of(headers, "last-modified")
    return CacheValidators(
        etag=etag if etag and etag != _ANY and len(etag) <= _LONGEST_VALIDATOR else None,
        last_modified=modified if modified and len(modified) <= _LONGEST_VALIDATOR else None,
    )


def first_of(headers: httpx.Headers, name: str) -> str | None:
    """The first header of that name; None where there is none or it is empty."""
    values = headers.get_list(name)
    return values[0] or None if values else None


def wishes_of(headers: httpx.Headers, received: datetime) -> ServerWishes:
    """When the server wishes to be asked again; what is garbled, negative or past counts as absent.

    Dates are compared with the answer's own Date, the server's clock with itself; where there is none, with `received`.
    """
    date = _date(first_of(headers, "date")) or received
    wait = first_of(headers, "retry-after") or ""
    seconds = _SECONDS.fullmatch(wait)
    return ServerWishes(
        max_age=_freshness(headers, date),
        retry_after=(_seconds(seconds[1]) if seconds else _until(wait, date)) or None,
    )


def _freshness(headers: httpx.Headers, date: datetime) -> timedelta | None:
    directives = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return timedelta()  # these ask for a new request each time, whatever else is said
    ages = [part.partition("=")[2].strip().strip('"') for part in directives if part.startswith("max-age=")]
    proper = [age for age in ages if _is_number(age)]
    lifetime = _seconds(proper[0]) if proper else _until(first_of(headers, "expires"), date) or None
    if lifetime is None:
        return None
    age = (first_of(headers, "age") or "").partition(",")[0].strip()  # of several the first (RFC 9111, section 5.1)
    return max(lifetime - (_seconds(age) if _is_number(age) else timedelta()), timedelta())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _seconds(text: str) -> timedelta:
    digits = text.lstrip("0") or "0"
    return timedelta(seconds=min(int(digits), _LONGEST) if len(digits) <= len(str(_LONGEST)) else _LONGEST)


def _until(text: str | None, date: datetime) -> timedelta:
    """How long until a date; nothing where it is past or no date."""
    moment = _date(text)
    if moment is None or moment <= date:
        return timedelta()
    return min(moment - date, timedelta(seconds=_LONGEST))


def _date(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
