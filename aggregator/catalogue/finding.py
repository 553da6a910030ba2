"""Finding the feed that a person means by an address: the feed itself, or a page of the site that has one.

A page costs its server few requests: itself, then the feed that it names, else the usual addresses one after another
until one answers with a feed, and never more than `MOST_REQUESTS` in all, redirects counted.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from aggregator.catalogue.feeds_file import CataloguePolicy
from aggregator.catalogue.page_links import FeedLink, common_addresses, feed_links
from aggregator.catalogue.trying import FeedTrier, Trial
from aggregator.catalogue.values import encoded, feed_key, without_feed_scheme
from aggregator.model import FailureKind, FeedSpec, Fetched, FetchFailed

MOST_REQUESTS: Final = 5
"""What a site is asked at most before a person is told that there is no feed."""

_UNREACHABLE: Final = frozenset(
    {FailureKind.ADDRESS_REFUSED, FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT}
    | {FailureKind.RATE_LIMITED}
)
"""Failures that the next address of the same site would share, or that ask not to try it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that answers."""

    url: str
    """The address to write into feeds.yaml."""
    trial: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralFeeds:
    """A page that names several feeds, for a person to choose from."""

    page: str
    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFeed:
    """There is none, and why."""

    reason: str
    """A sentence without its full stop."""
    requests: int
    """Made to look for one."""


def with_scheme(address: str) -> str:
    """An address as people type or copy it, with http(s): 'site.example' and 'feed://site.example/rss' too."""
    address = without_feed_scheme(address.strip())
    # A colon before any slash is a scheme's, unless a port follows.
    return encoded(address if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)", address) else f"https://{address}")


class FeedFinder:
    """Finds one feed; made anew for each search, since it counts its requests."""

    def __init__(self, trier: FeedTrier, policy: CataloguePolicy) -> None:
        self._trier, self._policy = trier, policy
        self._requests = 0

    def find(self, url: str) -> FoundFeed | SeveralFeeds | NoFeed:
        """Ask an address, and what the page there leads to; blocking."""
        return asyncio.run(self._trier.closing(self._find(url)))

    def open(self, link: FeedLink) -> FoundFeed | NoFeed:
        """Ask the address of a feed that was chosen from several; blocking."""
        return asyncio.run(self._trier.closing(self._open(link)))

    async def _find(self, url: str) -> FoundFeed | SeveralFeeds | NoFeed:
        trial = await self._try(url)
        if trial.feed is not None:
            return self._found(url, trial)
        page = trial.outcome
        if not isinstance(page, Fetched) or trial.failure is None or trial.failure.kind is not FailureKind.NOT_A_FEED:
            return self._none(trial.in_words)
        links = feed_links(page.body, page.url, page.content_type, page.link)
        # Weblogs name the feed of their comments on every page; nobody means it who gives the page's address.
        of_articles = [link for link in links if not link.of_comments]
        if len(of_articles) == 1:
            links = of_articles
        if len(links) > 1:
            return SeveralFeeds(page=page.url, links=tuple(links))
        return await self._search(page.url, trial, [link.url for link in links])

    async def _search(self, page: str, trial: Trial, named: list[str]) -> FoundFeed | NoFeed:
        """Ask the addresses that a page names, of which this trial came, and then the usual ones."""
        failures = [trial.in_words if named else f"{trial.in_words}; no other address is named there"]
        usual = 0
        for address in dict.fromkeys(named + common_addresses(page)):
            if self._requests >= MOST_REQUESTS:
                break
            trial = await self._try(address)
            if trial.feed is not None:
                return self._found(address, trial)
            unreachable = isinstance(trial.outcome, FetchFailed) and trial.outcome.kind in _UNREACHABLE
            over = unreachable and urlsplit(address).netloc == urlsplit(page).netloc
            if address in named:
                failures.append(f"it names {address}, but there: {trial.in_words}")
            elif over:
                failures.append(f"at {address}: {trial.in_words}")
            else:
                usual += 1
            if over:
                break
        if usual:
            failures.append(f"there is none at the usual addresses ({usual} asked)")
        return self._none("; ".join(failures))

    async def _open(self, link: FeedLink) -> FoundFeed | NoFeed:
        trial = await self._try(link.url)
        return self._found(link.url, trial) if trial.feed is not None else self._none(trial.in_words)

    async def _try(self, url: str) -> Trial:
        spec = FeedSpec(
            url=url,
            url_key=feed_key(url),
            name=url,
            publisher=urlsplit(url).hostname or url,
            every=self._policy.every,
            deadline=self._policy.deadline,
            max_bytes=self._policy.max_bytes,
        )
        left = MOST_REQUESTS - self._requests
        trial = await self._trier.try_one(spec, max_redirects=left - 1)
        self._requests += min(1 + len(trial.hops), left)  # the last redirect of too many is not followed
        return trial

    def _found(self, asked: str, trial: Trial) -> FoundFeed:
        # A stored address carries no user and password, so one that needs them stays as it was given.
        moved = trial.moved_to if "@" not in urlsplit(asked).netloc else None
        return FoundFeed(url=moved or asked, trial=trial)

    def _none(self, reason: str) -> NoFeed:
        return NoFeed(reason=reason, requests=self._requests)
