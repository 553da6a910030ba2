"""Probes of a process that is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from aggregator.readiness import Readiness
from aggregator.web import Probes


@dataclass(slots=True, kw_only=True)
class StillPulse:
    """`Pulse` that says what it was told."""

    silent: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def silences(self) -> Mapping[str, float]:
        return self.silent

    def failing(self) -> Sequence[str]:
        return self.failed


def quiet_probes(check_database: Callable[[], object] = lambda: None) -> Probes:
    """Probes of a started process, with one metric."""
    readiness = Readiness(check_database, stuck_after=timedelta(minutes=1))
    readiness.started(StillPulse())
    return Probes(readiness=readiness, metrics=lambda: b"aggregator_up 1\n", metrics_type="text/plain")
