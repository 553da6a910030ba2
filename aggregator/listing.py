"""Articles from a JSON Lines file, for people who have a list and no feeds.

Each line is an object: `id`, `title`, `summary` or `text`, `url`, `publisher`, `published` (ISO date or time, or null),
optionally `lang`, and in labelled files `story`. Lines go through the same normalising as a feed's entries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aggregator.model import Article, EntryData, FeedContext, ParsedFeed
from aggregator.normalizing import normalise

_MAX_LINE = 4 * 1024 * 1024
_TEXTS = ("title", "summary", "text", "url", "publisher", "published", "lang")
_HALF = re.compile("[\ud800-\udfff]")
"""JSON can name the halves of a pair of UTF-16, UTF-8 cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """A good line."""

    number: int
    """Of the line, counted from 1."""
    id: str | int
    """As given."""
    article: Article
    story: str | None
    """The label, in labelled files."""
    kind: str | None
    """Such as 'talks', where the line says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that cannot be used, and why."""

    number: int
    problem: str


def read_listing(lines: Iterable[bytes], *, seen: datetime, labelled: bool) -> Iterator[ListedArticle | BadLine]:
    """Read lines one by one; empty lines are passed over.

    `seen` stands in as sort time for articles without a date. With `labelled`, a line without `story` is bad.
    """
    ids: set[str | int] = set()
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            read = _read(number, raw, seen=seen, labelled=labelled)
            if isinstance(read, ListedArticle):
                if read.id in ids:
                    read = BadLine(number=number, problem=f"the id {read.id!r} has occurred before")
                else:
                    ids.add(read.id)
            yield read


def _read(number: int, raw: bytes, *, seen: datetime, labelled: bool) -> ListedArticle | BadLine:
    data = _object(raw)
    if isinstance(data, str):
        return BadLine(number=number, problem=data)
    problem = _problem(data, labelled=labelled)
    if problem is not None:
        return BadLine(number=number, problem=problem)
    publisher = data.get("publisher") or ""
    entry = EntryData(
        guid=str(data["id"]),
        link=data.get("url"),
        title=data.get("title"),
        summary=data.get("summary"),
        content=data.get("text"),
        published=data.get("published"),
        language=data.get("lang"),
    )
    context = FeedContext(feed_url="", publisher=publisher, family=None, language=None, timezone="UTC", seen=seen)
    articles = normalise(ParsedFeed(format="jsonl", entries=(entry,)), context)
    if not articles:
        return BadLine(number=number, problem="there is no title, summary or text")
    if data.get("published") and articles[0].published is None:
        return BadLine(
            number=number, problem=f"published is no ISO date or time, or one that cannot be: {data['published']!r}"
        )
    label = data.get("story")
    kind = data.get("kind")
    return ListedArticle(
        number=number,
        id=data["id"],
        article=articles[0],
        story=None if label is None else str(label),
        kind=kind if isinstance(kind, str) else None,
    )


def _object(raw: bytes) -> dict[str, Any] | str:
    """The line's object, or what is wrong with it."""
    if len(raw) > _MAX_LINE:
        return f"the line is longer than {_MAX_LINE // 1024 // 1024} MiB"
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except (ValueError, RecursionError) as error:
        return f"the line is no JSON: {str(error)[:100]}"
    return data if isinstance(data, dict) else "the line is no JSON object"


def _problem(data: dict[str, Any], *, labelled: bool) -> str | None:
    identifier = data.get("id")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool) or identifier == "":
        return "id is missing, or neither text nor a whole number"
    for name in ("id", "story"):
        if _HALF.search(str(data.get(name))):
            return f"{name} has half a character, which cannot be written again"
    for name in _TEXTS:
        value = data.get(name)
        if value is not None and not isinstance(value, str):
            return f"{name} is {type(value).__name__}, and should be text"
    if labelled and data.get("story") in (None, ""):
        return "story is missing"
    return None
