"""The POLL tick: claim due feeds, fetch, parse, normalise, store.

    claim      one short transaction leases the feeds that are due
    fetch      async, many at once, no transaction open          -> FetchOutcome
    parse      in a worker process                               -> ParsedFeed | ParseFailed
    normalise  in the same, drafts of articles                   -> Article ...
    store      one transaction per feed: new articles, revisions, the poll's log row, when the feed is due next, and
               the lease given back. From here on the articles are safe; grouping them is another tick's matter.

A fault in one feed ends as that feed's failure. A worker that lost its lease drops its result.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from aggregator import cadence
from aggregator.bookkeeping import after_failure, after_success, validators_to_keep
from aggregator.cadence import CadencePolicy
from aggregator.errors import AggregatorError, LeaseLost
from aggregator.last_document import LastDocument
from aggregator.model import (
    CacheValidators,
    DueFeed,
    FailureKind,
    FeedContext,
    FeedDocument,
    FeedUpdate,
    Fetched,
    FetchEvent,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    ParsedFeed,
    ParseFailed,
    PauseReason,
    Reconciliation,
)
from aggregator.normalizing import distinct, reconcile
from aggregator.ports import Clock, Database, FeedParser, Fetcher, Keys, UnitOfWork

_log = logging.getLogger(__name__)

_GRACE = 2.5
"""Seconds that fetches in hand may still take when the service is told to stop."""

_LOOK_AGAIN = 1.0
"""Seconds after which feeds that have become due are claimed although those in flight are all slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPolicy:
    """How polling is done."""

    claim: int
    """How many feeds are in hand at once."""
    lease: timedelta
    """How long a claim lasts; well above a fetch's deadline and its wait for its host."""
    full_after: timedelta
    """Validators are not sent once a feed's last whole document is older than this: some servers' never change."""
    cadence: CadencePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What one poll of one feed came to."""

    feed_id: int
    name: str
    outcome: str
    """'stored', 'unchanged', 'lease lost' or a `FailureKind`."""
    message: str = ""
    new: int = 0
    revised: int = 0

    @property
    def succeeded(self) -> bool:
        """Whether the feed answered with a document that could be read, or that it is unchanged."""
        return self.outcome in ("stored", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A fetched document as far as it could be read."""

    body_hash: str
    parsed: ParsedFeed | None = None
    """None where the document was processed before, or could not be read."""
    failed: ParseFailed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What a document changed in what is stored."""

    changes: Reconciliation
    last_items: bytes | None
    """What is to be remembered of the document's items."""


