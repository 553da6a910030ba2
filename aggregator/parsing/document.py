"""Reads one document in this process; `worker` runs it where it can do no harm."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Any

from aggregator.model import (
    Article,
    FailureKind,
    FeedContext,
    FeedDocument,
    ParsedFeed,
    ParseFailed,
    ParseOutcome,
)
from aggregator.normalizing import drafts
from aggregator.parsing.charset import decode
from aggregator.parsing.entries import to_parsed_feed
from aggregator.parsing.habits import TooElaborate
from aggregator.parsing.items import ChosenItems, Parts, choose, take_apart
from aggregator.parsing.json_feed import read_json
from aggregator.parsing.limits import Cutter, ParseLimits
from aggregator.parsing.markup import FeedMarkup, find_feed
from aggregator.parsing.newest import without_oldest
from aggregator.parsing.sniffing import binary_kind, text_kind
from aggregator.parsing.soup import read_items_of_soup
from aggregator.parsing.wording import wording
from aggregator.parsing.xml_feed import RawFeed, read_well_formed, read_xml, unless_it_fails


def read_document(document: FeedDocument, limits: ParseLimits) -> ParseOutcome:
    """Read a document as `parse_document` does, and make articles of its entries where it comes with its context."""
    parsed = parse_document(document, limits)
    if document.context is None or isinstance(parsed, ParseFailed):
        return parsed
    try:
        return replace(parsed, entries=(), drafts=tuple(drafts(parsed, document.context)))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what one entry makes a fault show itself by is that entry's failure
        return _drafted_each(parsed, document.context)


def _drafted_each(parsed: ParsedFeed, context: FeedContext) -> ParsedFeed:
    """A document with an article of each entry that one can be made of; the others are skipped and counted."""
    made: list[tuple[Article, bytes | None]] = []
    faults: list[str] = []
    for entry, digest in zip_longest(parsed.entries, parsed.digests):
        try:
            made += [(draft, digest) for draft in drafts(replace(parsed, entries=(entry,)), context)]
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            faults.append(type(error).__name__)
    return replace(
        parsed,
        entries=(),
        drafts=tuple(draft for draft, _ in made),
        digests=tuple(digest for _, digest in made) if parsed.digests else (),
        skipped=parsed.skipped + len(faults),
        notes=(*parsed.notes, f"entries skipped for a fault of this program ({', '.join(sorted(set(faults)))})"),
    )


def parse_document(document: FeedDocument, limits: ParseLimits) -> ParseOutcome:
    """Read a document of any feed format, or say what it is instead.

    The way: bytes -> text (`charset`) -> the feed within it (`markup`) -> feedparser (`xml_feed`) -> `ParsedFeed`
    (`entries`). The content type is used for its charset alone, since feeds are served under every type there is.
    Raises `MemoryError` where memory is limited; nothing else.
    """
    kind = binary_kind(document.body)
    if kind is not None:
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message=kind)
    text, note = decode(document.body, document.content_type)
    cutter = Cutter(limits)
    if note:
        cutter.note(note)
    if text.lstrip()[:1] in ("{", "["):
        return read_json(text, cutter, document)
    return _parse_markup(text, cutter, document)


def _parse_markup(text: str, cutter: Cutter, document: FeedDocument) -> ParseOutcome:
    markup = find_feed(text)
    if isinstance(markup, ParseFailed):
        return markup
    markup = without_oldest(markup, cutter.limits.entries)
    cutter.note(*markup.notes)
    try:
        raw, chosen = _read(markup, document, cutter.limits)
    except TooElaborate as reason:
        return ParseFailed(kind=FailureKind.DANGEROUS, message=f"the document has {reason}")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - feedparser's loose parser may raise anything on tag soup
        return ParseFailed(kind=FailureKind.PARSER, message=f"the document cannot be read ({type(error).__name__})")
    if not raw.entries and not chosen.unread and (not raw.version or markup.quoted):
        return ParseFailed(kind=FailureKind.NOT_A_FEED, message=text_kind(text))
    parsed = to_parsed_feed(raw, cutter, chosen, content_language=document.content_language)
    return parsed if parsed.language else replace(parsed, wording=wording(markup.text))


def _read(markup: FeedMarkup, document: FeedDocument, limits: ParseLimits) -> tuple[RawFeed, ChosenItems]:
    """What feedparser makes of the unknown items of a well-formed document, or of any other document as a whole."""
    parts = take_apart(markup.text.encode(), document.influences, limits.entries)
    if parts is not None:
        chosen = choose(parts.digests, document.known)
        try:
            raw = read_well_formed(parts.reduced_to(chosen.positions), document.url, limits.entries)
        except (TooElaborate, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - feedparser may raise anything; what one entry makes it raise is that entry's fault
            raw = _read_each(parts, chosen, document.url)
        if raw is not None and len(raw.entries) == len(chosen.positions):
            return raw, chosen
    whole = unless_it_fails(read_xml, markup.text, document.url, limits.entries)
    return whole or read_items_of_soup(markup.text, document.url, limits.entries), ChosenItems()


def _read_each(parts: Parts, chosen: ChosenItems, address: str) -> RawFeed | None:
    """Read one item after another; those that cannot be read are empty entries."""
    feed = read_well_formed(parts.reduced_to(()), address, max_entries=0)
    entries: list[dict[str, Any]] = []
    for place in chosen.positions:
        alone = unless_it_fails(read_well_formed, parts.reduced_to((place,)), address, 1)
        entries.append(alone.entries[0] if alone is not None and alone.entries else {})
    return feed and replace(feed, entries=entries)
