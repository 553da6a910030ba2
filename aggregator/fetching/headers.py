"""Headers of requests and answers: what is sent to whom, and what answers say about caching."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from aggregator.fetching.decoding import ACCEPTED
from aggregator.model import CacheValidators, FetchRequest, ServerWishes

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

Origin = tuple[str, str, int]


def origin(url: httpx.URL) -> Origin:
    """Scheme, host and port: what credentials are bound to."""
    return url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80)


def request_headers(
    request: FetchRequest, *, first: httpx.URL, target: httpx.URL, validators: CacheValidators, user_agent: str
) -> list[tuple[bytes, bytes]]:
    """The headers for one hop; the feed's own ones and its credentials go to the feed's own origin alone."""
    headers = {b"user-agent": user_agent.encode(), b"accept": _ACCEPT.encode()}
    if origin(target) == origin(first):
        if first.userinfo:
            pair = f"{first.username}:{first.password}".encode()
            headers[b"authorization"] = b"Basic " + base64.b64encode(pair)
        own = {name.lower(): value for name, value in request.headers.items() if name.lower() not in _OURS}
        headers |= {name.encode(): value.encode() for name, value in own.items()}
    headers[b"accept-encoding"] = ACCEPTED.encode()
    if validators.etag is not None:
        headers[b"if-none-match"] = validators.etag.encode("latin-1")
    if validators.last_modified is not None:
        headers[b"if-modified-since"] = validators.last_modified.encode("latin-1")
    return list(headers.items())


def validators_of(headers: httpx.Headers) -> CacheValidators:
    """ETag and Last-Modified exactly as they came; the first of several, none for an empty one."""
    return CacheValidators(etag=first_of(headers, "etag"), last_modified=first_of(headers, "last-modified"))


def first_of(headers: httpx.Headers, name: str) -> str | None:
    """The first header of that name; None where there is none or it is empty."""
    values = headers.get_list(name)
    return values[0] or None if values else None


def wishes_of(headers: httpx.Headers) -> ServerWishes:
    """When the server wishes to be asked again; what is garbled, zero, negative or past counts as absent."""
    date = _date(headers.get("date"))
    return ServerWishes(
        max_age=_freshness(headers, date),
        retry_after=_seconds(headers.get("retry-after", "")) or _until(headers.get("retry-after"), date),
    )


def _freshness(headers: httpx.Headers, date: datetime | None) -> timedelta | None:
    directives = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return None  # these ask for a new request each time, whatever else is said
    ages = [part.partition("=")[2].strip().strip('"') for part in directives if part.startswith("max-age=")]
    if ages:
        return _seconds(ages[0])
    return _until(headers.get("expires"), date)


def _seconds(text: str) -> timedelta | None:
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0")
    seconds = int(digits) if 0 < len(digits) <= len(str(_LONGEST)) else (_LONGEST if digits else 0)
    return timedelta(seconds=min(seconds, _LONGEST)) or None


def _until(text: str | None, date: datetime | None) -> timedelta | None:
    """From the answer's own Date to a date: the server's clock is compared with itself, not with ours."""
    moment = _date(text)
    if moment is None or date is None or moment <= date:
        return None
    return min(moment - date, timedelta(seconds=_LONGEST))


def _date(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
