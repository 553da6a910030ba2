"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from aggregator.web.syndication.entries import Entry, StoryFeed

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_KINDS: Final = "urn:uuid:e387b955-bd2e-405a-90b1-82a4e30ace1e"
_CLAIM_STATUSES: Final = "urn:uuid:04bb68ee-1f0a-4ffa-bd89-eb28327f8dd5"
"""Names of the schemes, the same on every desk, as RFC 4287 (4.2.2.2) wants an IRI; they lead nowhere."""
_A: Final = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})


def as_atom(feed: StoryFeed) -> bytes:
    """The document."""
    root = _A.feed(
        _A.id(feed.id),
        _A.title(feed.title),
        _A.updated(_time(feed.updated)),
        _A.author(_A.name("Story aggregator")),
        _A.link(rel="self", type="application/atom+xml", href=feed.address),
        _A.link(rel="alternate", type="text/html", href=feed.home),
        *(_entry(entry) for entry in feed.entries),
    )
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return document


def _entry(entry: Entry) -> etree._Element:
    return _A.entry(
        _A.id(entry.id),
        _A.title(entry.title, type="text"),
        _A.published(_time(entry.opened)),
        _A.updated(_time(entry.updated)),
        _A.link(rel="alternate", type="text/html", href=entry.url),
        *(_A.link(rel="related", href=each.link, title=each.publisher) for each in entry.sources if each.link),
        *(_A.category(term=topic) for topic in entry.topics),
        *(_A.category(term=each, scheme=scheme) for scheme, each in _classes(entry)),
        _A.content(entry.content, type="html"),
    )


def _classes(entry: Entry) -> list[tuple[str, str]]:
    """The schemes by which stories are classed, with the class of this one in each."""
    classes = ((_KINDS, entry.kind), (_CLAIM_STATUSES, entry.claim_status))
    return [(scheme, each.value) for scheme, each in classes if each is not None]


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
