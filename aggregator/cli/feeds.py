"""`aggregator feeds`: the catalogue and how its feeds are doing."""

from __future__ import annotations

from typing import ClassVar

import typer

from aggregator.cli.loading import Later, LazyGroup


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


app = typer.Typer(cls=FeedCommands, no_args_is_help=True)
