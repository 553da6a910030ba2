"""The options before the command, as they were given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOptions:
    """What all commands are told of the settings."""

    config: Path | None = None
    """The settings file."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """Settings by dotted key."""
