"""Links as they may be handed on."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit


def safe_link(link: str | None) -> str | None:
    """The link, if it is one that may be followed: absolute http(s)."""
    if link is None:
        return None
    try:
        parts = urlsplit(link)
        leads_out = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return None
    return link if leads_out else None


def encoded_link(link: str | None) -> str | None:
    """A safe link in ASCII, with everything encoded that could end it early in markup of any kind."""
    followed = safe_link(link)
    return None if followed is None else quote(followed, safe="/:?#@!$&*+,;=%~-._", encoding="utf-8", errors="replace")


_SECRET_PARAMETER = re.compile(
    r"(?i)([?&;#](?:[a-z0-9._-]*(?:passw|secret|token|api-?_?key|signature|credential)[a-z0-9._-]*"
    r"|key|auth|pwd|pass|sig|sid|session|hash|code)=)[^&;#\s]*"
)


Origin = tuple[str, str, int]


def origin(url: str) -> Origin:
    """Scheme, host and port, the default one where none is named: what credentials are bound to (RFC 6454)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", url, 0
    return parts.scheme, parts.hostname or "", port or (443 if parts.scheme == "https" else 80)


def without_password(url: str) -> str:
    """An address fit to be shown: a user and password before its host are hidden, and parameters that are keys."""
    return _SECRET_PARAMETER.sub(r"\1***", re.sub(r"//[^/?#]*@", "//***@", url))


def shown(url: str | None) -> str | None:
    """The same of an address that may be missing."""
    return None if url is None else without_password(url)
