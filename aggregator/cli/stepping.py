"""`aggregator fetch` and `aggregator group`: one step of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aggregator.bootstrap import Application
from aggregator.cli.choosing import feeds_named
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, progress_bar, say
from aggregator.quantities import counted

if TYPE_CHECKING:  # what fetches does not group
    from aggregator.grouping import GroupReport
    from aggregator.polling import PollResult


def fetch(
    context: typer.Context,
    feeds: Annotated[list[str] | None, typer.Argument(help="Names or addresses of feeds (default: all).")] = None,
) -> None:
    """Poll feeds once, due or not, and store what is new, pages included; exit code 3 where a feed failed."""
    with invocation(context).application(quiet=True, polling=True) as app:
        app.release_work_of_the_dead()
        app.catalogue.sync()
        wanted = feeds_named(app, feeds or [])
        polled: list[PollResult] = []
        with progress_bar("fetching", len(wanted)) as bar:

            def told(result: PollResult) -> None:
                polled.append(result)
                bar.advance(note=result.name)

            app.poller.poll([feed.id for feed in wanted], told=told)
        with progress_bar("pages", None) as bar:
            texts = app.full_texts.fetch_due(progress=bar.advance)
    failed = [result for result in polled if not result.succeeded]
    for result in failed:
        say(f"{result.name}: {result.outcome}: {result.message}")
    new, revised = sum(result.new for result in polled), sum(result.revised for result in polled)
    left = len(wanted) - len(polled)
    say(
        f"{counted(len(polled), 'feed')} polled, {len(failed)} failed, {counted(new, 'new article')}, {revised} revised"
        + (f", {counted(texts, 'text')} taken from pages" if texts else "")
        + (f"; {left} are paused, removed or being polled by another process" if left else "")
    )
    raise typer.Exit(Exit.PARTLY if failed or left else Exit.OK)


def group(
    context: typer.Context,
    *,
    reading: Annotated[
        bool, typer.Option("--reading/--no-reading", help="Read what they say too, or leave that to the next run.")
    ] = True,
) -> None:
    """Group all stored articles that have no story yet, and read what they say."""
    with invocation(context).application(quiet=True) as app:
        app.release_work_of_the_dead()
        app.catalogue.sync()
        with app.database.read() as uow:
            waiting = uow.articles.count_ungrouped()
        with progress_bar("grouping", waiting) as bar:

            def told(report: GroupReport) -> None:
                bar.advance(report.articles)

            done = app.grouper.group_all(progress=told)
            app.grouper.release()
        if not done.standby:
            if reading:
                _read(app)
            _sort(app)
    if done.standby:
        say("another process is grouping this database; nothing was done here")
        raise typer.Exit(Exit.FAILED)
    say(
        f"{counted(done.articles, 'article')} grouped: {done.linked} linked to stories, "
        f"{counted(done.opened, 'new story', 'new stories')}, "
        f"{done.suggested} with a question for the desk"
        + (
            f"; {counted(done.joined, 'article')} that stood alone joined others on a second look"
            if done.joined
            else ""
        )
    )


def _read(app: Application) -> None:
    """Read what the articles of new and changed stories say."""
    with progress_bar("reading", None) as bar:
        app.reader.read_all(progress=bar.advance)


def _sort(app: Application) -> None:
    """Apply changed topics to all stories."""
    with progress_bar("sorting by topic", None) as bar:

        def told(sorted_now: int, total: int) -> None:
            bar.total(total)
            bar.advance(sorted_now)

        app.sorter.sort(progress=told)
