"""The bytes of an OPML file as the elements in it, however carelessly they were written, and nothing more than those.

Readers export in odd encodings, with bare ampersands and with HTML's entities; none of that is worth a refusal. What is
refused has no honest use in OPML: declarations of a document type, in which entities unfold without end.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from html.entities import html5
from typing import Any, Final

from lxml import etree

from aggregator.errors import refused

MAX_BYTES: Final = 8 * 2**20
"""A hundred times the largest list that people keep."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_PROLOG: Final = re.compile(r"^\s*<\?xml\b.{0,500}?\?>", re.DOTALL)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_AMPERSAND: Final = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)?")
_NO_ENCODINGS: Final = frozenset({"idna", "punycode"})
"""Which Python takes for encodings, but which no file is written in, and whose decoding takes quadratic time."""
_XML_KNOWS: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def elements(content: bytes, file: str) -> Any:
    """The root element; raises ConfigError that names the file where it is not XML, too large or hostile."""
    if len(content) > MAX_BYTES:
        raise refused(file, None, f"the file has more than {MAX_BYTES // 2**20} MiB", "Split it")
    text = _NO_XML.sub(" ", _PROLOG.sub("", _decoded(content), count=1))
    if found := _DOCTYPE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise refused(file, line, "the file declares a document type", "Take the <!DOCTYPE ...> out")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(_AMPERSAND.sub(_entity, text).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise refused(file, error.lineno or None, f"this is not valid XML: {error.msg}", "Export it anew") from None


def attribute(element: Any, name: str) -> str:
    """An attribute, however its capitals are written, without white space around it; empty where there is none."""
    for key, value in element.attrib.items():
        if key.lower() == name.lower():
            return str(value).strip()
    return ""


def _decoded(content: bytes) -> str:
    for encoding in _encodings(content):
        with suppress(LookupError, ValueError):
            return content.decode(encoding)
    return content.decode("cp1252", errors="replace")


def _encodings(content: bytes) -> Iterator[str]:
    """What the bytes may be written in, the likeliest first."""
    yield from (encoding for bom, encoding in _BOMS if content.startswith(bom))
    if content[:2] == b"\0<":
        yield "utf-16-be"
    if content[:2] == b"<\0":
        yield "utf-16-le"
    yield "utf-8"  # before what is declared: nothing else reads as UTF-8 by chance, and files are saved anew
    if declared := _DECLARED.search(content):
        name = declared[1].decode("ascii", errors="replace").lower()
        if name not in _NO_ENCODINGS:
            yield name


def _entity(found: re.Match[str]) -> str:
    """HTML's entities as characters, a bare ampersand as one that XML can read."""
    name = found[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        return found[0] if _is_xml(name[1:]) else " "
    if name in _XML_KNOWS:
        return found[0]
    return escape(html5.get(f"{name};", f"&{name};"))  # some of HTML's entities are XML's marks in capitals


def _is_xml(number: str) -> bool:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code <= 0x10FFFF and _NO_XML.match(chr(code)) is None  # noqa: PLR2004 - the last character there is
