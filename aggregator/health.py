"""What state a feed is in, in words for the operator.

Broken, silent, empty, unchanged, paused and gone are different things and ask for different remedies.

A feed is silent when nothing new has come for several times as long as usual (`SilencePolicy`). What is usual follows
from the articles that arrived while it was watched: those in its first document were already there, and documents keep
about the same length, so one document's worth is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from aggregator.model import Feed, FeedHealth, PauseReason
from aggregator.quantities import format_moment


class FeedState(StrEnum):
    """The state of a feed."""

    WAITING = "waiting"  # never polled
    HEALTHY = "healthy"
    UNCHANGED = "unchanged"  # answers, and had nothing new last time
    EMPTY = "empty"  # a proper feed without entries
    SILENT = "silent"  # nothing new for much longer than usual
    BROKEN = "broken"
    PAUSED = "paused"  # by the operator
    GONE = "gone"  # the server says that it is gone for good


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCondition:
    """A feed's state, told."""

    state: FeedState
    words: str
    """One or two sentences."""
    since: datetime | None
    """When the state began, as far as it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencePolicy:
    """When a feed that answers counts as silent."""

    times: int
    """How many times as long as usual nothing new has come."""
    least: timedelta
    """It is not silent before."""
    most: timedelta
    """It is silent by then, however rarely something comes."""
    unknown: timedelta
    """The limit where it is not known what is usual."""


def describe(feed: Feed, *, now: datetime, silence: SilencePolicy) -> FeedCondition:
    """Tell a feed's state; when it is due next is told beside it, from `due_reason`.

    Raises ValueError for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    return (
        _paused(feed)
        or _waiting(feed)
        or _broken(feed)
        or _empty(feed)
        or _silent(feed, now, silence)
        or _working(feed)
    )


def needs_a_person(condition: FeedCondition, *, now: datetime, broken_after: timedelta) -> bool:
    """Whether a feed will not come right by itself: it is gone, silent, or has been broken for so long."""
    match condition.state:
        case FeedState.SILENT | FeedState.GONE:
            return True
        case FeedState.BROKEN:
            return condition.since is not None and now - condition.since >= broken_after
        case FeedState.WAITING | FeedState.HEALTHY | FeedState.UNCHANGED | FeedState.EMPTY | FeedState.PAUSED:
            return False
        case _:
            assert_never(condition.state)


def _paused(feed: Feed) -> FeedCondition | None:
    since = f" since {format_moment(feed.health.paused_since)}" if feed.health.paused_since else ""
    match feed.paused:
        case None:
            return None
        case PauseReason.GONE:
            gone = feed.health.paused_since or feed.health.failing_since
            said = f"The server said{f' on {_date(gone)}' if gone else ''} that the feed is gone for good (410)."
            words = f"{said} It is no longer polled; its articles are kept."
            return FeedCondition(state=FeedState.GONE, words=words, since=gone)
        case PauseReason.DISABLED:
            words = f"Not polled{since}: it is switched off in the feeds file (enabled: false)."
        case PauseReason.REMOVED:
            words = f"Not polled{since}: it is no longer in the feeds file. Its articles are kept."
        case _:
            assert_never(feed.paused)
    return FeedCondition(state=FeedState.PAUSED, words=words, since=feed.health.paused_since)


def _waiting(feed: Feed) -> FeedCondition | None:
    if feed.health.last_attempt is not None:
        return None
    words = "Never polled so far."
    return FeedCondition(state=FeedState.WAITING, words=words, since=feed.health.created)


def _broken(feed: Feed) -> FeedCondition | None:
    health = feed.health
    if not health.failures:
        return None
    since = f" since {format_moment(health.failing_since)}" if health.failing_since else ""
    count = "one try" if health.failures == 1 else f"{health.failures} tries in a row"
    error = health.error.strip().rstrip(".") or str(health.error_kind or "no reason known")
    words = f"Broken{since}, {count}: {error}."
    if not health.last_success:
        partly = "Its documents have never come whole; what comes of them is kept."
        words += f" {partly if health.last_new else 'It has never worked.'}"
    return FeedCondition(state=FeedState.BROKEN, words=words, since=health.failing_since)


def _empty(feed: Feed) -> FeedCondition | None:
    if feed.health.last_entries != 0:
        return None
    since = feed.health.empty_since
    words = (
        f"A proper feed, but without entries{f' since {format_moment(since)}' if since else ' when it was last read'}."
    )
    return FeedCondition(state=FeedState.EMPTY, words=f"{words}{_noted(feed)}", since=since)


def _silent(feed: Feed, now: datetime, silence: SilencePolicy) -> FeedCondition | None:
    last_new = feed.health.last_new or feed.health.created
    usual = usual_gap(feed.health, feed.article_count)
    if usual is None:
        limit, known = silence.unknown, ""
    else:
        limit = min(max(usual * silence.times, silence.least), silence.most)
        known = f"; usually something comes {_often(usual)}"
    if now - last_new <= limit:
        return None
    days = (now - last_new).days
    lasting = f", for {days} days" if days > 1 else ""
    words = f"The server answers, but nothing new has come since {_date(last_new)}{lasting}"
    return FeedCondition(state=FeedState.SILENT, words=f"{words}{known}.{_noted(feed)}", since=last_new)


def usual_gap(health: FeedHealth, article_count: int) -> timedelta | None:
    """The usual time between two new articles of a feed that has brought so many; None where too little is known."""
    arrived = article_count - (health.last_entries or 0)
    if health.last_new is None or health.last_new <= health.created or arrived <= 0:
        return None
    return (health.last_new - health.created) / arrived


def _working(feed: Feed) -> FeedCondition:
    health = feed.health
    if health.last_unchanged:
        newest = f"; the last new article came on {format_moment(health.last_new)}" if health.last_new else ""
        words = f"Working, with nothing new at the last poll{newest}.{_noted(feed)}"
        return FeedCondition(state=FeedState.UNCHANGED, words=words, since=health.last_change or health.last_new)
    answered = f" on {format_moment(health.last_success)}" if health.last_success else ""
    number = "" if health.last_entries is None else f" with {health.last_entries} "
    entries = number and number + ("entry" if health.last_entries == 1 else "entries")
    words = f"Working: answered{answered}{entries}.{_noted(feed)}"
    return FeedCondition(state=FeedState.HEALTHY, words=words, since=health.last_success)


def _noted(feed: Feed) -> str:
    """What was cut, skipped or repaired, in any state in which documents are read; what its server does not bear."""
    health = feed.health
    since = f" since {format_moment(health.note_since)}" if health.note_since else ""
    noted = f" Not all was as it should be{since}: {health.note.rstrip('.')}." if health.note else ""
    if health.conditions_refused:
        noted += " Its server refuses conditional requests, so that it is asked for the whole document each time."
    return noted


def _often(gap: timedelta) -> str:
    hours, days = round(gap / timedelta(hours=1)), round(gap / timedelta(days=1))
    if hours <= 1:
        return "every hour"
    if hours < 24:  # noqa: PLR2004 - of a day
        return f"every {hours} hours"
    return "every day" if days == 1 else f"every {days} days"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d")
