"""`aggregator run`, `demo`, `fetch` and `group`: the service, whole or one step of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from aggregator.bootstrap import Application
from aggregator.cli.feeds import feeds_named
from aggregator.cli.invocation import invocation
from aggregator.cli.output import Exit, counted, progress_bar, say, show
from aggregator.grouping import GroupReport
from aggregator.polling import PollResult

if TYPE_CHECKING:
    from aggregator.demo import Filled

# What serves pages is imported where it is used: it is a third of the start-up of every other command.


def run(
    context: typer.Context,
    *,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the review desk.")] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE", help="poll, group or web; may be given several times (default: all three)."),
    ] = None,
) -> None:
    """Run the service: poll feeds, group articles, serve the review desk, until SIGTERM or Ctrl-C.

    With a PostgreSQL database several processes can share this, on one machine or several: any number that poll or
    serve the desk, and several that group, of which one is at work and the others stand by.
    """
    from aggregator.running import Service, listen  # noqa: PLC0415 - see above

    arguments = {"web.host": host, "web.port": port, "service.roles": role or None}
    with invocation(context).application(arguments, polling=True, metered=True) as app:
        web = app.settings.web
        service = Service(app, listening=lambda: listen(web.host, web.port))
        without_desk = f"Running without a desk: {', '.join(app.settings.service.roles)}"
        service.run(ready=lambda address: show(f"Review desk: {address}" if address else without_desk))


def demo(
    context: typer.Context,
    *,
    port: Annotated[int | None, typer.Option(help="Port of the review desk; a taken one is replaced.")] = None,
) -> None:
    """Run the service on a bundled newsroom, on this machine alone and without internet, until Ctrl-C."""
    from aggregator.demo import Demo  # noqa: PLC0415 - see above

    shared = invocation(context)
    the_demo = Demo(shared.settings, port)
    with progress_bar("newsroom", None) as bar:

        def ready(address: str) -> None:
            if the_demo.replaced_port is not None:
                say(f"port {the_demo.replaced_port} is taken; another one is used")
            show(f"Review desk: {address}")

        def step(done: int, steps: int) -> None:
            bar.total(steps)
            bar.advance(note="publishing" if done < steps else "")

        def filled(result: Filled) -> None:
            bar.stop()
            say(
                f"{result.articles} articles of {result.outlets} feeds are {result.stories} stories "
                f"(taken in within {result.seconds:.0f} s). Ctrl-C ends the demo."
            )

        the_demo.run(ready=ready, step=step, filled=filled)


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


def group(context: typer.Context) -> None:
    """Group all stored articles that have no story yet."""
    with invocation(context).application(quiet=True, polling=True) as app:
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
            _read(app)
            _sort(app)
    if done.standby:
        say("another process is grouping this database; nothing was done here")
        raise typer.Exit(Exit.FAILED)
    say(
        f"{counted(done.articles, 'article')} grouped: {done.linked} linked to stories, "
        f"{counted(done.opened, 'new story', 'new stories')}, "
        f"{done.suggested} with a question for the desk"
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
