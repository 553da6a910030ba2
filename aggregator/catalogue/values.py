"""Kinds of value that several parts of feeds.yaml share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Final
from urllib.parse import urlsplit, urlunsplit

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from aggregator.fields import nearest, shown, wrong
from aggregator.links import without_password
from aggregator.model import StoryKind
from aggregator.normalizing.urls import url_key

_URL_CHARS: Final = 2000
_LABEL_CHARS: Final = 63
"""Of each part of a host's name (RFC 1035, section 2.3.4)."""
_ENCODED: Final = {ord(letter): f"%{ord(letter):02X}" for letter in ' <>"^`{|}'}


@lru_cache(maxsize=1 << 14)  # it is asked for when an address is checked, compared with the others, and kept
def feed_key(url: str) -> str:
    """The `url_key` of a feed's address, which may carry the credentials that others may not; raises ValueError."""
    parts = urlsplit(url)
    return url_key(urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])))


def without_feed_scheme(address: str) -> str:
    """What a link in the scheme of feeds means: of 'feed:https://...' what follows, 'feed://...' with https."""
    feed = re.match(r"(?i)\s*feed:(?://)?(?:(https?)://)?", address)
    return f"{feed.group(1) or 'https'}://{address[feed.end() :]}" if feed else address


def encoded(address: str) -> str:
    """An address with the characters that none holds percent-encoded behind its host, as browsers send them."""
    host = re.match(r"(?i)https?://[^/?#]*", address)
    return host[0] + address[host.end() :].translate(_ENCODED) if host else address


def _check_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise wrong(f"{_told(url)} is no address", "Copy the feed's address from the browser") from None
    if parts.scheme.lower() not in {"http", "https"}:
        found = f"the scheme '{parts.scheme}'" if parts.scheme else "no scheme"
        raise wrong(f"{_told(url)} has {found}", "Only http:// and https:// are fetched")
    if not host:
        raise wrong(f"{_told(url)} names no host", "Write https://host/path")
    if any(not 0 < len(label) <= _LABEL_CHARS or label[0] == "-" for label in host.removesuffix(".").split(".")):
        raise wrong(f"{_told(url)} names a host that cannot be", "Copy the feed's address from the browser")
    if len(url) > _URL_CHARS:
        raise wrong(f"it has {len(url)} characters", f"Keep it to {_URL_CHARS}")
    if not url.isprintable() or any(letter == "\\" or ord(letter) in _ENCODED for letter in url):
        problem = f"{_told(url)} holds characters that no address has"
        raise wrong(problem, "Encode them (a space is %20) or take them out")
    try:
        feed_key(url)
    except ValueError:
        raise wrong(f"{_told(url)} is no address", "Copy the feed's address from the browser") from None
    return url


def _told(url: str) -> str:
    """An address as a message may show it: without a password or key."""
    return shown(without_password(url))


def url_problem(url: str) -> tuple[str, str] | None:
    """What is wrong with an address that a feed is to have, and the remedy; None for a good one."""
    try:
        _check_url(url)
    except PydanticCustomError as error:
        context = error.context or {}
        return str(context["problem"]), str(context["remedy"])
    return None


def _check_kind(kind: object) -> object:
    known = [each.value for each in StoryKind]
    if kind not in known:
        guess = nearest(str(kind), known)
        remedy = f"Did you mean {guess!r}?" if guess else "Write talks, incident or other"
        raise wrong(f"{shown(kind)} is no kind of story", remedy)
    return kind


Url = Annotated[
    str,
    AfterValidator(_check_url),
    WithJsonSchema({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://", "maxLength": _URL_CHARS}),
]
Kind = Annotated[StoryKind, BeforeValidator(_check_kind)]
