"""The commands put together, and what all of them share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

import typer

from aggregator.bootstrap.version import product_version
from aggregator.cli.loading import PLAIN, Later, LazyGroup
from aggregator.cli.options import SharedOptions
from aggregator.cli.output import show


class Commands(LazyGroup):
    """All commands, in the order of the help."""

    later: ClassVar = {
        "run": Later("service:run", "Run the service: poll, group, serve the review desk."),
        "demo": Later("demo:demo", "Run it on a bundled newsroom, without internet."),
        "fetch": Later("stepping:fetch", "Poll feeds once, due or not."),
        "group": Later("stepping:group", "Group stored articles that have no story yet."),
        "health": Later("health:health", "Ask the running service whether it lives."),
        "regroup": Later("regroup:regroup", "Run matching again over a period."),
        "explain": Later("story:explain", "Show why an article is in a story, or is not."),
        "export": Later("exporting:export", "Write stories as JSON Lines or CSV."),
        "briefing": Later("exporting:briefing", "Write what a topic's stories say, with their sources."),
        "audit": Later("auditing:audit", "Write every decision of people as JSON Lines."),
        "group-file": Later("lists:group_file", "Group a list of articles, without a database."),
        "evaluate": Later("learning:evaluate", "Score the matcher on labelled articles."),
        "train": Later("learning:train_weights", "Learn the matcher's weights from labelled articles."),
        "quality": Later("quality:quality", "Precision, recall and calibration by reviewers' verdicts."),
        "labels": Later("exporting:labels", "Write reviewers' decisions as labelled articles."),
        "feeds": Later("app:feeds", "The feed catalogue, and how its feeds are doing."),
        "articles": Later("articles:app", "The articles stored so far."),
        "stories": Later("app:stories", "The stories found so far."),
        "users": Later("users:app", "Who may log in to the review desk."),
        "tokens": Later("tokens:app", "API tokens: what programs show instead of logging in."),
        "webhooks": Later("webhooks:app", "Programs that are told of stories, as the feeds file declares them."),
        "db": Later("database:app", "Care of the database."),
        "config": Later("config:app", "Look at the settings."),
    }


class FeedCommands(LazyGroup):
    """What can be asked and done of feeds, in the order of the help."""

    later: ClassVar = {
        "check": Later("catalogue:check"),
        "list": Later("catalogue:list_feeds"),
        "status": Later("status:status"),
        "add": Later("adding:add"),
        "remove": Later("catalogue:remove"),
        "pause": Later("catalogue:pause"),
        "resume": Later("catalogue:resume"),
        "import-opml": Later("catalogue:import_from_opml"),
        "export-opml": Later("catalogue:export_to_opml"),
    }


class StoryCommands(LazyGroup):
    """What can be asked of stories."""

    later: ClassVar = {"list": Later("queue:list_stories"), "show": Later("story:show_story")}


feeds = typer.Typer(cls=FeedCommands, no_args_is_help=True)
stories = typer.Typer(cls=StoryCommands, no_args_is_help=True)
app = typer.Typer(
    cls=Commands,
    name="aggregator",
    help="Shows each news story once, with every source behind it.",
    epilog=(
        "Exit codes: 0 done; 1 it could not be done; 2 wrong usage, file or setting; "
        "3 done, but something was left out and is named; 130 interrupted."
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    **PLAIN,
)


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
        str | None, typer.Option("--feeds", metavar="FILE", help="Feed catalogue (default: config/feeds.yaml).")
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
        given[key] = None if value == "null" else value  # as the environment writes nothing
    if database_url is not None:
        given["database.url"] = database_url
    if feeds_file is not None:
        given["feeds_file"] = feeds_file
    context.obj = SharedOptions(config=config_file, arguments=given)
