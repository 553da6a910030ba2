"""What the ending of a poll changes in what is remembered of a feed; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from aggregator.model import (
    CacheValidators,
    FeedHealth,
    Fetched,
    FetchFailed,
    FetchOutcome,
    NotModified,
    ParsedFeed,
    ParseFailed,
    Reconciliation,
)


def validators_to_keep(held: CacheValidators, outcome: FetchOutcome, *, whole: bool) -> CacheValidators:
    """A good document's validators replace the old ones, those of a 304 only where it carries any."""
    match outcome:
        case Fetched():
            return outcome.validators if whole else held
        case NotModified():
            return CacheValidators(
                etag=outcome.validators.etag or held.etag,
                last_modified=outcome.validators.last_modified or held.last_modified,
            )
        case FetchFailed():
            return held
        case _:
            assert_never(outcome)


def after_failure(
    health: FeedHealth, failure: FetchFailed | ParseFailed, outcome: FetchOutcome, now: datetime
) -> FeedHealth:
    """Remember that a poll failed, and how."""
    return replace(
        health,
        last_attempt=now,
        last_status=status_of(outcome),
        last_bytes=len(outcome.body) if isinstance(outcome, Fetched) else None,
        last_duration=outcome.elapsed,
        error_kind=failure.kind,
        error=failure.message,
        failing_since=health.failing_since or now,
        failures=health.failures + 1,
    )


def after_success(
    health: FeedHealth, outcome: FetchOutcome, parsed: ParsedFeed | None, stored: Reconciliation, now: datetime
) -> FeedHealth:
    """Remember that a poll succeeded; `parsed` is None where nothing had to be read."""
    return replace(
        health,
        last_attempt=now,
        last_success=now,
        last_new=now if stored.new else health.last_new,
        last_status=status_of(outcome),
        last_bytes=len(outcome.body) if isinstance(outcome, Fetched) else 0,
        last_duration=outcome.elapsed,
        last_entries=len(parsed.drafts) + len(parsed.unread) if parsed is not None else health.last_entries,
        last_unchanged=not (stored.new or stored.revised),
        note=_note(parsed) if parsed is not None else health.note,
        error_kind=None,
        error="",
        failing_since=None,
        failures=0,
        effective_url=outcome.url if isinstance(outcome, Fetched) else health.effective_url,
        permanent_url=outcome.permanent_url if isinstance(outcome, Fetched) else health.permanent_url,
    )


def _note(parsed: ParsedFeed) -> str:
    skipped = (f"{parsed.skipped} entries could not be read",) if parsed.skipped else ()
    return "; ".join(skipped + parsed.notes)


def status_of(outcome: FetchOutcome) -> int | None:
    """The HTTP status of a poll, where there was an answer."""
    match outcome:
        case Fetched() | FetchFailed():
            return outcome.status
        case NotModified():
            return 304
        case _:
            assert_never(outcome)
