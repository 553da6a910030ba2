"""`aggregator db`: care of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap import backup_database, check_database, upgrade_database
from aggregator.cli.invocation import invocation
from aggregator.cli.output import counted, progress_bar, say, show_json, show_table
from aggregator.errors import DatabaseBusy
from aggregator.retention import STORIES

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


@app.command("expire")
def expire(
    context: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many rows of each kind would go.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Delete what is older than the settings `retention` keep it; the service does it by itself, every hour."""
    with invocation(context).application() as app, progress_bar("stories and other rows", None) as bar:
        told = (app.retention.old if dry_run else app.retention.expire)(
            progress=lambda kind, rows: bar.advance(rows, note=kind)
        )
    if told is None:
        raise DatabaseBusy("another process is deleting old rows: wait until it has done so")
    if as_json:
        show_json(told)
    else:
        show_table(("kind", "would go" if dry_run else "gone"), sorted(told.items()))
    if not dry_run and told.get(STORIES):
        say(f"{counted(told[STORIES], 'story', 'stories')} deleted with all about them")
