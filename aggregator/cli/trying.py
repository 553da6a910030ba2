"""`aggregator feeds check --live`: feeds tried out, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aggregator.bootstrap import Application
from aggregator.catalogue.trying import Trial
from aggregator.cli.output import format_in_words, milliseconds, progress_bar, say, show_json, show_table, when
from aggregator.links import shown, without_password
from aggregator.model import FeedSpec, Fetched
from aggregator.quantities import counted
from aggregator.settings import Settings


def try_feeds(settings: Settings, feeds: Sequence[FeedSpec], *, as_json: bool) -> int:
    """Try feeds and show what came of it, in their order; returns how many failed."""
    told: dict[str, dict[str, Any]] = {}
    with Application(settings) as app, progress_bar("trying", len(feeds)) as bar:

        def ended(trial: Trial) -> None:
            told[trial.spec.url_key] = _document(trial)  # without the document itself, which may be large
            bar.advance(note=trial.spec.name)

        app.trier.try_all(feeds, told=ended)
    results = [told[feed.url_key] for feed in feeds]
    if as_json:
        show_json(results)
    else:
        show_table(
            ["name", "status", "format", "entries", "newest", "ms", "moved to"],
            [_row(each) for each in results],
        )
    failed = sum(not each["works"] for each in results)
    moved = sum(each["permanent_url"] is not None for each in results)
    say(
        f"{counted(len(results), 'feed')} tried, {failed} failed"
        + (
            f", {counted(moved, 'permanent redirect')} seen once: the service tells when one has lasted"
            if moved
            else ""
        )
    )
    return failed


def _row(told: dict[str, Any]) -> tuple[object, ...]:
    return (
        told["name"],
        told["words"],
        format_in_words(told["format"]) if told["format"] else "-",
        "-" if told["entries"] is None else told["entries"],
        when(told["newest"]),
        told["duration_ms"],
        told["permanent_url"] or "-",
    )


def _document(trial: Trial) -> dict[str, Any]:
    feed, failure = trial.feed, trial.failure
    moved = trial.moved_to
    return {
        "name": trial.spec.name,
        "url": without_password(trial.spec.url),
        "works": failure is None,
        "words": trial.in_words,
        "error_kind": None if failure is None else failure.kind,
        "status": trial.status,
        "format": None if feed is None else feed.format,
        "title": None if feed is None else feed.title,
        "entries": None if feed is None else len(trial.articles),
        "newest": trial.newest,
        "bytes": len(trial.outcome.body) if isinstance(trial.outcome, Fetched) else None,
        "duration_ms": milliseconds(trial.outcome.elapsed),
        "effective_url": shown(trial.effective_url),
        "hops": [without_password(hop) for hop in trial.hops],
        "permanent_url": shown(moved) if moved != trial.spec.url else None,
        "skipped": None if feed is None else feed.skipped,
        "cut": None if feed is None else list(feed.notes),
    }
