"""The commands put together, and what all of them share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap import product_version
from aggregator.cli import (
    articles,
    auditing,
    config,
    database,
    exporting,
    feeds,
    health,
    learning,
    lists,
    quality,
    regroup,
    service,
    stories,
    tokens,
    users,
    webhooks,
)
from aggregator.cli.invocation import Invocation
from aggregator.cli.output import show

app = typer.Typer(
    name="aggregator",
    help="Shows each news story once, with every source behind it.",
    epilog=(
        "Exit codes: 0 done; 1 it could not be done; 2 wrong usage, file or setting; "
        "3 done, but something was left out and is named; 130 interrupted."
    ),
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run", short_help="Run the service: poll, group, serve the review desk.")(service.run)
app.command("demo", short_help="Run it on a bundled newsroom, without internet.")(service.demo)
app.command("fetch", short_help="Poll feeds once, due or not.")(service.fetch)
app.command("group", short_help="Group stored articles that have no story yet.")(service.group)
app.command("health", short_help="Ask the running service whether it lives.")(health.health)
app.command("regroup", short_help="Run matching again over a period.")(regroup.regroup)
app.add_typer(feeds.app, name="feeds")
app.add_typer(articles.app, name="articles")
app.add_typer(stories.app, name="stories")
app.command("explain", short_help="Show why an article is in a story, or is not.")(stories.explain)
app.command("export", short_help="Write stories as JSON Lines or CSV.")(exporting.export)
app.command("briefing", short_help="Write what a topic's stories say, with their sources.")(exporting.briefing)
app.command("audit", short_help="Write every decision of people as JSON Lines.")(auditing.audit)
app.command("group-file", short_help="Group a list of articles, without a database.")(lists.group_file)
app.command("evaluate", short_help="Score the matcher on labelled articles.")(learning.evaluate)
app.command("train", short_help="Learn the matcher's weights from labelled articles.")(learning.train_weights)
app.command("quality", short_help="Precision, recall and calibration by reviewers' verdicts.")(quality.quality)
app.command("labels", short_help="Write reviewers' decisions as labelled articles.")(exporting.labels)
app.add_typer(users.app, name="users")
app.add_typer(tokens.app, name="tokens")
app.add_typer(webhooks.app, name="webhooks")
app.add_typer(database.app, name="db")
app.add_typer(config.app, name="config")


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if wanted:
        show(f"aggregator {product_version()}")
        raise typer.Exit


@app.callback()
def shared(  # noqa: D103 - its docstring would replace the help of the whole program
    context: typer.Context,
    *,
    config_file: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings file (default: config/settings.yaml if it exists)."),
    ] = None,
    database_url: Annotated[
        str | None, typer.Option("--database", metavar="URL", help="Database, such as sqlite:///var/aggregator.db.")
    ] = None,
    feeds_file: Annotated[
        Path | None, typer.Option("--feeds", metavar="FILE", help="Feed catalogue (default: config/feeds.yaml).")
    ] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Any setting; may be given several times.")
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    given: dict[str, object] = {}
    for text in settings or []:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise typer.BadParameter(f"{text!r} is not KEY=VALUE, such as web.port=9000", param_hint="--set")
        given[key] = value
    if database_url is not None:
        given["database.url"] = database_url
    if feeds_file is not None:
        given["feeds_file"] = feeds_file
    context.obj = Invocation(config=config_file, arguments=given)
