"""An index of two stories, a ferry and an earthquake, and what is compared with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.matching import StoryIndex, Strictness, shipped_policy, sign
from aggregator.matching.signature import Signature
from tests.support.matching import article

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)
WINDOW = timedelta(days=14)
POLICY = shipped_policy(Strictness.BALANCED, WINDOW)
FERRY = (
    (
        "Ferry sinks off Mindoro with 180 aboard",
        "A ferry with 180 passengers sank in heavy seas off Mindoro on Monday.",
    ),
    ("Coastguard searches off Mindoro after ferry sinks", "Boats searched heavy seas off Mindoro for 180 passengers."),
    ("Mindoro ferry: cargo shifted, says captain", "The ferry that sank off Mindoro on Monday had shifting cargo."),
)
QUAKE = (
    (
        "Magnitude 6.4 quake shakes Izmir",
        "An earthquake of magnitude 6.4 shook Izmir in Turkey; blocks fell in Bornova.",
    ),
    ("Blocks collapse in Izmir earthquake", "Rescuers in Bornova dug after a quake of magnitude 6.4 shook Izmir."),
)


def signature(
    title: str, text: str = "", *, hours: float | None = 0, publisher: str = "northwire.example"
) -> Signature:
    published = None if hours is None else NOON + timedelta(hours=hours)
    return sign(article(title, text, publisher=publisher, published=published), seen=None)


def filled() -> StoryIndex:
    index = StoryIndex(POLICY)
    for number, (title, text) in enumerate(FERRY[:2]):
        index.place(number, 1, signature(title, text, hours=number))
    for number, (title, text) in enumerate(QUAKE):
        index.place(10 + number, 2, signature(title, text, hours=number))
    return index
