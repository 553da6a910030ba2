"""Answers that a client may keep: entity tags and 304 (RFC 9110)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request
from fastapi.responses import Response

_SETTLED = timedelta(seconds=2)
"""HTTP dates count whole seconds, so within the second of a change another one could not be told."""


def answer(
    request: Request, make: Callable[[], bytes], *, tag: str, changed: datetime, now: datetime, media_type: str
) -> Response:
    """The body, or 304 where the client has it; `make` is called only where it is sent.

    The tag is weak, since one document goes out with and without gzip.
    """
    etag = f'W/"{tag}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    settled = now - changed > _SETTLED
    if settled:
        headers["Last-Modified"] = format_datetime(changed.astimezone(UTC), usegmt=True)
    if _has_it(request, etag, changed if settled else None):
        return Response(status_code=304, headers=headers | {"Vary": "Accept-Encoding"})
    return Response(make(), media_type=media_type, headers=headers)


def _has_it(request: Request, etag: str, changed: datetime | None) -> bool:
    held = request.headers.get("if-none-match")
    if held is not None:  # and then the date is not looked at
        opaque = etag.removeprefix("W/")
        return held.strip() == "*" or opaque in (each.strip().removeprefix("W/") for each in held.split(","))
    since = request.headers.get("if-modified-since")
    if since is None or changed is None:
        return False
    try:
        known = parsedate_to_datetime(since)
    except ValueError:
        return False
    known = known if known.tzinfo else known.replace(tzinfo=UTC)
    return changed.replace(microsecond=0) <= known
