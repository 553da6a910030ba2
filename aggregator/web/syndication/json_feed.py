"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from aggregator.web.syndication.entries import Entry, StoryFeed

MEDIA_TYPE: Final = "application/feed+json; charset=utf-8"


def as_json_feed(feed: StoryFeed) -> bytes:
    """The document; what JSON Feed has no word for stands under `_story`."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "authors": [{"name": "Story aggregator"}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.opened.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": list(entry.topics),
        "_story": {
            "kind": entry.kind,
            "claim_status": entry.claim_status,
            **entry.record.as_data(),
            "sources": [
                {
                    "publisher": each.publisher,
                    "title": each.title,
                    "url": each.link,
                    "published": _time(each.published),
                    "language": each.language,
                }
                for each in entry.sources
            ],
        },
    }
    if entry.headline_link:
        item["external_url"] = entry.headline_link
    if entry.language:
        item["language"] = entry.language
    return item


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
