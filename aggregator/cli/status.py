"""`aggregator feeds status`: all that is known of a feed's polling, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import typer

from aggregator.cli.choosing import stored_feeds
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import milliseconds, plain, say, show, show_json, show_table, when
from aggregator.health import FeedCondition, SilencePolicy, describe
from aggregator.links import shown, without_password
from aggregator.model import Feed
from aggregator.ports import UnitOfWork
from aggregator.quantities import counted

DAYS = 14
"""Days that articles are counted of, today included."""


def status(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None, typer.Argument(help="Names or addresses, told in full (default: all, a line each).")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """What polling has found: each stored feed's state in words, last success, next try and articles."""
    with invocation(context).application() as app_, app_.database.read() as uow:
        stored = stored_feeds(uow.feeds.all(), feeds or [])
        told = status_of(uow, stored, now=app_.clock.now(), silence=app_.silence)
        notices = uow.notices.all()
    for notice in notices:
        say(f"{notice.key}, since {when(notice.since)}: {plain(notice.text)}")
    if not stored:
        say("no feed has been taken up from the catalogue so far: 'aggregator run' or 'aggregator fetch' does so")
    if as_json:
        show_json([each.document() for each in told])
    elif feeds:
        for each in told:
            each.show()
    else:
        show_table(["name", "state", "last success", "next try", "articles", "in words"], [e.row() for e in told])


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """One feed, told."""

    feed: Feed
    condition: FeedCondition
    days: Mapping[date, int]
    """Articles first seen on each UTC day that has any."""
    watched: int
    """Days of the last `DAYS` on which the feed was known."""

    @property
    def per_day(self) -> float:
        """Articles a day in the time that was watched."""
        return round(sum(self.days.values()) / self.watched, 2)

    def document(self) -> dict[str, Any]:
        """For programs; every key is in cli/README.md."""
        feed, health, condition = self.feed, self.feed.health, self.condition
        return {
            "id": feed.id,
            "name": feed.spec.name,
            "url": without_password(feed.spec.url),
            "state": condition.state,
            "words": condition.words,
            "since": condition.since,
            "paused": feed.paused,
            "error": health.error or None,
            "error_kind": health.error_kind,
            "failures": health.failures,
            "failing_since": health.failing_since,
            "last_attempt": health.last_attempt,
            "last_success": health.last_success,
            "last_new": health.last_new,
            "last_change": health.last_change,
            "last_full": feed.last_full,
            "status": health.last_status,
            "bytes": health.last_bytes,
            "duration_ms": milliseconds(health.last_duration),
            "every_seconds": feed.spec.every.total_seconds(),
            "next_due": feed.next_try,
            "due_reason": feed.why_then or None,
            "effective_url": shown(health.effective_url),
            "hops": [without_password(hop) for hop in health.hops],
            "moving_to": shown(health.moving_to),
            "moving_since": health.moving_since,
            "permanent_url": shown(health.permanent_url),
            "validators": {"etag": feed.validators.etag, "last_modified": feed.validators.last_modified},
            "conditions_refused": health.conditions_refused,
            "entries": health.last_entries,
            "empty_since": health.empty_since,
            "articles": feed.article_count,
            "articles_per_day": self.per_day,
            "days": {day.isoformat(): count for day, count in sorted(self.days.items())},
            "note": health.note or None,
            "note_since": health.note_since,
        }

    def row(self) -> tuple[object, ...]:
        """A line of the table."""
        feed, condition = self.feed, self.condition
        return (
            feed.spec.name,
            condition.state,
            when(feed.health.last_success),
            when(feed.next_try),
            feed.article_count,
            condition.words,
        )

    def show(self) -> None:
        """In full, for people."""
        feed, health, held = self.feed, self.feed.health, self.feed.validators
        duration = milliseconds(health.last_duration)
        size = None if health.last_bytes is None else f"{health.last_bytes:,} bytes"
        answer = [f"status {health.last_status}" if health.last_status else None, size, duration and f"{duration} ms"]
        facts = {
            "state": f"{self.condition.state}: {self.condition.words}",
            "address": without_password(feed.spec.url),
            "answers at": shown(health.effective_url) if health.effective_url != feed.spec.url else None,
            "by way of": " ".join(map(without_password, health.hops)) or None,
            "moved to": health.permanent_url
            and f"{without_password(health.permanent_url)}, says the server; change the feeds file",
            "last try": when(health.last_attempt),
            "it brought": ", ".join(str(part) for part in answer if part) or None,
            "last success": when(health.last_success),
            "last article": when(health.last_new),
            "failures": f"{health.failures} in a row, since {when(health.failing_since)}" if health.failures else None,
            "next try": f"{when(feed.next_try)} ({feed.why_then or 'as soon as may be'})" if feed.next_try else "none",
            "validators": " ".join(filter(None, (held.etag, held.last_modified))) or None,
            "entries": health.last_entries,
            "cut, skipped": health.note and f"{health.note}, since {when(health.note_since)}",
            "articles": f"{feed.article_count:,}, {self.per_day:g} a day in {counted(self.watched, 'day')}",
        }
        show(plain(feed.spec.name))
        for label, told in facts.items():
            if told is not None and told != "":
                show(f"  {label:14}{plain(told)}")


def status_of(uow: UnitOfWork, feeds: Sequence[Feed], *, now: datetime, silence: SilencePolicy) -> list[FeedStatus]:
    """These feeds, told."""
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS - 1)
    days = uow.feeds.articles_per_day(first)
    return [
        FeedStatus(
            feed=feed,
            condition=describe(feed, now=now, silence=silence),
            days=days.get(feed.id, {}),
            # A clock that was set back says that the feed is yet to be known.
            watched=max((now.date() - max(feed.health.created, first).date()).days, 0) + 1,
        )
        for feed in feeds
    ]
