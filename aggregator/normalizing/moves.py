"""Which articles of a document have moved with others of their site: words and nothing else has stayed.

A site that changes its host, its directories or its system gives all that a feed shows new links, new guids and often
the date of the move, and no single article shows that it is not another one of the same words. Several at once do,
where each one's words are said once on either side, and their addresses have all changed in their kind: from one host
to another, or within one in their directory, their ending or their parameters. So do several that have each a page of
its own, of whose addresses no more has changed than the values of parameters, if these are no dates; and several whose
date was the moment of the fetch then and is that of the fetch now, which says nothing of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aggregator.model import Article, KnownArticle
from aggregator.normalizing.likeness import stems
from aggregator.normalizing.urls import host_of

ENOUGH = 3
"""Articles with telling words that have moved at once, so that it is no chance."""
_TELLING = 5
"""Longer words from which on a text is hardly that of another article too."""
_AT_ONCE = timedelta(minutes=1)
"""From a date to the fetch that it is the moment of, with some for clocks that differ."""
_NUMBER = re.compile(r"\d+")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d-?[01]\d-?[0-3]\d(?!\d)")
_ENDING = re.compile(r"\.[a-z]+$", re.IGNORECASE)


def moved_together(articles: Sequence[Article], known: Sequence[KnownArticle], seen: datetime | None) -> frozenset[str]:
    """The content keys of articles that are known by nothing else and have moved with others; `seen` is now."""
    stored, shown = (Counter(one.content_key for one in some) for some in (known, articles))
    alone = {one.content_key: one for one in known if stored[one.content_key] == 1}
    sharing = Counter(_page(article.canonical_link or "") for article in articles)
    moves: defaultdict[object, list[Article]] = defaultdict(list)
    for article in articles:
        one, after = alone.get(article.content_key), article.canonical_link
        if one and one.canonical_link and after and shown[article.content_key] == 1:
            if _is_of(article.published, seen) and _is_of(one.published, one.first_seen):
                moves["stamp"].append(article)
            moves[_move(one.canonical_link, after, own_page=sharing[_page(after)] == 1)].append(article)
    moves.pop(None, None)
    sure = (together for together in moves.values() if sum(map(is_telling, together)) >= ENOUGH)
    return frozenset(article.content_key for together in sure for article in together)


def is_telling(article: Article) -> bool:
    """Whether its words are so many that they are hardly those of another article."""
    return len(stems(f"{article.title}\n{article.summary}")) >= _TELLING


def _is_of(published: datetime | None, seen: datetime | None) -> bool:
    """Whether a date is the moment of a fetch."""
    return published is not None and seen is not None and abs(published - seen) <= _AT_ONCE


def _move(before: str, after: str, *, own_page: bool) -> object:
    """From which host to which, or within which one an address has changed; None where it may be another page's."""
    hosts = host_of(before), host_of(after)
    if hosts[0] != hosts[1] or _kind(before) != _kind(after):
        return hosts
    same_page = own_page and _page(before) == _page(after)
    return "page" if same_page and not _DATED.search(urlsplit(after).query) else None


def _page(address: str) -> str:
    """What of an address names a page, if its parameters do not."""
    return urlsplit(address).path


def _kind(address: str) -> tuple[str, str, frozenset[str]]:
    """What the addresses of a site's pages have in common: first directory, ending, names of parameters."""
    parts = urlsplit(address)
    directory, _, page = parts.path.strip("/").rpartition("/")
    ending = _ENDING.search(page)
    names = frozenset(pair.partition("=")[0] for pair in parts.query.split("&"))
    return _NUMBER.sub("0", directory.partition("/")[0]), ending.group() if ending else "", names
