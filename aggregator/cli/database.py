"""`aggregator db`: care of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap import backup_database, check_database, upgrade_database
from aggregator.cli.invocation import invocation
from aggregator.cli.output import say

app = typer.Typer(help="Care of the database.", no_args_is_help=True)


@app.command("upgrade")
def upgrade(context: typer.Context) -> None:
    """Create the database, or bring it to the schema that this version works with; `run` does it by itself."""
    before = upgrade_database(invocation(context).settings())
    if before.up_to_date:
        say(f"the database is at revision {before.wanted} already")
    else:
        say(f"the database is at revision {before.wanted} (it was {before.current or 'empty'})")


@app.command("check")
def check(context: typer.Context) -> None:
    """Say whether the database can be used by this version; exit code 1 where not."""
    state = check_database(invocation(context).settings())
    say(f"the database is at revision {state.wanted}, which is this version's")


@app.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
) -> None:
    """Write a consistent copy of the database, also while the service runs."""
    backup_database(invocation(context).settings(), file)
    say(f"backup written to {file} ({file.stat().st_size / 1_000_000:.1f} MB)")
