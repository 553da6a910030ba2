"""What a catalogue changes about the feeds that are stored: a plan, made before anything is touched.

A stored feed is found again by its address, and else by its name: the same name at a new address is the same feed,
moved, and keeps its articles. A feed that is no longer declared is paused as REMOVED and resumes when it returns.
GONE (the server said 410) holds until the address changes, or the operator disables and enables the feed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aggregator.model import Feed, FeedCatalogue, FeedSpec, PauseReason


class ChangeKind(StrEnum):
    """What happens to a feed."""

    ADDED = "added"
    MOVED = "moved"  # to another address
    RESUMED = "resumed"  # enabled again, or back in the catalogue
    DISABLED = "disabled"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedChange:
    """One feed's change."""

    kind: ChangeKind
    spec: FeedSpec
    """What the catalogue says now; of a removed feed, what it said last."""
    feed: Feed | None
    """What is stored; None for an added feed."""
    paused: PauseReason | None
    """Why the feed is not polled from now on, or None."""

    @property
    def due_now(self) -> bool:
        """Whether the change is a reason to poll at once."""
        return self.kind in {ChangeKind.ADDED, ChangeKind.MOVED, ChangeKind.RESUMED}


def diff(catalogue: FeedCatalogue, stored: Sequence[Feed]) -> list[FeedChange]:
    """What must happen to the stored feeds for them to be as the catalogue says, in its order, removals last."""
    pairs = _pair(catalogue.feeds, stored)
    changes = [change for spec, feed in pairs if (change := _change(spec, feed))]
    kept = {feed.id for _, feed in pairs if feed is not None}
    removed = [
        FeedChange(kind=ChangeKind.REMOVED, spec=feed.spec, feed=feed, paused=PauseReason.REMOVED)
        for feed in stored
        if feed.id not in kept and feed.paused is not PauseReason.REMOVED
    ]
    return [*changes, *removed]


def in_words(changes: Sequence[FeedChange]) -> str:
    """How many changes there are of each kind, such as '3 added, 1 moved'."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{counts[kind]} {kind}" for kind in ChangeKind if counts[kind]) or "nothing changed"


def _pair(specs: Sequence[FeedSpec], stored: Sequence[Feed]) -> list[tuple[FeedSpec, Feed | None]]:
    """Each declared feed with the stored one that it is, if there is one; no stored feed twice."""
    # Feeds still in use come last, so that they win over removed ones of the same address or name.
    ordered = sorted(stored, key=lambda feed: feed.paused is not PauseReason.REMOVED)
    by_address = {feed.spec.url_key: feed for feed in ordered}
    found = {spec.url_key: by_address.get(spec.url_key) for spec in specs}
    taken = {feed.id for feed in found.values() if feed is not None}
    by_name = {feed.spec.name: feed for feed in ordered if feed.id not in taken}
    return [(spec, found[spec.url_key] or by_name.get(spec.name)) for spec in specs]


def _change(spec: FeedSpec, feed: Feed | None) -> FeedChange | None:
    """What happens to one declared feed; None where it is stored as declared."""
    disabled = None if spec.enabled else PauseReason.DISABLED
    if feed is None:
        return FeedChange(kind=ChangeKind.ADDED, spec=spec, feed=None, paused=disabled)
    moved = feed.spec.url_key != spec.url_key
    still_gone = feed.paused is PauseReason.GONE and not moved
    paused = disabled or (PauseReason.GONE if still_gone else None)
    if moved:
        kind = ChangeKind.MOVED
    elif paused is PauseReason.DISABLED and feed.paused is not PauseReason.DISABLED:
        kind = ChangeKind.DISABLED
    elif paused is None and feed.paused is not None:
        kind = ChangeKind.RESUMED
    elif spec != feed.spec:
        kind = ChangeKind.CHANGED
    else:
        return None
    return FeedChange(kind=kind, spec=spec, feed=feed, paused=paused)
