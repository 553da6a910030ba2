"""`aggregator feeds status`: all that is known of a feed's polling, for people and for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from aggregator.cli.choosing import stored_feeds
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import milliseconds, plain, say, show, show_json, show_table, when
from aggregator.feed_reports import DAYS, FeedReport, feed_reports
from aggregator.links import shown, without_password
from aggregator.quantities import counted


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
        now = app_.clock.now()
        told = feed_reports(uow, stored, now=now, silence=app_.silence)
        notices = uow.notices.all()
    for notice in notices:
        say(f"{notice.key}, since {when(notice.since)}: {plain(notice.text)}")
    if not stored:
        say("no feed has been taken up from the catalogue so far: 'aggregator run' or 'aggregator fetch' does so")
    if as_json:
        show_json([document(each, now) for each in told])
    elif feeds:
        for each in told:
            _show(each, now)
    else:
        show_table(["name", "state", "last success", "next try", "articles", "in words"], [_row(each) for each in told])


def _watched(report: FeedReport, now: datetime) -> int:
    """Days of those counted on which the feed was known; a clock that was set back says that it is yet to be."""
    return min(max((now.date() - report.feed.health.created.date()).days, 0) + 1, DAYS)


def document(report: FeedReport, now: datetime) -> dict[str, Any]:
    """A feed for programs; every key is in cli/README.md."""
    feed, health, condition = report.feed, report.feed.health, report.condition
    return {
        "id": feed.id,
        "name": feed.spec.name,
        "url": report.address,
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
        "articles_per_day": round(report.recent / _watched(report, now), 2),
        "days": {day.isoformat(): count for day, count in report.days.items() if count},
        "note": health.note or None,
        "note_since": health.note_since,
    }


def _row(report: FeedReport) -> tuple[object, ...]:
    feed, condition = report.feed, report.condition
    success = when(feed.health.last_success)
    return (feed.spec.name, condition.state, success, when(feed.next_try), feed.article_count, condition.words)


def _show(report: FeedReport, now: datetime) -> None:
    """In full, for people."""
    feed, health, held = report.feed, report.feed.health, report.feed.validators
    watched = _watched(report, now)
    duration = milliseconds(health.last_duration)
    size = None if health.last_bytes is None else f"{health.last_bytes:,} bytes"
    answer = [f"status {health.last_status}" if health.last_status else None, size, duration and f"{duration} ms"]
    facts = {
        "state": f"{report.condition.state}: {report.condition.words}",
        "address": report.address,
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
        "articles": f"{feed.article_count:,}, {round(report.recent / watched, 2):g} a day in {counted(watched, 'day')}",
    }
    show(plain(feed.spec.name))
    for label, told in facts.items():
        if told is not None and told != "":
            show(f"  {label:14}{plain(told)}")
