"""Which articles of a document are new, which are edits of stored ones, and which are known.

An article is recognised, within its feed, by

1. its guid: unless the same guid now stands over another link, a title with hardly a word in common and another date
   of publication, which is a guid used again; a link that has the page's number, or the guid, in common is no other;
2. its words and link, or its words alone where neither side has a link of its own or both were published at the same
   moment: guids may change at every fetch, and links with them. Those of a feed without dates may do so too: where few
   articles of the document have kept theirs, words are enough. So are they for articles that have moved together
   (`moves`), whatever became of their dates. Where a feed says the same words again and again, "Air
   raid alert" say, and the guids or the dates of those that it still shows have held, another one is another article;
3. its date to the second, which no other article of the feed has, and a title that is similar, where an edited headline
   has changed the link and the guid is the link, or a new system has given all of them new ones and cuts texts anew;
4. its link, where the guid is missing on one side, or the title is similar in spite of another guid, or the date of
   publication the same and the page has no other article.

Each stored article is claimed by at most one of the document's, the surest claim first: words, where they are many or
come with the link or the moment of publication, are surer than a guid, which a feed may have given to several articles,
or may give to each by its place in the list.
An article that is known under other keys than before, a guid that came later say or a moved link, is stored under the
new ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from aggregator.model import Article, ArticleRevision, KnownArticle, Reconciliation
from aggregator.normalizing.dates import is_exact, is_moment
from aggregator.normalizing.likeness import RELATED, likeness
from aggregator.normalizing.moves import ENOUGH, is_telling, moved_together
from aggregator.normalizing.urls import names_one_article

_SIMILAR = 0.5
"""Titles from this share on are versions of one headline."""
_ALONE = 2
"""How often words are counted, in document and store together, that one article has: once shown and once stored."""
_UNDATED = "undated"
_SHORTEST_NUMBER = 5
_PAGE_NUMBER = re.compile(rf"(?<!\d)(?!(?:19|20)\d{{6}}(?!\d))\d{{{_SHORTEST_NUMBER},}}")
"""Of a page within its site; eight figures may be a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """Whether most of a document's articles still have the guids, dates and addresses under which they are stored."""

    guids: bool
    """Most articles whose words occur more than once have kept their guid."""
    dates: bool
    """Most of the same articles have kept their date."""
    some_guid: bool
    """Whether any article has kept its guid with its words, so that they do not change at every fetch."""
    addresses: bool
    """Most articles whose words are stored have kept their guid or link; else the feed has moved."""
    moved: frozenset[str]
    """The words of articles that have moved with others of their site, whatever became of their dates."""
    moments: frozenset[datetime]
    """Exact dates of exactly one article of the document and exactly one that is stored. None where the document shows
    one article only: a feed may show a batch of articles that have one date one by one."""

    @classmethod
    def by(
        cls, articles: Sequence[Article], known: Sequence[KnownArticle], unread: int, seen: datetime | None
    ) -> _Held:
        """What a document has kept of what is stored; `unread` articles of it have kept all."""
        stored, shown = (Counter(one.content_key for one in some) for some in (known, articles))
        # One whose words stand alone need not have been read, and so must not count.
        again = [
            one
            for one in articles
            if stored[one.content_key] and shown[one.content_key] + stored[one.content_key] > _ALONE
        ]
        with_guid = {(each.content_key, each.guid_key) for each in known}
        with_date = {(each.content_key, each.published) for each in known}
        with_link = {(each.content_key, each.link_key) for each in known}
        guids = [(one.content_key, one.guid_key) in with_guid for one in again if one.guid_key]
        dates = [(one.content_key, one.published) in with_date for one in again if one.published]
        said = [one for one in articles if stored[one.content_key]]
        moved = [
            one
            for one in said
            if one.link_key is not None
            and with_link.isdisjoint(((one.content_key, one.link_key), (one.content_key, None)))
            and (one.guid_key is None or (one.content_key, one.guid_key) not in with_guid)
        ]
        stayed = len(said) - len(moved) + unread
        addresses = sum(map(is_telling, moved)) < max(ENOUGH, stayed + 1)
        times = (Counter(one.published for one in some if is_exact(one.published)) for some in (articles, known))
        once = [{moment for moment, often in counted.items() if often == 1} for counted in times]
        return cls(
            guids=_most(guids),
            dates=_most(dates),
            some_guid=unread > 0 or any((one.content_key, one.guid_key) in with_guid for one in said if one.guid_key),
            addresses=addresses,
            moved=moved_together(moved, known, seen),
            moments=frozenset(once[0] & once[1]) if len(articles) + unread > 1 else frozenset(),
        )


def _most(held: Sequence[bool]) -> bool:
    return any(held) and sum(held) * 2 >= len(held)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """That an article of the document is a stored one, with what speaks for it."""

    position: int
    known: KnownArticle
    strength: tuple[bool, bool, bool, bool, float]
    """The weightiest first: the same words, and many of them, or the same link or date as well; the same guid; the
    same words; the same link; the likeness of titles that have enough in common.
    """


