"""Links as they may be handed on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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


_OWN_LETTERS = re.compile("[ß\u1e9eς]")
"""What stands for itself in names today, and stood for other letters in IDNA 2003, which Python's codec follows."""
_DOTS = re.compile("[.\u3002\uff0e\uff61]")


def ascii_host(host: str) -> str:
    """A host as browsers ask for it, with letters beyond ASCII in their encoded form; raises UnicodeError for none."""
    if _OWN_LETTERS.search(host):
        host = ".".join(_encoded(label) if _OWN_LETTERS.search(label) else label for label in _DOTS.split(host))
    return host.encode("idna").decode("ascii")


def _encoded(label: str) -> str:
    # Letter by letter: at the end of a word `lower` makes the other sigma of a capital one.
    small = "".join(letter.lower() for letter in unicodedata.normalize("NFKC", label))
    return f"xn--{unicodedata.normalize('NFKC', small).encode('punycode').decode('ascii')}"


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


def redirected(told: str, url: str, hops: Sequence[str]) -> str:
    """What an address has answered, in words, with that address where it was reached by redirects."""
    if not hops or url in ("", hops[0]):
        return told
    parts = urlsplit(url)  # without the query: one that is signed anew each time would make each failure a new one
    return f"{told}; a redirect led to {parts.scheme}://{parts.netloc}{parts.path}"


def shown(url: str | None) -> str | None:
    """The same of an address that may be missing."""
    return None if url is None else without_password(url)
