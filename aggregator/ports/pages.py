"""Articles' pages: which are to be fetched, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from aggregator.model import PageCount, PageText, WantedPage


class PageStore(Protocol):
    """Pages of articles whose feeds wish for full text."""

    def want(self, article_ids: Sequence[int], *, now: datetime) -> None:
        """Have the pages of new and edited articles fetched, also once more; a text that is there stays until then.

        Left out are those that have no page, or one to which other articles of their feed lead too; those lose its
        text, since it is not theirs alone. A page that waits or is in hand goes on doing so: its server may have asked
        for time. One that has been read is asked for at the earliest when as much time has passed as from the article's
        first sight to then, six hours at most.
        """

    def claim(self, *, now: datetime, until: datetime, limit: int, but_of: Collection[int] = ()) -> list[WantedPage]:
        """Claim up to `limit` pages that are due, longest overdue first, until then; none of paused feeds or these.

        Their addresses are the articles' links as they are by now.

        Two callers never get the same page while a claim lasts, on either database.
        """

    def keep(self, page: WantedPage, *, url: str, text: str, now: datetime, language: str | None = None) -> bool:
        """Store a page's text; False, and nothing stored, where the claim has been lost or the article is gone.

        Nor where other articles of the feed, with other titles, have been led to the same address, as to a section's
        page once they are gone: those lose its text too.

        A language is that of an article of which none was known.

        The article is compared and read by that text from now on: where it is another one, it counts as revised if it
        is grouped (see `ArticleStore.revised`), though no revision is made, and its signature is dropped.
        """

    def fail(self, page: WantedPage, *, error: str, again: datetime | None) -> None:
        """Note a failure and when to try again, None for never; nothing happens where the claim has been lost."""

    def put_off(self, feed_id: int, site: str, *, now: datetime, until: datetime) -> None:
        """Leave a feed's pages that are due, and whose addresses begin with `site`, alone until then.

        `site` is in small letters, in whichever the addresses are. Pages that are claimed stay so.
        """

    def of(self, article_ids: Iterable[int]) -> dict[int, PageText]:
        """What has come of articles' pages; those that were never wanted are left out."""

    def count(self, feed_id: int) -> PageCount:
        """How far the pages of a feed's articles are."""
