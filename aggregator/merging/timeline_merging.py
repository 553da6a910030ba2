"""The dated sentences of several articles as one timeline; a sentence that several print stands there once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from aggregator.merging.printed_dates import When
from aggregator.merging.quantity_words import SMALL_NUMBERS, TENS
from aggregator.merging.sentences import word_set
from aggregator.merging.time_words import PartOfDay, Precision
from aggregator.merging.timeline import DatedSentence
from aggregator.merging.words import words_of

MAX_ENTRIES: Final = 2_000
"""Entries of one timeline; of more, those that the most texts tell are kept."""
_LIKENESS: Final = 0.7
"""Share of pairs of words that two sentences have in common from which they say the same."""
_OWNERS: Final = 4
"""How many sentences are remembered for one pair of words."""
_CHARS: Final = 1_000
"""How much of a sentence is compared."""
_TELLING: Final = SMALL_NUMBERS.keys() | TENS.keys() | word_set("no not never none nobody t denied denies")
"""Words that make another statement of a sentence, however alike the rest is."""
_PARTS: Final = {part: place for place, part in enumerate(PartOfDay)}
_PRECISIONS: Final = {precision: place for place, precision in enumerate(reversed(Precision))}

_Pairs = frozenset[tuple[str, str]]
_Key = tuple[When | None, bool, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTimeline:
    """The dated sentences of one article of a story."""

    article_id: int
    publisher: str
    time: datetime
    text: str
    dated: Sequence[DatedSentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSource:
    """Where an entry is printed."""

    article_id: int
    publisher: str
    time: datetime
    dated: DatedSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One development: a date and a sentence that tells of it, in the words of its first source."""

    when: When | None
    """None where no source allows to resolve it."""
    reporting: bool
    sources: tuple[TimelineSource, ...]
    """In time order."""
    texts: int
    """How many of them are texts of their own."""


@dataclass(slots=True)
class _Development:
    """An entry while its sources are collected."""

    sources: list[TimelineSource]
    pairs: int
    texts: set[int] = field(default_factory=set)


class _Alike:
    """Finds the sentence that says the same among those of one date, in an index from pairs of words to sentences.

    The same words are found at once; a pair that many sentences share remembers its first owners only.
    """

    def __init__(self) -> None:
        self._same: dict[_Pairs, _Development] = {}
        self._owners: defaultdict[tuple[str, str], list[_Development]] = defaultdict(list)

    def find(self, pairs: _Pairs) -> _Development | None:
        if pairs in self._same:
            return self._same[pairs]
        owners = list(chain.from_iterable(self._owners.get(pair, ()) for pair in pairs))
        by_id = {id(owner): owner for owner in owners}
        for key, common in Counter(map(id, owners)).most_common(1):
            if common >= _LIKENESS * (len(pairs) + by_id[key].pairs - common):
                return by_id[key]
        return None

    def add(self, pairs: _Pairs, development: _Development) -> None:
        self._same[pairs] = development
        for pair in pairs:
            if len(owners := self._owners[pair]) < _OWNERS:
                owners.append(development)


def merge_timelines(articles: Iterable[ArticleTimeline], same_text: Mapping[int, int]) -> tuple[TimelineEntry, ...]:
    """The developments that a story's articles tell, in the order of their dates; undated ones come last.

    `same_text` names, for each article that copies another, the one that it copies. Articles may come in any order.
    Sentences are one where date and figures are the same and most words stand in the same order.
    """
    developments: list[tuple[When | None, bool, _Development]] = []
    alike: defaultdict[_Key, _Alike] = defaultdict(_Alike)
    for article in sorted(articles, key=lambda each: (each.time, each.article_id)):
        for dated in article.dated:
            pairs, telling = _compared(dated.sentence.of(article.text)[:_CHARS])
            index = alike[dated.when, dated.reporting, telling]
            development = index.find(pairs)
            if development is None:
                development = _Development([], len(pairs))
                developments.append((dated.when, dated.reporting, development))
                index.add(pairs, development)
            source = TimelineSource(
                article_id=article.article_id, publisher=article.publisher, time=article.time, dated=dated
            )
            development.sources.append(source)
            development.texts.add(same_text.get(article.article_id, article.article_id))
    entries = [
        TimelineEntry(when=when, reporting=reporting, sources=tuple(each.sources), texts=len(each.texts))
        for when, reporting, each in developments
    ]
    entries = sorted(entries, key=lambda entry: -entry.texts)[:MAX_ENTRIES]
    return tuple(sorted(entries, key=_order))


@lru_cache(maxsize=4_096)
def _compared(sentence: str) -> tuple[_Pairs, frozenset[str]]:
    """A sentence as pairs of words, and those of its words that must be the same; copies are read once."""
    words = words_of(sentence)
    telling = frozenset(word for word in words if word in _TELLING or word[:1].isdigit())
    return frozenset(pairwise(["", *words, ""])), telling


def _order(entry: TimelineEntry) -> tuple[bool, date, int, int, datetime, int]:
    """By first day, the less exact first, then by part of the day; equals in the order in which they were printed."""
    when, first = entry.when, entry.sources[0]
    if when is None:
        return True, date.max, 0, 0, first.time, first.article_id
    part = 0 if when.part is None else 1 + _PARTS[when.part]
    return False, when.first, _PRECISIONS[when.precision], part, first.time, first.article_id
