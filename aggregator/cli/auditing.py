"""`aggregator audit`: who decided what, when and why."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from aggregator.cli.invocation import invocation
from aggregator.cli.options import moment
from aggregator.cli.output import progress_bar, say, writing
from aggregator.exporting import audited, json_line
from aggregator.quantities import counted


def audit(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Where to write (default: standard output).")] = None,
    *,
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help="Only decisions taken since: 7d, 36h, 2031-06-02, in UTC.")
    ] = None,
) -> None:
    """Write every decision of people as JSON Lines, newest first: who, when, what, why, before and after.

    What each field holds: aggregator/exporting/README.md, "History".
    """
    with invocation(context).application() as app:
        begin = None if since is None else moment(since, app.clock.now())
        with writing(file) as out, progress_bar("decisions", None) as bar:
            out.writelines(json_line(asdict(row)) for row in bar.over(audited(app.database, since=begin)))
    say(f"{counted(bar.done, 'row')} of the history")
