"""Pages of articles as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import PageCount, PageText, WantedPage

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryPages:
    """`PageStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def want(self, article_ids: Sequence[int], *, now: datetime) -> None:
        for each in article_ids:
            article = self._state.articles[each].article
            link = article.link
            if link is not None and article.canonical_link is not None:
                self._state.pages[each] = PageText(
                    article_id=each, url=link, text="", fetched=None, attempts=0, next_try=now, error=""
                )

    def claim(self, *, now: datetime, until: datetime, limit: int, but_of: Collection[int] = ()) -> list[WantedPage]:
        due = sorted(
            (page.next_try, page.article_id)
            for page in self._state.pages.values()
            if page.next_try and page.next_try <= now and self._asked_of(page.article_id, but_of)
        )
        claimed = []
        for _, article_id in due[:limit]:
            page = self._state.pages[article_id]
            self._state.pages[article_id] = replace(page, next_try=until)
            feed = self._state.feeds[self._state.articles[article_id].feed_id].feed
            attempt = page.attempts + 1
            wanted = WantedPage(
                article_id=article_id, url=page.url, attempt=attempt, until=until, feed_id=feed.id, feed=feed.spec
            )
            claimed.append(wanted)
        return sorted(claimed, key=lambda each: each.article_id)

    def _asked_of(self, article_id: int, but_of: Collection[int]) -> bool:
        feed = self._state.feeds[self._state.articles[article_id].feed_id].feed
        return feed.paused is None and feed.id not in but_of

    def _claimed(self, page: WantedPage) -> PageText | None:
        stored = self._state.pages.get(page.article_id)
        return replace(stored, attempts=page.attempt) if stored and stored.next_try == page.until else None

    def keep(self, page: WantedPage, *, url: str, text: str, now: datetime, language: str | None = None) -> bool:
        stored = self._claimed(page)
        if stored is None:
            return False
        self._state.pages[page.article_id] = replace(stored, url=url, text=text, fetched=now, next_try=None, error="")
        article = self._state.articles[page.article_id]
        self._state.articles[page.article_id] = replace(
            article,
            article=replace(article.article, text=text, language=language or article.article.language),
            feed_text=article.as_fed.text,
        )
        self._state.unsettled.add(page.article_id)
        self._state.signatures.pop(page.article_id, None)
        return True

    def fail(self, page: WantedPage, *, error: str, again: datetime | None) -> None:
        stored = self._claimed(page)
        if stored is not None:
            self._state.pages[page.article_id] = replace(stored, error=error, next_try=again)

    def put_off(self, feed_id: int, site: str, *, now: datetime, until: datetime) -> None:
        for each, page in self._state.pages.items():
            due = page.next_try is not None and page.next_try <= now
            if due and page.url.lower().startswith(site) and self._state.articles[each].feed_id == feed_id:
                self._state.pages[each] = replace(page, next_try=until)

    def of(self, article_ids: Iterable[int]) -> dict[int, PageText]:
        return {each: self._state.pages[each] for each in article_ids if each in self._state.pages}

    def count(self, feed_id: int) -> PageCount:
        pages = [page for each, page in self._state.pages.items() if self._state.articles[each].feed_id == feed_id]
        return PageCount(
            fetched=sum(page.fetched is not None for page in pages),
            waiting=sum(page.fetched is None and page.next_try is not None for page in pages),
            given_up=sum(page.fetched is None and page.next_try is None for page in pages),
        )
