"""Says what a document is when it is no feed."""

from __future__ import annotations

import re

from aggregator.normalizing.titles import plain_line

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"BM", "a BMP image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEFORE_ROOT = re.compile(
    r"\A(?:\s|\ufeff|<\?[^>]*>|<!--.*?-->|<!(?!doctype\s+html)[^>\[]*>)*", re.IGNORECASE | re.DOTALL
)
_FIRST_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_OF_PAGES = frozenset(
    {
        *("html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "br", "b", "i", "a", "span"),
        *("center", "font", "table", "form", "img", "h1", "h2", "h3", "pre", "ul"),
    }
)
"""Elements that HTML begins with."""
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,1000})", re.IGNORECASE)
_TITLE_CHARS = 80
"""Of a page's title, which often says what is wrong: 'Site is suspended', 'Before you continue'."""
_PASSWORD = re.compile(r"<input[^>]{0,300}\btype\s*=\s*[\"']?password", re.IGNORECASE)
_CHALLENGE = re.compile(
    r"captcha|cf-challenge|challenge-platform|<title>\s*(?:just a moment|attention required|are you (?:human|a robot))",
    re.IGNORECASE,
)
_KNOWN_ROOTS = {
    "opml": "an OPML list of feeds",
    "urlset": "a sitemap",
    "sitemapindex": "an index of sitemaps",
    "svg": "an SVG image",
    "error": "an XML error message",
    "envelope": "a SOAP message",
}


def binary_kind(body: bytes) -> str | None:
    """What a body is that is no text at all, else None."""
    if not body.strip(b"\0\t\n\r\x0b\x0c \xef\xbb\xbf"):
        return "an empty body"
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return "a WebP image"
    if body[4:8] == b"ftyp":
        return "a video or an AVIF image"
    return None


def is_page(text: str) -> bool:
    """Whether this opening of a document belongs to an HTML page."""
    return _HTML.search(text) is not None


def text_kind(text: str) -> str:
    """What a text is that is no feed, for the sentence "the server answers with ..., which is no feed"."""
    head = text[:20_000].strip()
    if not head:
        return "an empty body"
    if head[0] in "{[":
        return "a JSON document"
    if _CONTROL.search(head) or "\ufffd" * 4 in head:
        return "binary data"
    root = _FIRST_ELEMENT.match(_BEFORE_ROOT.sub("", head))
    name = root.group(1).lower() if root is not None else ""
    if name and name not in _OF_PAGES:
        return _KNOWN_ROOTS.get(name, f"an XML document ({root.group(1)[:40] if root else ''})")
    return _page_kind(text) if name or is_page(head) else "plain text"


def _page_kind(text: str) -> str:
    page = text[:200_000]
    if _CHALLENGE.search(page):
        return "an HTML page with a captcha"
    if _PASSWORD.search(page):
        return "an HTML page that asks for a password"
    found = _TITLE.search(page)
    title = plain_line(found.group(1)) if found else ""
    told = title if len(title) <= _TITLE_CHARS else f"{title[:_TITLE_CHARS]}…"
    return f'an HTML page with the title "{told}"' if told else "an HTML page"
