"""`aggregator feeds add`: the feed behind an address, shown and then written into the catalogue."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from aggregator.bootstrap import Application
from aggregator.bootstrap.catalogue import catalogue_policy
from aggregator.catalogue import (
    CataloguePolicy,
    NewFeed,
    add_feeds,
    default_interval,
    feed_key,
    fit_name,
    free_name,
    load_catalogue,
    url_problem,
)
from aggregator.catalogue.finding import FeedFinder, FoundFeed, NoFeed, SeveralFeeds, with_scheme
from aggregator.catalogue.page_links import FeedLink
from aggregator.catalogue.rhythm import suggested_interval
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, announce, format_in_words, plain, say, when
from aggregator.errors import AggregatorError
from aggregator.links import without_password
from aggregator.model import FeedSpec, ParsedFeed
from aggregator.normalizing.titles import plain_line
from aggregator.quantities import counted, format_duration, parse_duration

_SHOWN = 5
"""Newest items that are shown."""


def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Address of the feed, or of a page of its site.")],
    *,
    name: Annotated[str | None, typer.Option(help="What people call the feed (default: its title).")] = None,
    publisher: Annotated[str | None, typer.Option(help="The outlet (default: the name).")] = None,
    family: Annotated[str | None, typer.Option(help="The owner shared by several outlets.")] = None,
    language: Annotated[str | None, typer.Option(help="Such as en or pt-BR (default: what the feed says).")] = None,
    every: Annotated[
        str | None, typer.Option(help="Interval between polls, such as 15m (default: by how often it publishes).")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    pick: Annotated[int | None, typer.Option(help="Which one, where a page has several feeds.", min=1)] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; of several feeds take the first.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")] = False,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Write the address as it is, without asking its server; needs --name.")
    ] = False,
) -> None:
    """Find the feed behind an address, show it and write it into the catalogue, keeping its comments and order.

    On a terminal it asks first. A running service takes the feed up by itself.
    """
    settings = invocation(context).settings(catalogue=True, quiet=True)
    adding = _Adding(file=settings.feeds_file, policy=catalogue_policy(settings))
    address = _address(url)
    adding.refuse_known(address)
    given = NewFeed(
        url=address,
        name=name or "",
        publisher=publisher,
        family=family,
        language=language,
        every=None if every is None else _interval(every),
        tags=tuple(tag or ()),
    )
    asking = not (yes or dry_run) and may_ask()
    if unchecked:
        if not name:
            raise typer.BadParameter("without asking the server there is no title to take; give --name too")
        new = given
    else:
        with Application(settings) as app:
            finder = FeedFinder(app.trier, adding.policy)
            found = _chosen(finder, finder.find(address), url, pick=pick, asking=asking, first=yes)
            adding.refuse_known(found.url)
            new = adding.completed(given, found, app)
    add_feeds(adding.file, [new], adding.policy, dry_run=True)
    announce(f"\n{'Would be written' if dry_run or asking else 'Written'} to {adding.file}:")
    announce("\n".join(f"  {without_password(line)}" for line in new.as_text().split("\n")))
    if dry_run:
        return
    if asking and not typer.confirm("Add it?", default=True, err=True):
        say("nothing was written")
        raise typer.Exit(Exit.FAILED)
    add_feeds(adding.file, [new], adding.policy)
    say(f"{new.name} added to {adding.file}")


def may_ask() -> bool:
    """Whether there is a person at a terminal to ask."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adding:
    """The catalogue that is added to."""

    file: Path
    policy: CataloguePolicy

    def feeds(self) -> Sequence[FeedSpec]:
        return load_catalogue(self.file, self.policy).feeds

    def refuse_known(self, url: str) -> None:
        """Raise `AggregatorError` for an address that the catalogue has."""
        key = feed_key(url)
        for feed in self.feeds():
            if feed.url_key == key:
                off = "" if feed.enabled else ", switched off by 'enabled: false'"
                raise AggregatorError(f"{without_password(url)} is already in {self.file} as '{feed.name}'{off}")

    def completed(self, given: NewFeed, found: FoundFeed, app: Application) -> NewFeed:
        """What was not given, from the feed; shows it."""
        feed, trial = found.trial.feed, found.trial
        assert feed is not None  # noqa: S101 - tells mypy what a found feed is
        title = fit_name(plain_line(feed.title or "")) or urlsplit(found.url).hostname or found.url
        _show_found(title, feed, found)
        least = default_interval(self.file, self.policy)
        interval = suggested_interval(trial.articles, least=least, now=app.machine_clock.now())
        suggested = f"suggested: {format_duration(interval.every)}, " if given.every else ""
        announce(f"To be asked every {format_duration(given.every or interval.every)} ({suggested}{interval.reason})")
        there = self.feeds()
        host = urlsplit(found.url).hostname
        stated = [each for each in there if each.publisher != each.name]
        outlets = dict.fromkeys(each.publisher for each in stated if urlsplit(each.url).hostname == host)
        if outlets and given.publisher is None:
            named = " or ".join(f"'{plain(each)}'" for each in outlets)
            announce(f"Note: {host} has feeds of {named} too: without --publisher this one counts as another outlet")
        taken = {each.name.casefold() for each in there}
        return NewFeed(
            url=found.url,
            name=given.name or free_name(title, taken),
            publisher=given.publisher,
            family=given.family,
            language=given.language,
            every=given.every or (interval.every if interval.every > least else None),
            tags=given.tags,
        )