def reconcile(
    articles: Sequence[Article],
    known: Sequence[KnownArticle],
    *,
    unread: int = 0,
    shown: AbstractSet[int] = frozenset(),
    seen: datetime | None = None,
) -> Reconciliation:
    """Compare a document's articles with what is stored under any of their keys, or of their date.

    `unread` is how many more it shows, all as they were; `shown` are the ids of those that are among `known`; `seen` is
    when it was fetched.
    Idempotent: once the result is stored, the same articles are all unchanged.
    """
    guids = {article.guid_key for article in articles} - {None}
    # Of claims that are as strong, a stored article whose guid stands in the document is left to whoever bears that;
    # then the document's first article goes first, and of stored ones the last.
    claims = sorted(
        (claim for claim in _claims(articles, known, unread, seen) if claim.known.id not in shown),
        key=lambda claim: (claim.strength, claim.known.guid_key not in guids, -claim.position, claim.known.id),
        reverse=True,
    )
    taken: dict[int, KnownArticle] = {}
    spoken_for: set[int] = set()
    for claim in claims:
        if claim.position not in taken and claim.known.id not in spoken_for:
            taken[claim.position] = claim.known
            spoken_for.add(claim.known.id)
    new = tuple(article for position, article in enumerate(articles) if position not in taken)
    revised, rekeyed, dated = [], [], []
    for position, match in sorted(taken.items()):
        article = _keeping_keys(articles[position], match)
        version = ArticleRevision(article_id=match.id, article=article)
        if article.content_key != match.content_key:
            revised.append(version)
        elif (article.guid_key, article.link_key) != (match.guid_key, match.link_key):
            rekeyed.append(version)
        if article.content_key == match.content_key and _is_earlier(article.published, match.published):
            dated.append(version)
    return Reconciliation(
        new=new,
        revised=tuple(revised),
        rekeyed=tuple(rekeyed),
        dated=tuple(dated),
        unchanged=len(taken) - len(revised),
    )


def _is_earlier(published: datetime | None, known: datetime | None) -> bool:
    return published is not None and (known is None or published < known)


def _claims(
    articles: Sequence[Article], known: Sequence[KnownArticle], unread: int, seen: datetime | None
) -> Iterator[_Claim]:
    on_page, stored_on_page = (Counter(one.link_key for one in some) for some in (articles, known))
    held = _Held.by(articles, known, unread, seen)
    by_key: defaultdict[object, list[KnownArticle]] = defaultdict(list)
    for stored in known:
        for key in _filed_under(stored):
            by_key[key].append(stored)
    for position, article in enumerate(articles):
        candidates = {stored.id: stored for key in _sought(article, held) for stored in by_key.get(key, ())}
        has_page = on_page[article.link_key] == stored_on_page[article.link_key] == 1 and (
            is_moment(article.published) or names_one_article(article.canonical_link or "")
        )
        for stored in candidates.values():
            strength = _strength(article, stored, held, has_page=has_page)
            if strength is not None:
                yield _Claim(position=position, known=stored, strength=strength)


def _filed_under(stored: KnownArticle) -> Iterator[object]:
    """What a stored article is looked up by: by its words in four ways, for a feed may have said them 10,000 times."""
    yield from filter(None, (stored.guid_key, stored.link_key))
    yield stored.content_key
    yield stored.content_key, stored.published or _UNDATED
    if stored.published is not None:
        yield stored.published
    if stored.link_key is None:
        yield stored.content_key, None


def _sought(article: Article, held: _Held) -> Iterator[object]:
    """What a document's article may be looked up by: words alone are not enough where both sides have links."""
    yield from filter(None, (article.guid_key, article.link_key))
    if article.link_key is None:
        yield article.content_key
    else:
        yield article.content_key, None
        yield article.content_key, article.published
        if not held.addresses:
            yield article.content_key, _UNDATED
        if article.content_key in held.moved:
            yield article.content_key
    if article.published in held.moments:
        yield article.published


def _strength(
    article: Article, stored: KnownArticle, held: _Held, *, has_page: bool
) -> tuple[bool, bool, bool, bool, float] | None:
    """What speaks for an article being a stored one; None where it is not. `has_page`: its link is its own."""
    same_guid = article.guid_key is not None and article.guid_key == stored.guid_key
    same_link = article.link_key is not None and article.link_key == stored.link_key
    same_words = article.content_key == stored.content_key
    other_guid = not same_guid and None not in (article.guid_key, stored.guid_key)
    other_link = not same_link and None not in (article.link_key, stored.link_key)
    alike = 1.0 if same_words else likeness(article.title, stored.title)
    same_date = article.published is not None and article.published == stored.published
    other_date = not same_date and None not in (article.published, stored.published)
    if same_guid:
        same_time = same_date and is_moment(article.published)
        accepted = not other_link or alike >= RELATED or same_time or _on_one_page(article, stored)
    elif same_link:
        accepted = not other_guid or alike >= _SIMILAR or (same_date and has_page)
    else:
        said_again = (other_guid and (held.guids or (other_date and held.some_guid))) or (other_date and held.dates)
        moved = not held.addresses and stored.published is None
        by_words = ((same_date or not other_link or moved) and not said_again) or article.content_key in held.moved
        titled = article.title != "" != stored.title
        by_date = same_date and article.published in held.moments and titled and alike >= _SIMILAR
        accepted = by_words if same_words else by_date
    certain = same_words and (same_link or same_date or is_telling(article))
    return (certain, same_guid, same_words, same_link, alike if alike >= RELATED else 0.0) if accepted else None


def _on_one_page(article: Article, stored: KnownArticle) -> bool:
    """Whether the addresses of two articles of one guid have the page's number, or that guid, in common."""
    one, other = ((each.canonical_link or "").partition("://")[2].partition("/") for each in (article, stored))
    if one[0] != other[0]:
        return False
    guid = article.guid or ""
    if len(guid) >= _SHORTEST_NUMBER and guid in one[2] and guid in other[2]:
        return True
    return not set(_PAGE_NUMBER.findall(one[2])).isdisjoint(_PAGE_NUMBER.findall(other[2]))


def _keeping_keys(article: Article, stored: KnownArticle) -> Article:
    """The new version with the keys it lacks taken over, so that it is still recognised by them."""
    return replace(article, guid_key=article.guid_key or stored.guid_key, link_key=article.link_key or stored.link_key)
