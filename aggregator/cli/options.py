"""Options that all or several commands have, and values that they read alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from aggregator.quantities import parse_moment

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOptions:
    """The options before the command, which say by which settings it works."""

    config: Path | None = None
    """The settings file."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """Settings by dotted key."""


def moment(text: str, now: datetime, option: str = "--since") -> datetime:
    """The time that an option names; raises BadParameter for what is none."""
    try:
        return parse_moment(text, now)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
