"""What the ending of a poll changes in what is remembered of a feed; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never
from urllib.parse import urlsplit

from aggregator import cadence
from aggregator.cadence import CadencePolicy
from aggregator.health import usual_gap
from aggregator.links import redirected
from aggregator.model import (
    CacheValidators,
    DueFeed,
    FailureKind,
    FeedHealth,
    FeedUpdate,
    Fetched,
    FetchEvent,
    FetchFailed,
    FetchOutcome,
    NotModified,
    ParsedFeed,
    ParseFailed,
    PauseReason,
    Reconciliation,
    after_pause,
)
from aggregator.quantities import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePolicy:
    """When a permanent redirect is proposed as a feed's new address: servers take many a one back."""

    moved_times: int
    """It was seen so often in a row."""
    moved_for: timedelta
    """It was seen over so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollEnding:
    """How a poll ended, after the document was read and its articles were stored."""

    outcome: FetchOutcome
    conditions_refused: bool | None
    """Whether the server refuses validators; None where this poll does not tell."""
    parsed: ParsedFeed | None
    """The document; None where none came or it was the same as before."""
    failed: ParseFailed | None
    """Why the document could not be read."""
    stored: Reconciliation
    body_hash: str | None
    """Of the document that came, if one did."""
    last_items: bytes | None
    """What is to be remembered of its items, packed."""

    @property
    def failure(self) -> FetchFailed | ParseFailed | None:
        """What went wrong, if something did."""
        return self.outcome if isinstance(self.outcome, FetchFailed) else self.failed

    @property
    def whole(self) -> bool:
        """Whether a whole document has come and was read."""
        return isinstance(self.outcome, Fetched) and self.failed is None


def bookkeeping(
    due: DueFeed, ending: PollEnding, *, policy: CadencePolicy, moves: MovePolicy, now: datetime, chance: float
) -> tuple[FeedUpdate, FetchEvent]:
    """What to write of a poll: the feed's new state with its next poll, and the line in its log.

    `chance` is a random number in [0, 1).
    """
    feed, outcome, failure, stored = due.feed, ending.outcome, ending.failure, ending.stored
    if isinstance(outcome, FetchFailed):
        health = _after_failure(feed.health, outcome, outcome, stored, now)
    elif ending.failed is not None:
        health = _after_failure(feed.health, ending.failed, outcome, stored, now)
    else:
        secure = urlsplit(feed.spec.url).scheme.lower() == "https"
        health = _after_success(_moving(feed.health, outcome, moves, now), outcome, ending, now, secure=secure)
    if ending.conditions_refused is not None:
        health = replace(health, conditions_refused=now if ending.conditions_refused else None)
    paused = PauseReason.GONE if failure is not None and failure.kind is FailureKind.GONE else None
    if feed.paused in {None, PauseReason.GONE}:  # what the catalogue pauses stays as it is
        health = after_pause(health, before=feed.paused, after=paused, now=now)
    next_poll = cadence.next_poll(
        outcome=failure or outcome,
        spec=feed.spec,
        health=health,
        usual=usual_gap(health, feed.article_count),
        policy=policy,
        now=now,
        jitter=chance,
        partly_read=ending.parsed is not None,
    )
    update = FeedUpdate(
        validators=_validators_to_keep(feed.validators, ending),
        body_hash=ending.body_hash if ending.whole else due.body_hash,
        last_full=now if ending.whole else feed.last_full,
        last_items=ending.last_items,
        next_due=next_poll.at,
        due_reason=next_poll.reason,
        health=health,
        paused=paused,
    )
    changed = bool(stored.new or stored.revised)
    event = FetchEvent(
        feed_id=feed.id,
        at=now,
        outcome=failure.kind if failure is not None else "stored" if changed else "unchanged",
        status=health.last_status,
        bytes=health.last_bytes or 0,
        duration=outcome.elapsed,
        new=len(stored.new),
        revised=len(stored.revised),
        note=health.error or health.note,
    )
    return update, event


def _validators_to_keep(held: CacheValidators, ending: PollEnding) -> CacheValidators:
    """A good document's validators replace the old ones, those of a 304 only where it carries any."""
    match ending.outcome:
        case Fetched() as fetched:
            return fetched.validators if ending.whole else held
        case NotModified(validators=newer):
            return CacheValidators(
                etag=newer.etag or held.etag, last_modified=newer.last_modified or held.last_modified
            )
        case FetchFailed():
            return held
        case _:
            assert_never(ending.outcome)


