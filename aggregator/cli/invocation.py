"""What was said before the command: which settings it works with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import typer

from aggregator.bootstrap import Application
from aggregator.logs import configure_logging
from aggregator.settings import Settings, load_settings


@dataclass(slots=True)
class Invocation:
    """The options that all commands share."""

    config: Path | None = None
    arguments: dict[str, object] = field(default_factory=dict)

    def settings(self, more: Mapping[str, object] | None = None) -> Settings:
        """The settings in force; `more` are arguments of the command itself by dotted key, None where not given."""
        given = {key: value for key, value in (more or {}).items() if value is not None}
        settings = load_settings(self.config, arguments=self.arguments | given)
        configure_logging(settings.log.level, settings.log.format)
        return settings

    @contextmanager
    def application(self, more: Mapping[str, object] | None = None, *, migrate: bool = False) -> Iterator[Application]:
        """The application by these settings; `migrate` creates or updates the database."""
        with Application(self.settings(more), migrate=migrate) as app:
            yield app


def invocation(context: typer.Context) -> Invocation:
    """The shared options of this invocation."""
    found = context.find_object(Invocation)
    return found if found is not None else Invocation()
