"""How polling is done, and what a poll comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from aggregator.bookkeeping import MovePolicy
from aggregator.cadence import CadencePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPolicy:
    """How polling is done."""

    claim: int
    """How many feeds are in hand at once, those aside that wait for their host."""
    lease: timedelta
    """How long a claim lasts, and is renewed for while its feed waits for its host; well above a fetch's deadline."""
    start_gap: timedelta
    """Time between the first requests to feeds that are due together."""
    full_after: timedelta
    """Validators are not sent once a feed's last whole document is older than this: some servers' never change."""
    large: int
    """Bytes above which a document is suspected to take long; ordinary feeds have some 60 KB."""
    cadence: CadencePolicy
    moves: MovePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class PollResult:
    """What one poll of one feed came to."""

    feed_id: int
    name: str
    outcome: str
    """'stored', 'unchanged', 'lease lost' or a `FailureKind`."""
    message: str = ""
    new: int = 0
    revised: int = 0

    @property
    def succeeded(self) -> bool:
        """Whether the feed answered with a document that could be read, or that it is unchanged."""
        return self.outcome in ("stored", "unchanged")
