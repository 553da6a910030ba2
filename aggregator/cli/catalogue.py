"""`aggregator feeds check`, `list`, `remove`, `pause`, `resume` and OPML: the catalogue itself."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from aggregator.bootstrap.catalogue import catalogue_policy, read_catalogue
from aggregator.catalogue import remove_feed, switch_feed
from aggregator.catalogue.opml import import_opml, write_opml
from aggregator.cli.choosing import declared
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import Exit, say, show, show_json, show_table, writing
from aggregator.cli.trying import try_feeds
from aggregator.links import without_password
from aggregator.quantities import counted, format_duration


def check(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None, typer.Argument(help="With --live: names or addresses (default: all that are enabled).")
    ] = None,
    *,
    live: Annotated[bool, typer.Option("--live", help="Fetch and read each feed too; nothing is stored.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --live: print JSON.")] = False,
) -> None:
    """Report every fault of the feed catalogue at once; exit code 2 where there is one.

    With --live its feeds are tried as well, as politely as by the service; exit code 3 where one failed.
    """
    settings = invocation(context).settings(catalogue=True, quiet=live)
    catalogue = read_catalogue(settings)
    if live:
        failed = try_feeds(settings, declared(catalogue.feeds, feeds or []), as_json=as_json)
        raise typer.Exit(Exit.PARTLY if failed else Exit.OK)
    if feeds or as_json:
        raise typer.BadParameter("feeds and --json go with --live")
    enabled = sum(feed.enabled for feed in catalogue.feeds)
    show(
        f"{settings.feeds_file}: {counted(len(catalogue.feeds), 'feed')} ({enabled} enabled), "
        f"{counted(len(catalogue.topics), 'topic')}, no faults"
    )


def list_feeds(context: typer.Context, *, as_json: AsJson = False) -> None:
    """The feeds of the catalogue as they are in force, defaults applied; needs no database."""
    settings = invocation(context).settings(catalogue=True)
    feeds = read_catalogue(settings).feeds
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


def remove(
    context: typer.Context,
    feed: Annotated[str, typer.Argument(help="Name or address of the feed.")],
) -> None:
    """Take a feed out of the catalogue; it is no longer polled, its articles stay."""
    settings = invocation(context).settings(catalogue=True)
    name = remove_feed(settings.feeds_file, feed)
    say(f"{name} removed from {settings.feeds_file}")


def pause(context: typer.Context, feed: Annotated[str, typer.Argument(help="Name or address of the feed.")]) -> None:
    """Stop polling a feed, by 'enabled: false' in the catalogue; its articles stay."""
    _switch(context, feed, enabled=False)


def resume(context: typer.Context, feed: Annotated[str, typer.Argument(help="Name or address of the feed.")]) -> None:
    """Poll a feed again that was paused."""
    _switch(context, feed, enabled=True)


def _switch(context: typer.Context, feed: str, *, enabled: bool) -> None:
    settings = invocation(context).settings(catalogue=True)
    before = settings.feeds_file.read_bytes()
    name = switch_feed(settings.feeds_file, feed, enabled=enabled, policy=catalogue_policy(settings))
    say(f"{name} is {'polled' if enabled else 'no longer polled'}, by {settings.feeds_file}")
    if enabled and settings.feeds_file.read_bytes() == before:
        say(f"it was not paused there; where its server says that it is gone, try: aggregator fetch {quote(name)}")


def import_from_opml(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="An OPML file, as other readers export it.")]
) -> None:
    """Add the feeds of an OPML file that the catalogue does not have yet; folders become tags."""
    settings = invocation(context).settings(catalogue=True)
    done = import_opml(settings.feeds_file, file, catalogue_policy(settings))
    for skipped in done.skipped:
        say(f"left out: {skipped.name} ({without_password(skipped.url)}): {skipped.reason}")
    say(f"{counted(len(done.added), 'feed')} added to {settings.feeds_file}, {len(done.skipped)} left out")
    raise typer.Exit(Exit.PARTLY if done.skipped else Exit.OK)


def export_to_opml(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Where to write (default: standard output).")] = None,
) -> None:
    """Write the catalogue as OPML; tags become folders."""
    settings = invocation(context).settings(catalogue=True)
    feeds = read_catalogue(settings).feeds
    text = write_opml(feeds, catalogue_policy(settings))
    with writing(file) as out:
        out.write(text)
    secret = [feed.name for feed in feeds if without_password(feed.url) != feed.url]
    if secret:
        say(f"holds {counted(len(secret), 'address', 'addresses')} with a password or key: {', '.join(secret)}")
