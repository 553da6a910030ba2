"""What a fetched document brings: read, and stored as far as it is new."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from aggregator.bookkeeping import PollEnding
from aggregator.last_document import LastDocument, is_among
from aggregator.model import (
    CUT_SHORT,
    Article,
    DueFeed,
    Fetched,
    FetchFailed,
    FetchOutcome,
    ParsedFeed,
    ParseFailed,
    Reconciliation,
    cut_short,
    document_of,
)
from aggregator.normalizing import distinct, is_exact, only_edits, reconcile
from aggregator.ports import FeedParser, Keys, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A fetched document as far as it could be read; nothing where none came."""

    body_hash: str | None = None
    parsed: ParsedFeed | None = None
    failed: ParseFailed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A poll whose answer has come and been read."""

    due: DueFeed
    outcome: FetchOutcome
    reading: DocumentRead
    conditions_refused: bool | None = None
    """Whether the server refuses validators; None where that is not known."""

    @property
    def drafts(self) -> int:
        """How many articles it may bring."""
        return len(self.reading.parsed.drafts) if self.reading.parsed is not None else 0


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


def cut_on_the_way(failed: FetchFailed, reading: DocumentRead) -> tuple[FetchFailed, DocumentRead]:
    """A fetch that was cut short, with what could be read of the part that has come; a failure it stays.

    Whatever end the part seems to have, the feed may show more than it.
    """
    parsed = reading.parsed
    if parsed is None:
        return failed, DocumentRead()
    notes = parsed.notes if parsed.cut_short else (*parsed.notes, CUT_SHORT)
    message = f"{failed.message}: {cut_short(parsed).message}"
    return replace(failed, message=message), DocumentRead(parsed=replace(parsed, notes=notes))


def store(uow: UnitOfWork, polls: Sequence[Poll], *, now: datetime) -> list[PollEnding]:
    """Store what is new in the documents that polls of different feeds have brought; returns how each ended."""
    brought = {poll.due.feed.id: parsed for poll in polls if (parsed := poll.reading.parsed) is not None}
    documents = {feed_id: distinct(parsed.drafts, total=parsed.total) for feed_id, parsed in brought.items()}
    known = uow.articles.known({feed_id: _keys_of(articles) for feed_id, articles in documents.items()})
    lasts = {
        poll.due.feed.id: LastDocument.unpack(poll.due.last_items) for poll in polls if poll.reading.parsed is not None
    }
    found = {}
    for feed_id, articles in documents.items():
        unread = lasts[feed_id].unread(brought[feed_id])
        shown = frozenset(each.id for each in known[feed_id] if is_among(unread, each)) if unread else frozenset()
        found[feed_id] = reconcile(articles, known[feed_id], unread=len(brought[feed_id].unread), shown=shown, seen=now)
    changes = _edited(uow, found)
    ids = uow.articles.add_all({feed_id: each.new for feed_id, each in changes.items()}, now=now)
    for feed_id in (poll.due.feed.id for poll in polls if poll.due.feed.spec.full_text):
        edited = [revision.article_id for revision in changes.get(feed_id, Reconciliation()).revised]
        uow.pages.want([*ids.get(feed_id, ()), *edited], now=now)
    uow.articles.revise([revision for each in changes.values() for revision in each.revised], now=now)
    uow.articles.rekey([revision for each in changes.values() for revision in each.rekeyed])
    uow.articles.date([revision for each in changes.values() for revision in each.dated])
    endings = []
    for poll in polls:
        feed_id, last_items = poll.due.feed.id, poll.due.last_items
        if poll.reading.parsed is not None:
            last_items = lasts[feed_id].followed_by(poll.reading.parsed, documents[feed_id], known[feed_id]).pack()
        ending = PollEnding(
            outcome=poll.outcome,
            conditions_refused=poll.conditions_refused,
            parsed=poll.reading.parsed,
            failed=poll.reading.failed,
            stored=changes.get(feed_id, Reconciliation()),
            body_hash=poll.reading.body_hash,
            last_items=last_items,
        )
        endings.append(ending)
    return endings


def _keys_of(articles: Sequence[Article]) -> Keys:
    return Keys(
        guid_keys=frozenset(article.guid_key for article in articles if article.guid_key),
        link_keys=frozenset(article.link_key for article in articles if article.link_key),
        content_keys=frozenset(article.content_key for article in articles),
        moments=frozenset(article.published for article in articles if is_exact(article.published)),
    )


def _edited(uow: UnitOfWork, changes: Mapping[int, Reconciliation]) -> dict[int, Reconciliation]:
    """The changes whose revisions are edits, and no clocks or advertisements."""
    ids = [revision.article_id for each in changes.values() for revision in each.revised]
    if not ids:
        return dict(changes)
    stored, past = uow.articles.many(ids), uow.articles.past(ids)
    return {feed_id: only_edits(each, stored, past) for feed_id, each in changes.items()}
