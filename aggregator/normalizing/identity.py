"""Which articles of a document are new, which are edits of stored ones, and which are known.

An article is recognised, within its feed, by

1. its guid: unless the same guid now stands over another link and a very different title, which is a guid used again;
2. its words and link, or its words alone where neither side has a link of its own: guids may change at every fetch;
3. its link, where the guid is missing on one side, or the title is similar in spite of another guid.

Each stored article is claimed by at most one of the document's, the surest claim first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from aggregator.model import Article, ArticleRevision, KnownArticle, Reconciliation

_VERY_DIFFERENT = 45.0
"""Titles below this token set ratio (0 to 100) have next to nothing in common."""
_SIMILAR = 60.0
"""Titles from this ratio on are versions of one headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """That an article of the document is a stored one, with what speaks for it."""

    position: int
    known: KnownArticle
    strength: tuple[bool, bool, bool, float]
    """Same guid, same words, same link, similarity of titles."""


def reconcile(articles: Sequence[Article], known: Sequence[KnownArticle]) -> Reconciliation:
    """Compare a document's articles with what is stored under any of their keys.

    Idempotent: once the result is stored, the same articles are all unchanged.
    """
    claims = sorted(
        _claims(articles, known), key=lambda claim: (claim.strength, -claim.position, -claim.known.id), reverse=True
    )
    taken: dict[int, KnownArticle] = {}
    spoken_for: set[int] = set()
    for claim in claims:
        if claim.position not in taken and claim.known.id not in spoken_for:
            taken[claim.position] = claim.known
            spoken_for.add(claim.known.id)
    new = tuple(article for position, article in enumerate(articles) if position not in taken)
    revised = tuple(
        ArticleRevision(article_id=match.id, article=_keeping_keys(articles[position], match))
        for position, match in sorted(taken.items())
        if articles[position].content_key != match.content_key
    )
    return Reconciliation(new=new, revised=revised, unchanged=len(taken) - len(revised))


def _claims(articles: Sequence[Article], known: Iterable[KnownArticle]) -> Iterator[_Claim]:
    by_key: defaultdict[str, list[KnownArticle]] = defaultdict(list)
    for stored in known:
        for key in {stored.guid_key, stored.link_key, stored.content_key} - {None}:
            by_key[str(key)].append(stored)
    for position, article in enumerate(articles):
        keys = {article.guid_key, article.link_key, article.content_key} - {None}
        candidates = {stored.id: stored for key in keys for stored in by_key.get(str(key), ())}
        for stored in candidates.values():
            strength = _strength(article, stored)
            if strength is not None:
                yield _Claim(position=position, known=stored, strength=strength)


def _strength(article: Article, stored: KnownArticle) -> tuple[bool, bool, bool, float] | None:
    """What speaks for an article being a stored one; None where it is not."""
    same_guid = article.guid_key is not None and article.guid_key == stored.guid_key
    same_link = article.link_key is not None and article.link_key == stored.link_key
    same_words = article.content_key == stored.content_key
    other_guid = not same_guid and None not in (article.guid_key, stored.guid_key)
    other_link = not same_link and None not in (article.link_key, stored.link_key)
    likeness = 100.0 if same_words else _likeness(article.title, stored.title)
    if same_guid:
        accepted = not (other_link and likeness < _VERY_DIFFERENT)
    elif same_link:
        accepted = not other_guid or likeness >= _SIMILAR
    else:
        accepted = same_words and not other_link
    return (same_guid, same_words, same_link, likeness) if accepted else None


def _likeness(one: str, other: str) -> float:
    """Token set ratio, 0 to 100; titles that are missing say nothing against each other."""
    if not one or not other:
        return 100.0
    return fuzz.token_set_ratio(one.casefold(), other.casefold())


def _keeping_keys(article: Article, stored: KnownArticle) -> Article:
    """The new version with the keys it lacks taken over, so that it is still recognised by them."""
    return replace(article, guid_key=article.guid_key or stored.guid_key, link_key=article.link_key or stored.link_key)
