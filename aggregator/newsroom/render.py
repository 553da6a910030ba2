"""Feed documents in five formats, as the publishers' systems would write them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType
from typing import Final, assert_never

from aggregator.newsroom.content import Entry, FeedFormat, Outlet

SUFFIXES: Final[Mapping[FeedFormat, str]] = MappingProxyType(
    {
        FeedFormat.RSS20: ".rss",
        FeedFormat.RSS092: ".xml",
        FeedFormat.RSS10: ".rdf",
        FeedFormat.ATOM10: ".atom",
        FeedFormat.JSON11: ".json",
    }
)
CONTENT_TYPES: Final[Mapping[FeedFormat, str]] = MappingProxyType(
    {
        FeedFormat.RSS20: "application/rss+xml; charset=utf-8",
        FeedFormat.RSS092: "text/xml",
        FeedFormat.RSS10: "application/rdf+xml",
        FeedFormat.ATOM10: "application/atom+xml; charset=utf-8",
        FeedFormat.JSON11: "application/feed+json",
    }
)

_CONTENT_NS: Final = "http://purl.org/rss/1.0/modules/content/"
_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def render(outlet: Outlet, entries: Sequence[Entry]) -> bytes:
    """An outlet's feed with these entries, newest first; names the story labels nowhere."""
    match outlet.format:
        case FeedFormat.RSS20:
            return _rss(outlet, entries, "2.0", _rss20_item)
        case FeedFormat.RSS092:
            return _rss(outlet, entries, "0.92", _rss092_item)
        case FeedFormat.RSS10:
            return _rdf(outlet, entries)
        case FeedFormat.ATOM10:
            return _atom(outlet, entries)
        case FeedFormat.JSON11:
            return _json(outlet, entries)
        case _:
            assert_never(outlet.format)


def _rss(outlet: Outlet, entries: Sequence[Entry], version: str, fill: Callable[[ET.Element, Entry], None]) -> bytes:
    root = ET.Element("rss", {"version": version})
    if version == "2.0":
        root.set("xmlns:content", _CONTENT_NS)
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", outlet.name)
    _add(channel, "link", _home(outlet))
    _add(channel, "description", f"Latest from {outlet.name}")
    _add(channel, "language", outlet.language.lower())
    for entry in entries:
        fill(ET.SubElement(channel, "item"), entry)
    return _document(root)


def _rss20_item(item: ET.Element, entry: Entry) -> None:
    _add(item, "title", entry.title)
    _add(item, "link", entry.link)
    if entry.guid:
        _add(item, "guid", entry.guid, isPermaLink="false")
    if entry.published:
        _add(item, "pubDate", format_datetime(entry.published))
    _add(item, "description", entry.summary)
    if entry.text:
        _add(item, "content:encoded", _paragraphs(entry.text))


def _rss092_item(item: ET.Element, entry: Entry) -> None:
    # 0.92 knows no guid; its pubDate is of the channel, but publishers put one into items long before 2.0.
    _add(item, "title", entry.title)
    _add(item, "link", entry.link)
    if entry.published:
        _add(item, "pubDate", format_datetime(entry.published))
    if entry.summary:
        _add(item, "description", entry.summary)


def _rdf(outlet: Outlet, entries: Sequence[Entry]) -> bytes:
    root = ET.Element(
        "rdf:RDF",
        {
            "xmlns": "http://purl.org/rss/1.0/",
            "xmlns:rdf": _RDF,
            "xmlns:dc": _DUBLIN_CORE,
            "xmlns:content": _CONTENT_NS,
        },
    )
    channel = ET.SubElement(root, "channel", {"rdf:about": _home(outlet)})
    _add(channel, "title", outlet.name)
    _add(channel, "link", _home(outlet))
    _add(channel, "description", f"Latest from {outlet.name}")
    _add(channel, "dc:language", outlet.language)
    order = ET.SubElement(ET.SubElement(channel, "items"), "rdf:Seq")
    for entry in entries:
        about = entry.guid or entry.link
        ET.SubElement(order, "rdf:li", {"rdf:resource": about})
        item = ET.SubElement(root, "item", {"rdf:about": about})
        _add(item, "title", entry.title)
        _add(item, "link", entry.link)
        _add(item, "description", entry.summary)
        if entry.text:
            _add(item, "content:encoded", _paragraphs(entry.text))
        if entry.published:
            _add(item, "dc:date", _iso(entry.published))
    return _document(root)


def _atom(outlet: Outlet, entries: Sequence[Entry]) -> bytes:
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": outlet.language})
    _add(root, "title", outlet.name)
    _add(root, "id", f"tag:{outlet.host},2026:feed")
    ET.SubElement(root, "link", {"rel": "alternate", "href": _home(outlet)})
    moments = [moment for entry in entries if (moment := entry.updated or entry.published)]
    if moments:
        _add(root, "updated", _iso(max(moments)))
    for entry in entries:
        item = ET.SubElement(root, "entry")
        _add(item, "title", entry.title)
        if entry.guid:
            _add(item, "id", entry.guid)
        ET.SubElement(item, "link", {"rel": "alternate", "href": entry.link})
        if entry.published:
            _add(item, "published", _iso(entry.published))
            _add(item, "updated", _iso(entry.updated or entry.published))
        _add(item, "summary", entry.summary)
        if entry.text:
            _add(item, "content", _paragraphs(entry.text), type="html")
    return _document(root)


def _json(outlet: Outlet, entries: Sequence[Entry]) -> bytes:
    items = []
    for entry in entries:
        item = {"id": entry.guid, "url": entry.link, "title": entry.title, "summary": entry.summary}
        if entry.text:
            item["content_html"] = _paragraphs(entry.text)
        else:
            item["content_text"] = entry.summary
        if entry.published:
            item["date_published"] = _iso(entry.published)
        if entry.updated:
            item["date_modified"] = _iso(entry.updated)
        items.append({key: value for key, value in item.items() if value is not None})
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": _home(outlet),
        "language": outlet.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = text


def _document(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n".encode()


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(' '.join(part.split()), quote=False)}</p>" for part in text.split("\n\n"))


def _home(outlet: Outlet) -> str:
    return f"https://{outlet.host}/"


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
