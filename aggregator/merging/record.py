"""Computes what is shown of a story from its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from aggregator.merging.copies import CopyFinder
from aggregator.merging.headline import most_central
from aggregator.merging.withdrawn import is_withdrawn
from aggregator.model import NO_PINS, Pins, Source, SourceRole, StoredArticle, StoryRecord, shorten

_DAY: Final = timedelta(days=1)
_STAND_IN_CHARS: Final = 120
"""Length of the opening words that stand for a title where no article has one."""


def build_record(articles: Sequence[StoredArticle], pins: Pins = NO_PINS) -> StoryRecord:
    """The record of a story's articles, given in any order; raises ValueError where there are none.

    The headline is the title of the article that a person has pinned, if it is among them, and else of none that was
    taken back, unless all were. Where no article has a title, it is the opening words of the earliest text, and empty
    where there is no text either.
    """
    if not articles:
        raise ValueError("a story without articles has no record")
    ordered = sorted(articles, key=lambda each: (_there_by(each), each.id))
    sources = _sources(ordered)
    headline, headline_article = _headline(ordered, sources, pins.headline_article_id)
    return StoryRecord(
        headline=headline,
        headline_article_id=headline_article.id,
        headline_language=headline_article.article.language,
        headline_publisher=headline_article.article.publisher,
        is_dated=any(map(_is_dated, ordered)),
        sources=sources,
        articles=len(ordered),
        publishers=len({_publisher(each) for each in ordered}),
        families=len(_families(ordered)),
        independent_texts=len(
            {
                _publisher(each)
                for each, source in zip(ordered, sources, strict=True)
                if source.role not in (SourceRole.COPY, SourceRole.WITHDRAWN)
            }
        ),
        first_published=min(each.article.sort_time for each in ordered),
        last_published=_last_published(ordered),
        languages=tuple(sorted({each.article.language for each in ordered if each.article.language})),
    )


def _there_by(each: StoredArticle) -> datetime:
    """When an article was there at the latest; a day without a time makes nobody the first of that day."""
    if each.article.published is None or not each.article.is_dated_by_day:
        return each.article.sort_time
    return min(each.article.published + _DAY, each.first_seen)


def _last_published(ordered: Sequence[StoredArticle]) -> datetime:
    """The last date that any article states; when it was seen is later than an undated one, and may be by weeks."""
    return max(each.article.sort_time for each in list(filter(_is_dated, ordered)) or ordered)


def _is_dated(each: StoredArticle) -> bool:
    return bool(each.article.published or each.article.updated)


def _sources(ordered: Sequence[StoredArticle]) -> tuple[Source, ...]:
    """The part that each article plays.

    A publisher's repetition of its own text is an update; one of another's text is a copy; and its first own text is
    independent even where it has carried a copy before. What was taken back is none of these, though it may have been
    copied; the first text that stands leads.
    """
    if len(ordered) == 1:  # as most stories are, and stay: there is nothing to compare it with
        alone = ordered[0]
        role = SourceRole.WITHDRAWN if is_withdrawn(alone.article) else SourceRole.LEAD
        return (Source(article_id=alone.id, role=role),)
    copies = CopyFinder()
    with_own_text: set[str] = set()
    sources = []
    for position, each in enumerate(ordered):
        publisher = _publisher(each)
        found = copies.place(position, each.article)
        copied = None if found is None or _publisher(ordered[found]) == publisher else ordered[found]
        if is_withdrawn(each.article):
            role, copied = SourceRole.WITHDRAWN, None
        elif copied is not None:
            role = SourceRole.COPY
        elif not with_own_text:
            role = SourceRole.LEAD
        else:
            role = SourceRole.UPDATE if publisher in with_own_text else SourceRole.INDEPENDENT
        if role not in (SourceRole.COPY, SourceRole.WITHDRAWN):
            with_own_text.add(publisher)
        sources.append(Source(article_id=each.id, role=role, copy_of=copied.id if copied else None))
    return tuple(sources)


def _headline(
    ordered: Sequence[StoredArticle], sources: Sequence[Source], pinned: int | None
) -> tuple[str, StoredArticle]:
    for each in ordered:
        if each.id == pinned and each.article.title:
            return each.article.title, each
    standing = [pair for pair in zip(ordered, sources, strict=True) if pair[1].role is not SourceRole.WITHDRAWN]
    if standing:
        ordered, sources = zip(*standing, strict=True)
    texts = Counter(source.copy_of or source.article_id for source in sources)
    voices = [1 / texts[source.copy_of or source.article_id] for source in sources]
    best = most_central([each.article for each in ordered], voices)
    if best is not None:
        return ordered[best].article.title, ordered[best]
    for each in ordered:
        if words := each.article.title or each.article.summary or each.article.text:
            return shorten(words, _STAND_IN_CHARS), each
    return "", ordered[0]


def _publisher(each: StoredArticle) -> str:
    return each.article.outlet


def _families(ordered: Sequence[StoredArticle]) -> set[str]:
    """The families, a publisher belonging to the one that any of its articles names, else to itself."""
    family_of: dict[str, str] = {}
    for each in ordered:
        if each.article.family:
            family_of.setdefault(_publisher(each), each.article.family.casefold())
    return {family_of.get(publisher, publisher) for publisher in map(_publisher, ordered)}
