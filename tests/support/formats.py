"""Feeds of invented outlets read under small limits."""

from __future__ import annotations

from aggregator.model import FeedDocument, ParsedFeed
from aggregator.parsing import ParseLimits
from aggregator.parsing.document import parse_document

LIMITS = ParseLimits(
    entries=10,
    title_chars=80,
    summary_chars=200,
    content_chars=400,
    link_chars=120,
    guid_chars=100,
    authors=2,
    categories=3,
    name_chars=300,
    least_of_page=80,
)
ADDRESS = "https://feeds.harbour.example/news/all.xml"


def read(body: str | bytes, *, content_type: str = "", language: str | None = None) -> ParsedFeed:
    outcome = parse_document(
        FeedDocument(
            body=body.encode() if isinstance(body, str) else body,
            content_type=content_type,
            url=ADDRESS,
            content_language=language,
        ),
        LIMITS,
    )
    assert isinstance(outcome, ParsedFeed), outcome
    return outcome


def rss(items: str, *, channel: str = "") -> str:
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{channel}{items}</channel></rss>'
