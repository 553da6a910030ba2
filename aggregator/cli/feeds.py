"""`aggregator feeds`: the catalogue and how its feeds are doing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap import Application, catalogue_policy
from aggregator.catalogue import NewFeed, add_feeds, import_opml, load_catalogue, remove_feed, write_opml
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, counted, say, show, show_json, show_table, when, writing
from aggregator.errors import AggregatorError
from aggregator.health import describe
from aggregator.model import Feed
from aggregator.quantities import format_duration, parse_duration

app = typer.Typer(help="The feed catalogue, and how its feeds are doing.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command("check")
def check(context: typer.Context) -> None:
    """Report every fault of the feed catalogue at once; exit code 2 where there is one."""
    settings = invocation(context).settings(catalogue=True)
    catalogue = load_catalogue(settings.feeds_file, catalogue_policy(settings))
    enabled = sum(feed.enabled for feed in catalogue.feeds)
    show(
        f"{settings.feeds_file}: {counted(len(catalogue.feeds), 'feed')} ({enabled} enabled), "
        f"{counted(len(catalogue.topics), 'topic')}, no faults"
    )


@app.command("list")
def list_feeds(context: typer.Context, *, as_json: AsJson = False) -> None:
    """The feeds of the catalogue as they are in force, defaults applied; needs no database."""
    settings = invocation(context).settings(catalogue=True)
    feeds = load_catalogue(settings.feeds_file, catalogue_policy(settings)).feeds
    if as_json:
        show_json(
            [
                {
                    "name": feed.name,
                    "url": feed.url,
                    "publisher": feed.publisher,
                    "family": feed.family,
                    "language": feed.language,
                    "every": format_duration(feed.every),
                    "tags": list(feed.tags),
                    "enabled": feed.enabled,
                }
                for feed in feeds
            ]
        )
        return
    show_table(
        ["name", "publisher", "lang", "every", "enabled", "url"],
        [
            (f.name, f.publisher, f.language or "-", format_duration(f.every), "yes" if f.enabled else "no", f.url)
            for f in feeds
        ],
    )


@app.command("status")
def status(context: typer.Context, *, as_json: AsJson = False) -> None:
    """What polling has found: each stored feed's state in words, last success, next try and articles."""
    with invocation(context).application() as app_:
        with app_.database.read() as uow:
            feeds = uow.feeds.all()
        now = app_.clock.now()
    if not feeds:
        say("no feed has been taken up from the catalogue so far: 'aggregator run' or 'aggregator fetch' does so")
    if as_json:
        show_json([_status(feed, now) for feed in feeds])
        return
    rows = []
    for feed in feeds:
        told = describe(feed, now=now)
        due = when(None if feed.paused else feed.next_due)
        rows.append((feed.spec.name, told.state, when(feed.health.last_success), due, feed.article_count, told.words))
    show_table(["name", "state", "last success", "next try", "articles", "in words"], rows)


def _status(feed: Feed, now: datetime) -> dict[str, object]:
    told, health = describe(feed, now=now), feed.health

    def iso(moment: datetime | None) -> str | None:
        return None if moment is None else moment.isoformat()

    return {
        "name": feed.spec.name,
        "url": feed.spec.url,
        "state": told.state,
        "words": told.words,
        "since": iso(told.since),
        "error": health.error or None,
        "error_kind": health.error_kind,
        "last_attempt": iso(health.last_attempt),
        "last_success": iso(health.last_success),
        "last_new": iso(health.last_new),
        "status": health.last_status,
        "bytes": health.last_bytes,
        "failures": health.failures,
        "next_due": None if feed.paused else iso(feed.next_due),
        "due_reason": feed.due_reason,
        "effective_url": health.effective_url,
        "permanent_url": health.permanent_url,
        "entries": health.last_entries,
        "articles": feed.article_count,
        "note": health.note or None,
    }


@app.command("add")
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Address of the feed.")],
    *,
    name: Annotated[str, typer.Option(help="What people call the feed; no two have the same.")],
    publisher: Annotated[str | None, typer.Option(help="The outlet (default: the name).")] = None,
    family: Annotated[str | None, typer.Option(help="The owner shared by several outlets.")] = None,
    language: Annotated[str | None, typer.Option(help="Such as en or pt-BR.")] = None,
    every: Annotated[str | None, typer.Option(help="Interval between polls, such as 15m.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
) -> None:
    """Write a feed into the catalogue, keeping its comments and order; a running service takes it up by itself."""
    settings = invocation(context).settings(catalogue=True)
    try:
        interval = None if every is None else parse_duration(every)
    except ValueError as error:
        raise typer.BadParameter(f"{every!r} is no interval: {error}", param_hint="--every") from None
    feed = NewFeed(
        url=url,
        name=name,
        publisher=publisher,
        family=family,
        language=language,
        every=interval,
        tags=tuple(tag or ()),
    )
    add_feeds(settings.feeds_file, [feed], catalogue_policy(settings))
    say(f"{name} added to {settings.feeds_file}")


@app.command("remove")
def remove(
    context: typer.Context,
    feed: Annotated[str, typer.Argument(help="Name or address of the feed.")],
) -> None:
    """Take a feed out of the catalogue; it is no longer polled, its articles stay."""
    settings = invocation(context).settings(catalogue=True)
    name = remove_feed(settings.feeds_file, feed)
    say(f"{name} removed from {settings.feeds_file}")


@app.command("import-opml")
def import_from_opml(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="An OPML file, as other readers export it.")]
) -> None:
    """Add the feeds of an OPML file that the catalogue does not have yet; folders become tags."""
    settings = invocation(context).settings(catalogue=True)
    done = import_opml(settings.feeds_file, file, catalogue_policy(settings))
    for skipped in done.skipped:
        say(f"left out: {skipped.name} ({skipped.url}): {skipped.reason}")
    say(f"{counted(len(done.added), 'feed')} added to {settings.feeds_file}, {len(done.skipped)} left out")
    raise typer.Exit(Exit.PARTLY if done.skipped else Exit.OK)


@app.command("export-opml")
def export_to_opml(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Where to write (default: standard output).")] = None,
) -> None:
    """Write the catalogue as OPML; tags become folders."""
    settings = invocation(context).settings(catalogue=True)
    text = write_opml(load_catalogue(settings.feeds_file, catalogue_policy(settings)).feeds)
    with writing(file) as out:
        out.write(text)


def feeds_named(app_: Application, names: list[str]) -> list[Feed]:
    """Stored feeds by name or address; all that are not paused where no name is given."""
    with app_.database.read() as uow:
        stored = uow.feeds.all()
    if not names:
        return [feed for feed in stored if feed.paused is None]
    found = []
    for name in names:
        matches = [
            f for f in stored if name.casefold() == f.spec.name.casefold() or name in (f.spec.url, f.spec.url_key)
        ]
        if not matches:
            raise AggregatorError(f"there is no feed {name!r}: 'aggregator feeds list' shows their names")
        found += matches
    return list({feed.id: feed for feed in found}.values())
