"""Addresses: absolute, safe to show, and in one form for comparison.

`shown` is what people see and open: it keeps the publisher's parameters. `canonical` is for comparison within a feed:
tracking and session parameters, fragments and the ways of writing one host are gone. `url_key` hashes the canonical
form without its scheme and without `www.`, `m.`, `amp.`, so that a site's moves between those make no new article.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from string import punctuation
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from aggregator.links import ascii_host

_PORTS = {"http": 80, "https": 443}
_ALIASES = ("www.", "m.", "mobile.", "amp.")

_TRACKING_PREFIXES = (
    "utm_",  # Urchin, Google Analytics and all who follow them
    "at_",  # AT Internet / Piano: at_medium, at_campaign, at_custom1 (BBC, France 24)
    "ns_",  # comScore: ns_mchannel, ns_campaign, ns_source
    "pk_",  # Piwik
    "mtm_",  # Matomo
    "hsa_",  # HubSpot advertisements
    "ga_",  # older Google Analytics
    "wt_",  # Webtrekk
    "__twitter",  # marks of embedded tweets
)
_TRACKING = frozenset(
    {
        "fbclid",  # Facebook click
        "gclid",  # Google advertisement clicks ...
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",  # Microsoft
        "yclid",  # Yandex
        "twclid",  # Twitter
        "igshid",  # Instagram
        "mc_cid",  # Mailchimp campaign ...
        "mc_eid",  # ... and reader
        "_hsenc",  # HubSpot
        "_hsmi",
        "mkt_tok",  # Marketo
        "cmpid",  # campaign of many CMSs
        "cmp",  # campaign (Guardian, Daily Telegraph)
        "icid",
        "ncid",
        "ocid",  # MSN, BBC
        "ito",  # Daily Mail
        "xtor",  # AT Internet, older (French press)
        "sr_share",
        "smid",  # New York Times
        "smtyp",
        "emc",  # New York Times: which letter or feed
        "partner",  # New York Times: which feed
        "ftag",  # CBS
        "mbid",  # Conde Nast
        "ftcamp",  # Financial Times
        "traffic_source",  # Al Jazeera
        "feedtype",  # Reuters: which feed
        "feedname",
        "_ga",
        "_gl",
        "spm",  # Alibaba
        "guccounter",  # Yahoo's consent pages ...
        "guce_referrer",
        "guce_referrer_sig",
    }
)
_SESSION_PARAMETERS = """
    phpsessid jsessionid aspsessionid asp.net_sessionid sessionid session_id session sess sessid oscsid zenid cfid
    cftoken
"""
_SESSION = frozenset(_SESSION_PARAMETERS.split())
_SHORTEST_SID = 16
"""Characters from which on the value of `sid` is a session's; shorter, some systems number their articles by it."""
_AGAINST_CACHES = frozenset({"_", "cachebuster", "nocache", "no_cache", "rand", "random", "rnd"})
"""Names of parameters whose number is another one each time, so that no cache answers."""
_VARIANT = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")})
"""Parameters and values that ask for the AMP variant of a page."""
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)
_AMP_SUFFIX = re.compile(r"(?:/amp|\.amp)/?$|\.amp(?=\.html?$)", re.IGNORECASE)
_QUOTED = re.compile("%[0-9a-f]{2}", re.IGNORECASE)
_NAMES_PAGE = re.compile("!|/.")
"""How a fragment begins by which a site of a single document tells its pages apart."""
_OF_ONE_ARTICLE = re.compile(r"\d{5}|(?:19|20)\d\d[/-]\d\d?(?!\d)|(?:[^\W\d_]+[-_]){3}[^\W\d_]")
"""A long number, a date, or four words."""
_UNWANTED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]")
"""Characters that are never meant in an address: controls, spaces, invisible and direction marks."""
_PLAIN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~%!$&'()*+,=:@/-]*)?(?:\?[A-Za-z0-9._~%!$&'()*+,=:@/-]+)?"
)
"""An absolute address in which nothing is left to be resolved, quoted or refused, as nearly all are."""
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.", re.IGNORECASE)
"""How an address begins that lacks its scheme; no page is named like that."""
_BACKWARDS = re.compile(r"https?:\\\\", re.IGNORECASE)
"""How an address begins that somebody has typed as if it were a file's on Windows."""
_BRACKETED = re.compile(r"\[[^\[\]]*\](?::\d*)?")
"""An address of IPv6 as a host; what stands beside the brackets some versions of urllib pass over."""
_HOST = re.compile(r"[^\s/?#@\\<>\"'%^`{|}]+")


def shown(link: str, base: str) -> str | None:
    """The link made absolute against `base`, or None where it is not http(s), has no host, or carries credentials."""
    if _PLAIN.fullmatch(link):
        return link
    written = link.strip("\x00\t\n\r\x0b\x0c ").replace("\n", "").replace("\r", "").replace("\t", "")
    if _BACKWARDS.match(written):
        written = written.replace("\\", "/")
    try:
        absolute = urljoin(base, f"//{written}" if _begins_with_host(written, base) else written)
    except ValueError:
        return None
    address = _UNWANTED.sub(lambda match: quote(match.group()), absolute)
    return None if _split(address) is None else address


