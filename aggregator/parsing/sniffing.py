"""Says what a document is when it is no feed."""

from __future__ import annotations

import re

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BM", "a BMP image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x7fELF", "a program"),
)
_PRINTABLE_SHARE = 0.85
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FIRST_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_KNOWN_ROOTS = {
    "opml": "an OPML list of feeds",
    "urlset": "a sitemap",
    "sitemapindex": "an index of sitemaps",
    "svg": "an SVG image",
    "error": "an XML error message",
    "html": "an HTML page",
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
    """What a text is that is no feed, for the sentence "the address answered with ..."."""
    head = text[:20_000].strip()
    printable = sum(character.isprintable() or character.isspace() for character in head)
    if not head:
        kind = "an empty body"
    elif head[0] in "{[":
        kind = "a JSON document that is no feed"
    elif is_page(head):
        kind = "an HTML page"
    elif printable < _PRINTABLE_SHARE * len(head):
        kind = "binary data"
    else:
        kind = _xml_kind(head) or "plain text"
    return kind


def _xml_kind(head: str) -> str | None:
    element = _FIRST_ELEMENT.search(head) if head.startswith("<") else None
    if element is None:
        return None
    name = element.group(2)
    other = f"an XML document ({name[:40]}) that is no feed" if head.startswith("<?xml") or "xmlns" in head else None
    return _KNOWN_ROOTS.get(name.lower(), other)
