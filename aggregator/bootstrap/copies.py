"""Copies of the database, by commands of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aggregator.settings import Settings
from storage.backup import backup
from storage.restore import restore


def backup_database(settings: Settings, target: Path, *, progress: Callable[[str, int], None]) -> None:
    """Write a consistent copy of the database while the service may be running."""
    backup(settings.database.url, target, progress=progress)


def restore_database(settings: Settings, file: Path, *, force: bool, progress: Callable[[str, int], None]) -> None:
    """Put a backup in the place of the database."""
    restore(file, settings.database.url, force=force, progress=progress)