class Poller:
    """Polls feeds; `owner` names this process on its leases."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        fetcher: Fetcher,
        parser: FeedParser,
        policy: PollPolicy,
        owner: str,
    ) -> None:
        self._database, self._clock, self._parser = database, clock, parser
        self._fetcher, self._policy, self._owner = fetcher, policy, owner
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Claim no more feeds; those in hand may finish for a few seconds more, then their fetches are given up."""
        self._stopping.set()

    def poll_due(self, *, told: Callable[[PollResult], None]) -> None:
        """Poll every feed that is due; blocking; returns when none is left, which with many feeds may be never."""
        self._run(None, told)

    def poll(self, feed_ids: Sequence[int], *, told: Callable[[PollResult], None]) -> None:
        """Poll these feeds once, due or not; those that another worker is polling are left out."""
        self._run(list(feed_ids), told)

    def _run(self, only: list[int] | None, told: Callable[[PollResult], None]) -> None:
        claimed = self._claim(only, self._policy.claim)
        if claimed:
            asyncio.run(self._rounds(claimed, only, told))

    def _claim(self, only: list[int] | None, limit: int) -> list[DueFeed]:
        if self._stopping.is_set() or only == []:
            return []
        now = self._clock.now()
        with self._database.write() as uow:
            owner = f"{self._owner}:{uuid4().hex[:8]}"
            claimed = uow.feeds.claim(now=now, until=now + self._policy.lease, owner=owner, limit=limit, only=only)
            uow.commit()
        return claimed

    async def _rounds(self, claimed: list[DueFeed], only: list[int] | None, told: Callable[[PollResult], None]) -> None:
        """Keep up to a claim's worth of feeds in flight, so that a slow one holds up nobody."""
        running: set[asyncio.Task[PollResult]] = set()
        try:
            while claimed or running:
                running |= {asyncio.create_task(self._one(due)) for due in claimed}
                if only is not None:
                    only = [feed_id for feed_id in only if feed_id not in {due.feed.id for due in claimed}]
                done, running = await asyncio.wait(running, timeout=_LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    told(task.result())
                if self._stopping.is_set():
                    await self._wind_up(running)
                    break
                room = self._policy.claim - len(running)
                claimed = await asyncio.to_thread(self._claim, only, room) if room >= self._policy.claim // 2 else []
        finally:
            await self._fetcher.aclose()  # its connections belong to this event loop

    async def _wind_up(self, running: set[asyncio.Task[PollResult]]) -> None:
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=_GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        with self._database.write() as uow:
            uow.feeds.release(self._owner)
            uow.commit()

    async def _one(self, due: DueFeed) -> PollResult:
        name = due.feed.spec.name
        try:
            return await self._fetch_and_store(due)
        except LeaseLost:
            _log.warning("lease lost while polling, result dropped", extra={"feed": name})
            return PollResult(feed_id=due.feed.id, name=name, outcome="lease lost")
        except AggregatorError as error:
            # The database is unusable just now; the lease runs out and the feed is polled again.
            _log.error("result of a poll not stored: %s", error, extra={"feed": name})
            return PollResult(feed_id=due.feed.id, name=name, outcome=FailureKind.INTERNAL, message=str(error))

    async def _fetch_and_store(self, due: DueFeed) -> PollResult:
        spec = due.feed.spec
        request = FetchRequest(
            url=spec.url,
            validators=self._validators_to_send(due),
            deadline=spec.deadline,
            max_bytes=spec.max_bytes,
            headers=spec.headers,
            validators_from=due.feed.health.effective_url,
        )
        try:
            outcome = await self._fetcher.fetch(request)
            return await asyncio.to_thread(self._process, due, outcome)
        except AggregatorError:
            raise
        except Exception as error:  # noqa: BLE001 - one feed's fault must not end the others' polling
            _log.exception("internal error while polling", extra={"feed": spec.name})
            message = f"internal error: {type(error).__name__}: {error}"
            failed = FetchFailed(kind=FailureKind.INTERNAL, message=message)
            return await asyncio.to_thread(self._process, due, failed)

    def _validators_to_send(self, due: DueFeed) -> CacheValidators:
        fresh = due.last_full is not None and self._clock.now() - due.last_full < self._policy.full_after
        return due.validators if due.feed.spec.conditional and fresh else CacheValidators()

    def _process(self, due: DueFeed, outcome: FetchOutcome) -> PollResult:
        reading = self._read(due, outcome) if isinstance(outcome, Fetched) else None
        now = self._clock.now()
        with self._database.write() as uow:
            stored = self._store(uow, due, reading, now)
            update, event = self._bookkeeping(due, outcome, reading, stored, now)
            uow.feeds.finish(due.lease, update, event)
            uow.commit()
        result = PollResult(
            feed_id=due.feed.id,
            name=due.feed.spec.name,
            outcome=event.outcome,
            message=update.health.error or update.health.note,
            new=event.new,
            revised=event.revised,
        )
        if not result.succeeded:
            _log.warning("%s", result.message, extra={"feed": result.name, "outcome": result.outcome})
        return result

    def _read(self, due: DueFeed, fetched: Fetched) -> _Reading:
        spec = due.feed.spec
        last = LastDocument.unpack(due.last_items)
        document = FeedDocument(
            body=fetched.body,
            content_type=fetched.content_type,
            url=fetched.content_location or fetched.url,
            content_language=fetched.content_language,
            context=FeedContext(
                feed_url=fetched.url,
                publisher=spec.publisher,
                family=spec.family,
                language=spec.language,
                timezone=spec.timezone,
                seen=self._clock.now(),
            ),
            known=last.digests,
        )
        body_hash = hashlib.sha256(document.influences.encode() + document.body).hexdigest()
        if due.body_hash == body_hash:
            return _Reading(body_hash=body_hash)
        parsed = self._parser.parse(document)
        if isinstance(parsed, ParsedFeed) and last.clashes(parsed):
            parsed = self._parser.parse(replace(document, known=frozenset()))
        if isinstance(parsed, ParseFailed):
            return _Reading(body_hash=body_hash, failed=parsed)
        # What there is of a document that was cut short is kept, but the feed is asked for all of it again.
        failed = _cut_short(parsed) if parsed.cut_short else None
        return _Reading(body_hash=body_hash, parsed=parsed, failed=failed)

    def _store(self, uow: UnitOfWork, due: DueFeed, reading: _Reading | None, now: datetime) -> _Stored:
        if reading is None or reading.parsed is None:
            return _Stored(changes=Reconciliation(), last_items=due.last_items)
        articles = distinct(reading.parsed.drafts)
        keys = Keys(
            guid_keys=frozenset(article.guid_key for article in articles if article.guid_key),
            link_keys=frozenset(article.link_key for article in articles if article.link_key),
            content_keys=frozenset(article.content_key for article in articles),
        )
        known = uow.articles.known(due.feed.id, keys) if articles else []
        changes = reconcile(articles, known)
        if changes.new:
            uow.articles.add(due.feed.id, changes.new, now=now)
        if changes.revised:
            uow.articles.revise(changes.revised, now=now)
        last = LastDocument.unpack(due.last_items).followed_by(reading.parsed, articles, known)
        return _Stored(changes=changes, last_items=last.pack())

    def _bookkeeping(
        self,
        due: DueFeed,
        outcome: FetchOutcome,
        reading: _Reading | None,
        stored: _Stored,
        now: datetime,
    ) -> tuple[FeedUpdate, FetchEvent]:
        failure = outcome if isinstance(outcome, FetchFailed) else reading.failed if reading is not None else None
        parsed = reading.parsed if reading is not None else None
        if failure is not None:
            health = after_failure(due.feed.health, failure, outcome, now)
        else:
            health = after_success(due.feed.health, outcome, parsed, stored.changes, now)
        next_poll = cadence.next_poll(
            outcome=failure if isinstance(failure, ParseFailed) else outcome,
            spec=due.feed.spec,
            health=health,
            ttl=parsed.ttl if parsed is not None else None,
            policy=self._policy.cadence,
            now=now,
            jitter=random.random(),  # noqa: S311 - spreads load, guards nothing
        )
        whole = isinstance(outcome, Fetched) and failure is None
        update = FeedUpdate(
            validators=validators_to_keep(due.validators, outcome, whole=whole),
            body_hash=reading.body_hash if reading is not None and whole else due.body_hash,
            last_full=now if whole else due.last_full,
            last_items=stored.last_items,
            next_due=next_poll.at,
            due_reason=next_poll.reason,
            health=health,
            paused=PauseReason.GONE if failure is not None and failure.kind is FailureKind.GONE else None,
        )
        changed = bool(stored.changes.new or stored.changes.revised)
        event = FetchEvent(
            feed_id=due.feed.id,
            at=now,
            outcome=failure.kind if failure is not None else "stored" if changed else "unchanged",
            status=health.last_status,
            bytes=health.last_bytes or 0,
            duration=outcome.elapsed,
            new=len(stored.changes.new),
            revised=len(stored.changes.revised),
            note=failure.message if failure is not None else health.note,
        )
        return update, event


def _cut_short(parsed: ParsedFeed) -> ParseFailed:
    whole = len(parsed.drafts) + len(parsed.unread)
    return ParseFailed(kind=FailureKind.TRUNCATED, message=f"the document is cut short after {whole} whole entries")