@lru_cache(maxsize=512)  # the canonical form of an address is asked for its own
def canonical(link: str) -> str | None:
    """An absolute link in one form for comparison, or None for one that `shown` would refuse.

    A fragment goes, unless it names the page, as on sites of a single document (`#!/story/7`, `#/story/7`).
    """
    parts = _split(_UNWANTED.sub(lambda match: quote(match.group()), link))
    if parts is None:
        return None
    path = _without_dots(_same_quoting(_PATH_SESSION.sub("", parts.path)))
    query = _query_quoted("&".join(pair for pair in parts.query.split("&") if pair and not _idle(pair)))
    fragment = f"#{parts.fragment}" if _NAMES_PAGE.match(parts.fragment) else ""
    return f"{parts.scheme.lower()}://{_netloc(parts)}{path or '/'}{'?' + query if query else ''}{fragment}"


def url_key(url: str) -> str:
    """SHA-256 of an address, the same for every way of writing it that leads to the same document.

    Raises `ValueError` where the address is not http(s).
    """
    address = canonical(url)
    if address is None:
        raise ValueError(f"not an http(s) address: {url!r}")
    _, _, rest = address.partition("://")
    host, slash, tail = rest.partition("/")
    path, mark, query = tail.partition("?")
    path = _AMP_SUFFIX.sub("", "/" + path).rstrip("/") if path else ""
    # Of several parameters of one name the order may mean something.
    query = "&".join(sorted(query.split("&"), key=lambda pair: pair.partition("=")[0]))
    return hashlib.sha256(f"{_without_alias(host)}{path or slash}{mark}{query}".encode()).hexdigest()


def host_of(url: str) -> str | None:
    """The host of an http(s) address in lower case and without `www.`, or None."""
    parts = _split(url)
    return None if parts is None else _host(parts).removeprefix("www.")


def is_front_page(url: str) -> bool:
    """Whether an address names a site as a whole and so no article."""
    parts = _split(url)
    return parts is not None and parts.path in ("", "/") and not parts.query and not _NAMES_PAGE.match(parts.fragment)


def names_one_article(url: str) -> bool:
    """Whether an address, or a guid, has what no page has that is given to one article after the other."""
    return _OF_ONE_ARTICLE.search(unquote(url)) is not None


def _begins_with_host(written: str, base: str) -> bool:
    """Whether an address begins, without a scheme, with a host that is called `www` or is the page's own."""
    if _WITHOUT_SCHEME.match(written):
        return True
    host = urlsplit(base).netloc.removeprefix("www.")
    return bool(host) and f"{written}/".startswith(f"{host}/")


@lru_cache(maxsize=512)  # each address of an entry is asked about half a dozen times
def _split(url: str) -> SplitResult | None:
    """The parts of an address that may be shown, else None."""
    try:
        parts = urlsplit(url)
        port = parts.port
        hostname = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not hostname or "@" in parts.netloc or "\\" in parts.netloc:
        return None
    if "[" in parts.netloc and not _BRACKETED.fullmatch(parts.netloc):
        return None
    # Letters that stand for others may stand for a space, and one beside them may be hidden in their code.
    sound = _HOST.fullmatch(hostname) and _HOST.fullmatch(_host(parts))
    return parts if sound and port != 0 else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else ascii_host(host)
    except UnicodeError:
        return host


def _netloc(parts: SplitResult) -> str:
    host = _host(parts)
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port is None or port == _PORTS[parts.scheme.lower()] else f"{host}:{port}"


def _without_alias(host: str) -> str:
    for alias in _ALIASES:
        if host.startswith(alias) and host.count(".") > 1:
            return host.removeprefix(alias)
    return host


def _idle(pair: str) -> bool:
    """Whether a query parameter says who is reading or how they came, not what they read."""
    name, _, value = pair.lower().partition("=")
    name = unquote(name)
    return (
        name in _TRACKING
        or name in _SESSION
        or (name == "sid" and len(value) >= _SHORTEST_SID and value.isalnum())
        or name.startswith(_TRACKING_PREFIXES)
        or (name, value) in _VARIANT
        or (name in _AGAINST_CACHES and value.replace(".", "").isdigit())
    )


def _same_quoting(path: str) -> str:
    """A path in which what need not be quoted is not, and what must be is, in capital hexadecimal digits."""
    if path.isascii() and "%" not in path:
        return path
    return quote(
        unquote(path.replace("%2F", "%252F").replace("%2f", "%252F"), errors="surrogateescape"),
        safe="/:@!$&'()*+,;=~%",
        errors="surrogateescape",
    )


def _query_quoted(query: str) -> str:
    """A query in which what is beyond ASCII is quoted, in capital hexadecimal digits, and a space is a plus."""
    if query.isascii() and "%" not in query:
        return query
    quoted = quote(query, safe=punctuation, errors="surrogateescape")
    return _QUOTED.sub(lambda match: match.group().upper(), quoted).replace("%20", "+")


def _without_dots(path: str) -> str:
    """A path without the steps `.` and `..` (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    *steps, last = path.split("/")[1:]
    for step in steps:
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
    if last == "..":
        del kept[-1:]
    return "/".join(("", *kept, "" if last in {".", ".."} else last))
