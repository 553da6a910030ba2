"""Documents parsed under small limits."""

from __future__ import annotations

from aggregator.model import FeedDocument, ParsedFeed, ParseFailed
from aggregator.parsing.document import parse_document
from tests.support.limits import LIMITS

HEAD = '<rss version="2.0"><channel><title>Quay</title>'
ITEM = "<item><title>Über den Fluß</title><link>http://a.example/1</link></item>"
FEED = f"{HEAD}{ITEM}</channel></rss>"


def parse(body: str | bytes, content_type: str = "") -> ParsedFeed | ParseFailed:
    data = body.encode() if isinstance(body, str) else body
    return parse_document(FeedDocument(body=data, content_type=content_type, url="https://a.example/feed"), LIMITS)


def titles(body: str | bytes, content_type: str = "") -> list[str | None]:
    feed = parse(body, content_type)
    assert isinstance(feed, ParsedFeed), feed
    return [entry.title for entry in feed.entries]
