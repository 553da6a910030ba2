"""`aggregator db`: care of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aggregator.bootstrap.copies import backup_database, restore_database
from aggregator.bootstrap.databases import check_database, upgrade_database
from aggregator.cli.invocation import invocation
from aggregator.cli.options import AsJson
from aggregator.cli.output import progress_bar, say, show_json, show_table
from aggregator.errors import DatabaseBusy
from aggregator.quantities import counted
from aggregator.retention import STORIES

app = typer.Typer(no_args_is_help=True)


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
    """Say whether the database is whole and can be used by this version; exit code 1 where not.

    The service may be running. All of a SQLite file is read, which takes minutes for one of many gigabytes.
    """
    state, sound = check_database(invocation(context).settings())
    say(f"the database is at revision {state.wanted}, which is this version's; {sound}")


@app.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that does not exist yet.")],
) -> None:
    """Write a consistent copy of the database, also while the service runs: a SQLite file, whichever kind it is of."""
    with progress_bar("rows", None) as bar:
        backup_database(
            invocation(context).settings(), file, progress=lambda table, rows: bar.advance(rows, note=table)
        )
    say(f"backup written to {file} ({file.stat().st_size / 1_000_000:.1f} MB)")


@app.command("restore")
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace the database that is there.")] = False,
) -> None:
    """Put a backup in the place of the database, SQLite or PostgreSQL, the service being down."""
    settings = invocation(context).settings()
    with progress_bar("rows", None) as bar:
        restore_database(settings, file, force=force, progress=lambda table, rows: bar.advance(rows, note=table))
    say(f"the database holds what {file} holds")


@app.command("expire")
def expire(
    context: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how many rows of each kind would go.")] = False,
    as_json: AsJson = False,
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
    if not told:
        say("nothing was old enough to go")
    if not dry_run and told.get(STORIES):
        say(f"{counted(told[STORIES], 'story', 'stories')} deleted with all about them")
