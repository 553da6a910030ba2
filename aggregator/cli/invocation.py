"""What was said before the command: which settings it works with."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from aggregator.bootstrap import Application
from aggregator.cli.options import SharedOptions
from aggregator.errors import ConfigError, Fault
from aggregator.logs import configure_logging
from aggregator.settings import Settings, load_settings, origin_of
from aggregator.shipped import shipped

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the program, by the options that all commands share."""

    shared: SharedOptions

    def settings(
        self, more: Mapping[str, object] | None = None, *, quiet: bool = False, catalogue: bool = False
    ) -> Settings:
        """The settings in force; `more` are arguments of the command itself by dotted key, None where not given.

        With `quiet`, errors alone are logged unless --set asks for more: the command tells of the rest itself. With
        `catalogue`, raises ConfigError where the feed catalogue is missing.
        """
        given = {key: value for key, value in (more or {}).items() if value is not None}
        below = {"log.level": "error"} if quiet else {}
        arguments = {**below, **self.shared.arguments, **given}
        if str(arguments.get("database.url")).startswith("sqlite:"):
            # Another database's password; a container has it in a variable, whatever it is asked.
            arguments.setdefault("database.password", None)
        settings = load_settings(self.shared.config, arguments=arguments)
        configure_logging(settings.log.level, settings.log.format)
        for warning in origin_of(settings).warnings:
            _log.warning("%s", warning)
        if catalogue:
            try:
                settings.feeds_file.stat()  # `exists` says of what may not be looked at that it is not there
            except (FileNotFoundError, NotADirectoryError):
                raise ConfigError((_no_catalogue(settings.feeds_file),)) from None
        return settings

    @contextmanager
    def application(
        self,
        more: Mapping[str, object] | None = None,
        *,
        quiet: bool = False,
        polling: bool = False,
        metered: bool = False,
    ) -> Iterator[Application]:
        """The application by these settings; with `polling` the catalogue is needed, and the database is created.

        With `metered` its work is counted.
        """
        settings = self.settings(more, quiet=quiet, catalogue=polling)
        with Application(settings, migrate=polling, metered=metered) as app:
            yield app


def invocation(context: typer.Context) -> Invocation:
    """The shared options of this invocation."""
    return Invocation(context.find_object(SharedOptions) or SharedOptions())


def _no_catalogue(path: Path) -> Fault:
    remedy = f"Name the feed catalogue with --feeds, or begin with a copy of {shipped('feeds.yaml')}"
    return Fault(file=str(path), problem="there is no such file", remedy=remedy)
