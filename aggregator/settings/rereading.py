"""Settings read again while the service runs: some can change under it, the others wait for its next start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aggregator.settings.loading import leaves, load_settings, origin_of
from aggregator.settings.shape import Settings
from aggregator.settings.values import redacted

LIVE: Final = frozenset(
    {
        "fetch.adapt",
        "fetch.adapt_most",
        "fetch.deadline",
        "fetch.every",
        "fetch.full_after",
        "fetch.jitter",
        "fetch.lease",
        "fetch.max_backoff",
        "fetch.max_bytes",
        "fetch.max_interval",
        "fetch.min_interval",
        "fetch.moved_for",
        "fetch.moved_times",
        "fetch.start_gap",
        "log.format",
        "log.level",
        "parse.large",
    }
)
"""The settings that a running service takes up; all others are built into what it has opened and started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What reading the settings again has brought."""

    settings: Settings
    """To be in force from now on."""
    applied: tuple[str, ...]
    """Settings that have changed and hold from now on, by dotted key."""
    waiting: tuple[str, ...]
    """Settings that have changed and will hold from the next start on."""


def reread(in_force: Settings) -> Reread:
    """Read the settings as they were read before; raises ConfigError, upon which those in force go on."""
    origin = origin_of(in_force)
    read = load_settings(origin.path, arguments=origin.arguments)
    before, now = leaves(in_force), leaves(read)
    changed = [key for key, value in now.items() if before[key] != value]
    if "database.password" in changed and redacted(read.database.url) == redacted(in_force.database.url):
        changed.remove("database.url")  # nothing in it has changed but the password, which has been put into it
    applied = tuple(key for key in changed if key in LIVE)
    sections: dict[str, dict[str, object]] = {}
    for section, _, name in (key.partition(".") for key in applied):
        sections.setdefault(section, {})[name] = now[f"{section}.{name}"]
    update = {name: getattr(in_force, name).model_copy(update=values) for name, values in sections.items()}
    return Reread(
        settings=in_force.model_copy(update=update),
        applied=applied,
        waiting=tuple(key for key in changed if key not in LIVE),
    )
