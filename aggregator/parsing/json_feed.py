"""Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1), which feedparser does not."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from aggregator.model import CUT_SHORT, EntryData, FailureKind, FeedDocument, ParsedFeed, ParseFailed, ParseOutcome
from aggregator.parsing.entries import WEB_ADDRESS, first_file, plain_title, plain_to_markup
from aggregator.parsing.items import choose, digest_of, once_only, usable_entries
from aggregator.parsing.limits import DATE_CHARS, Cutter
from aggregator.parsing.newest import newest_last, sampled
from aggregator.parsing.wording import wording_of

_VERSION = "jsonfeed.org/version/"
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_ITEM = re.compile(r"[^\s,]")
_BETWEEN_ITEMS = re.compile(r"\}\s*+,\s*+(?=\{)")
_MOST_BROKEN, _MOST_PARTS = 50, 20
"""Broken items that are passed over, and parts of one; each error costs Python a look at all that stands before it."""


def read_json(text: str, cutter: Cutter, source: FeedDocument) -> ParseOutcome:
    """Read a JSON document as a feed; numbers where texts belong are taken as printed."""
    try:
        document, note = _loaded(text.strip())
    except RecursionError:
        return ParseFailed(kind=FailureKind.DANGEROUS, message="the JSON is nested too deeply")
    except ValueError:
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message="broken JSON")
    if note:
        cutter.note(note)
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not (_VERSION in _text(document, "version", "") or "title" in document):
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message="a JSON document")
    limit, total = cutter.limits.entries, len(items)
    if total > limit:
        looked_at = [item for item in sampled(items) if isinstance(item, dict)]
        from_end = newest_last(*([_text(item, key) for item in looked_at] for key in ("date_published", "url")))
        items = items[-limit:] if from_end else items[:limit]
        cutter.note(f"only the {'last' if from_end else 'first'} {limit:,} of {total:,} entries read")
    chosen = choose(_digests(document, items, source), source.known)
    read = (_entry(items[place], cutter) if isinstance(items[place], dict) else None for place in chosen.positions)
    entries, digests = usable_entries(read, chosen, cutter)
    title, language = _text(document, "title"), _text(document, "language") or source.content_language
    return ParsedFeed(
        format="json11" if _text(document, "version", "").endswith("1.1") else "json10",
        title=cutter.text(plain_to_markup(title) if title else None, cutter.limits.name_chars, "feed title"),
        link=cutter.link(_text(document, "home_page_url")),
        language=language,
        wording=() if language else wording_of(_words(items)),
        entries=entries,
        skipped=len(chosen.positions) - len(entries),
        notes=cutter.notes(),
        digests=digests,
        unread=chosen.unread,
    )


def _words(items: Sequence[Any]) -> Iterator[str]:
    """Titles and texts of items, as markup."""
    for item in items:
        if isinstance(item, dict):
            yield from (html.escape(_text(item, key, "")) for key in ("title", "summary", "content_text"))
            yield _text(item, "content_html", "")


def _loaded(text: str) -> tuple[Any, str | None]:
    """A document, and what is odd about it; of one that is broken or breaks off, its whole items. Raises ValueError."""
    try:
        document, end = _DECODER.raw_decode(text)
    except ValueError:
        return _whole_items(text)
    return document, "text after the document left out" if end < len(text) else None


def _whole_items(text: str) -> tuple[dict[str, Any], str]:
    begun = _ITEMS.search(text)
    if begun is None:
        raise ValueError("no items")
    head = text[: begun.end()]
    items: list[Any] = []
    place = begun.end()
    while begins := _ITEM.search(text, place):
        try:
            item, place = _DECODER.raw_decode(text, begins.start())
        except ValueError:
            following = _next_item(text, begins.start()) if items.count(None) < _MOST_BROKEN else None
            if following is None:
                break
            item, place = None, following
        items.append(item)
    if not items:
        raise ValueError("no whole item")
    rest = _ITEM.search(text, place)
    if rest is not None and rest.group() == "]":  # a comma too many stands before it
        with suppress(ValueError):
            return {**_DECODER.raw_decode(head + text[rest.start() :])[0], "items": items}, "markup repaired"
    return {**_DECODER.raw_decode(head + "]}")[0], "items": items}, CUT_SHORT


def _next_item(text: str, broken: int) -> int | None:
    """Where the next whole item begins behind a broken one, whose own parts may be whole; None where there is none."""
    for behind in islice(_BETWEEN_ITEMS.finditer(text, broken), _MOST_PARTS):
        with suppress(ValueError):
            item, _ = _DECODER.raw_decode(text, behind.end())
            if "id" in item:
                return behind.end()
    return None


def _digests(document: dict[str, Any], items: list[Any], source: FeedDocument) -> Sequence[bytes | None]:
    """Of each item, with all of the document that may influence what is made of it."""
    head = {key: value for key, value in document.items() if key != "items"}
    salt = digest_of(_printed([head, source.influences]))
    return once_only([digest_of(_printed(item), salt) for item in items])


def _printed(value: Any) -> bytes:
    return json.dumps(value).encode()


def _entry(item: dict[str, Any], cutter: Cutter) -> EntryData:
    limits = cutter.limits
    title, plain, summary = _text(item, "title"), _text(item, "content_text"), _text(item, "summary")
    content = _text(item, "content_html") or (plain_to_markup(plain) if plain else None)
    tags, guid = item.get("tags"), _text(item, "id")
    address = guid if guid and WEB_ADDRESS.match(guid) else None  # what an id should be, if the item has one
    return EntryData(
        guid=cutter.guid(guid),
        link=cutter.link(_text(item, "url") or _text(item, "external_url") or address),
        enclosure=cutter.link(first_file(_attachments(item))),
        title=cutter.text(plain_title(title) if title else None, limits.title_chars, "title"),
        summary=cutter.text(plain_to_markup(summary) if summary else None, limits.summary_chars, "summary"),
        content=cutter.text(content, limits.content_chars, "content"),
        authors=cutter.names(_authors(item), limits.authors, "authors"),
        categories=cutter.names(
            (tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
            limits.categories,
            "categories",
        ),
        published=cutter.text(_text(item, "date_published"), DATE_CHARS, "date"),
        updated=cutter.text(_text(item, "date_modified"), DATE_CHARS, "date"),
        language=_text(item, "language"),
    )


def _authors(item: dict[str, Any]) -> list[str | None]:
    """Names of 1.1's `authors` or 1.0's `author`, of which some feeds make one object or bare names."""
    stated = item.get("authors") or item.get("author")
    people = stated if isinstance(stated, list) else [stated]
    return [_text(person if isinstance(person, dict) else {"name": person}, "name") for person in people]


def _attachments(item: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    attachments = item.get("attachments")
    files = attachments if isinstance(attachments, list) else []
    return [(_text(each, "url"), _text(each, "mime_type")) for each in files if isinstance(each, dict)]


def _text(values: dict[str, Any], key: str, default: Any = None) -> Any:
    """A text that is not blank, or the default."""
    value = values.get(key)
    return value if isinstance(value, str) and value.strip() else default