def _after_failure(
    health: FeedHealth,
    failure: FetchFailed | ParseFailed,
    outcome: FetchOutcome,
    stored: Reconciliation,
    now: datetime,
) -> FeedHealth:
    told = failure.in_words if isinstance(failure, ParseFailed) else failure.message
    return replace(
        _changed(health, stored, now),
        last_attempt=now,
        last_status=_status_of(outcome),
        last_bytes=_bytes_of(outcome),
        last_duration=outcome.elapsed,
        hops=outcome.hops,
        retry_after=cadence.asked_to_wait(failure) or None,
        error_kind=failure.kind,
        error=redirected(told, outcome.url, outcome.hops),
        failing_since=health.failing_since or now,
        failures=health.failures + 1,
    )


def _after_success(
    health: FeedHealth, outcome: Fetched | NotModified, ending: PollEnding, now: datetime, *, secure: bool
) -> FeedHealth:
    parsed, stored = ending.parsed, ending.stored
    note = _note(parsed, unprotected=secure and urlsplit(outcome.url).scheme == "http") if parsed else health.note
    entries = parsed.total if parsed is not None else health.last_entries
    changed = bool(stored.new or stored.revised)
    max_age = outcome.wishes.max_age
    if isinstance(outcome, NotModified) and max_age is None:
        max_age = health.max_age  # a 304 renews what was said with the document (RFC 9111, section 4.3.4)
    return replace(
        _changed(health, stored, now),
        last_attempt=now,
        last_success=now,
        last_status=_status_of(outcome),
        last_bytes=_bytes_of(outcome),
        last_duration=outcome.elapsed,
        last_entries=entries,
        empty_since=(health.empty_since or now) if entries == 0 else None,
        last_unchanged=not changed,
        note=note,
        note_since=None if not note else health.note_since if note == health.note else now,
        ttl=parsed.ttl if parsed is not None else health.ttl,
        max_age=max_age,
        retry_after=None,
        error_kind=None,
        error="",
        failing_since=None,
        failures=0,
        effective_url=outcome.url or health.effective_url,
        hops=outcome.hops,
    )


def _changed(health: FeedHealth, stored: Reconciliation, now: datetime) -> FeedHealth:
    """Remember when something new or edited came, be it with a document that was cut short."""
    if not (stored.new or stored.revised):
        return health
    return replace(health, last_new=now if stored.new else health.last_new, last_change=now)


def _moving(health: FeedHealth, outcome: Fetched | NotModified, policy: MovePolicy, now: datetime) -> FeedHealth:
    """Count how often permanent redirects have led to the same address; propose it when that has lasted."""
    target = outcome.permanent_url
    if target is None and health.moving_to is None:  # as nearly always
        return health
    if target is None or target != health.moving_to:
        since = None if target is None else now
        times = 0 if target is None else 1
        return replace(health, moving_to=target, moving_since=since, moving_times=times, permanent_url=None)
    times, since = health.moving_times + 1, health.moving_since or now
    proposed = times >= policy.moved_times and now - since >= policy.moved_for
    return replace(health, moving_since=since, moving_times=times, permanent_url=target if proposed else None)


def _note(parsed: ParsedFeed, *, unprotected: bool) -> str:
    skipped = (f"{counted(parsed.skipped, 'entry', 'entries')} could not be read",) if parsed.skipped else ()
    open_way = ("a redirect led from https to http, where anybody on the way can change the document",)
    return "; ".join(skipped + parsed.notes + (open_way if unprotected else ()))


def _status_of(outcome: FetchOutcome) -> int | None:
    match outcome:
        case Fetched() | FetchFailed():
            return outcome.status
        case NotModified():
            return 304
        case _:
            assert_never(outcome)


def _bytes_of(outcome: FetchOutcome) -> int | None:
    """Of the document that came, decoded, or of its part; None where there was none to come."""
    match outcome:
        case Fetched(body=body) | FetchFailed(part=Fetched(body=body)):
            return len(body)
        case NotModified():
            return 0
        case FetchFailed():
            return None
        case _:
            assert_never(outcome)
