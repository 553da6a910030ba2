"""Articles' pages: where a feed carries summaries alone, the text that stands behind its links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model.feeds import FeedSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPage:
    """A page that has been claimed for fetching."""

    article_id: int
    url: str
    attempt: int
    """From 1 on; claims of which nothing has come, as when their process died, are not counted."""
    until: datetime
    """When the claim runs out; whoever has claimed the page since has it until another time."""
    feed_id: int
    feed: FeedSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What has come of an article's page."""

    article_id: int
    url: str
    """Where the text is from, after redirects; before that, where it is looked for."""
    text: str
    """Plain; empty where none has been found so far."""
    fetched: datetime | None
    attempts: int
    next_try: datetime | None
    """None where the text is there, or is given up."""
    error: str
    """What the last attempt came to, in words; empty where it succeeded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCount:
    """How many pages of a feed's articles are in which state."""

    fetched: int = 0
    waiting: int = 0
    given_up: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """The text of an article as its page has it."""

    text: str
    is_free: bool = True
    """Whether the page does not say of itself that its article is for subscribers."""
