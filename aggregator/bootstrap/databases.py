"""What is done to the database as a whole, by commands of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import storage
from aggregator.settings import Settings


def upgrade_database(settings: Settings) -> storage.RevisionState:
    """Bring the database to this program's schema; returns how it was before."""
    return storage.upgrade(settings.database.url)


def check_database(settings: Settings) -> storage.RevisionState:
    """Raise `SchemaMismatch` unless the database is at this program's schema."""
    return storage.check(settings.database.url)


def backup_database(settings: Settings, target: Path, *, progress: Callable[[str, int], None]) -> None:
    """Write a consistent copy of the database while the service may be running."""
    storage.backup(settings.database.url, target, progress=progress)


def restore_database(settings: Settings, file: Path, *, force: bool, progress: Callable[[str, int], None]) -> None:
    """Put a backup in the place of the database."""
    storage.restore(file, settings.database.url, force=force, progress=progress)
