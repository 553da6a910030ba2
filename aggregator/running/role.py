"""What every role of a process has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aggregator.scheduler import Tick


class Role(Protocol):
    """A part of the service's work; making one makes all that it works with, before a signal can come."""

    def ticks(self) -> Sequence[Tick]:
        """What it does at intervals."""

    def stop(self) -> None:
        """Finish what is in hand and begin nothing further; may be called from any thread or a signal handler."""

    def give_up(self) -> None:
        """Let go what still keeps a tick from ending; the work is taken up again at the next start."""

    def finish(self) -> None:
        """Leave everything in order once the ticks have ended."""
