"""What a fetched document brings: read, and stored as far as it is new."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from aggregator.bookkeeping import PollEnding
from aggregator.last_document import LastDocument
from aggregator.model import (
    DueFeed,
    Fetched,
    FetchOutcome,
    ParsedFeed,
    ParseFailed,
    Reconciliation,
    cut_short,
    document_of,
)
from aggregator.normalizing import distinct, only_edits, reconcile
from aggregator.ports import FeedParser, Keys, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A fetched document as far as it could be read; nothing where none came."""

    body_hash: str | None = None
    parsed: ParsedFeed | None = None
    failed: ParseFailed | None = None


def read(due: DueFeed, fetched: Fetched, *, parser: FeedParser, now: datetime) -> DocumentRead:
    """Read what is new in a fetched document; blocks until a worker process has done so."""
    last = LastDocument.unpack(due.last_items)
    document = document_of(due.feed.spec, fetched, seen=now, known=last.digests)
    body_hash = hashlib.sha256(document.influences.encode() + document.body).hexdigest()
    if due.body_hash == body_hash:
        return DocumentRead(body_hash=body_hash)
    parsed = parser.parse(document)
    if isinstance(parsed, ParsedFeed) and last.clashes(parsed):
        parsed = parser.parse(replace(document, known=frozenset()))
    if isinstance(parsed, ParseFailed):
        return DocumentRead(body_hash=body_hash, failed=parsed)
    # What there is of a document that was cut short is kept, but the feed is asked for all of it again.
    failed = cut_short(parsed) if parsed.cut_short else None
    return DocumentRead(body_hash=body_hash, parsed=parsed, failed=failed)


def store(uow: UnitOfWork, due: DueFeed, outcome: FetchOutcome, reading: DocumentRead, *, now: datetime) -> PollEnding:
    """Store what is new in the document, if one came."""
    stored, last_items = Reconciliation(), due.last_items
    if reading.parsed is not None:
        articles = distinct(reading.parsed.drafts)
        keys = Keys(
            guid_keys=frozenset(article.guid_key for article in articles if article.guid_key),
            link_keys=frozenset(article.link_key for article in articles if article.link_key),
            content_keys=frozenset(article.content_key for article in articles),
        )
        known = uow.articles.known(due.feed.id, keys) if articles else []
        stored = _edited(uow, reconcile(articles, known))
        if stored.new:
            ids = uow.articles.add(due.feed.id, stored.new, now=now)
            if due.feed.spec.full_text:
                uow.pages.want(ids, now=now)
        if stored.revised:
            uow.articles.revise(stored.revised, now=now)
        if stored.rekeyed:
            uow.articles.rekey(stored.rekeyed)
        last_items = LastDocument.unpack(due.last_items).followed_by(reading.parsed, articles, known).pack()
    return PollEnding(
        outcome=outcome,
        parsed=reading.parsed,
        failed=reading.failed,
        stored=stored,
        body_hash=reading.body_hash,
        last_items=last_items,
    )


def _edited(uow: UnitOfWork, changes: Reconciliation) -> Reconciliation:
    """The changes whose revisions are edits, and no clocks or advertisements."""
    ids = [revision.article_id for revision in changes.revised]
    return only_edits(changes, uow.articles.many(ids), uow.articles.past(ids)) if ids else changes