def _show_found(title: str, feed: ParsedFeed, found: FoundFeed) -> None:
    """What a person needs to see that it is the feed that was meant."""
    trial = found.trial
    kind, entries = format_in_words(feed.format), counted(len(trial.articles), "entry", "entries")
    announce(f"{title}: {kind} with {entries}, at {without_password(found.url)}")
    if found.url != trial.spec.url:
        announce(f"{trial.spec.url} has moved there for good")
    elif trial.effective_url and trial.hops:
        announce(f"It is redirected to {plain(without_password(trial.effective_url))} for the time being")
    unread = [f"{counted(feed.skipped, 'entry', 'entries')} could not be read"] if feed.skipped else []
    for note in (*feed.notes, *unread):
        announce(f"Note: {plain(note)}")
    for article in sorted(trial.articles, key=lambda each: each.sort_time, reverse=True)[:_SHOWN]:
        announce(f"  {when(article.published or article.updated):16}  {fit_name(article.title) or '(no title)'}")


def _chosen(
    finder: FeedFinder,
    found: FoundFeed | SeveralFeeds | NoFeed,
    url: str,
    *,
    pick: int | None,
    asking: bool,
    first: bool,
) -> FoundFeed:
    """The one feed that is meant; raises `AggregatorError` where there is none, or no telling which."""
    if isinstance(found, SeveralFeeds):
        announce(f"{plain(found.page)} names {len(found.links)} feeds:")
        for number, link in enumerate(found.links, start=1):
            announce(f"  {number}  {link.title or '(no title)'}  {without_password(link.url)}")
        found = finder.open(_picked(found.links, pick, asking=asking, first=first))
    if isinstance(found, NoFeed):
        asked, address = counted(found.requests, "request"), with_scheme(url)
        with_http = url.strip().lower().startswith(("http:", "https:"))
        hint = "" if with_http else f". {address} was asked; begin with http:// if it has no https"
        raise AggregatorError(plain(f"no feed was found at {without_password(url)} ({asked}): {found.reason}{hint}"))
    return found


def _picked(links: Sequence[FeedLink], pick: int | None, *, asking: bool, first: bool) -> FeedLink:
    if pick is None and asking:
        pick = 0
        while not 1 <= pick <= len(links):
            pick = int(typer.prompt(f"Which one, 1 to {len(links)}?", type=int, default=1, err=True))
    if pick is None and first:
        pick = 1
    if pick is None:
        raise typer.BadParameter("the page has several feeds: say which with --pick N, or give the feed's own address")
    if not 1 <= pick <= len(links):
        raise typer.BadParameter(f"{pick} is none of the {len(links)} feeds", param_hint="--pick")
    return links[pick - 1]


def _address(url: str) -> str:
    address = with_scheme(url)
    if problem := url_problem(address):
        raise typer.BadParameter(". ".join(problem), param_hint="URL")
    return address


def _interval(every: str) -> timedelta:
    try:
        return parse_duration(every)
    except ValueError as error:
        raise typer.BadParameter(f"{every!r} is no interval: write {error}", param_hint="--every") from None
