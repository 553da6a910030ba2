"""`aggregator stories`: what has been found."""

from __future__ import annotations

from typing import ClassVar

import typer

from aggregator.cli.loading import Later, LazyGroup


class StoryCommands(LazyGroup):
    """What can be asked of stories."""

    later: ClassVar = {"list": Later("queue:list_stories"), "show": Later("story:show_story")}


app = typer.Typer(cls=StoryCommands, no_args_is_help=True)
