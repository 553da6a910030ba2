"""The dated sentences of several articles as one timeline; a sentence that several print stands there once.

What an undated article tells is dated by the others, as far as their time makes it plain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from aggregator.merging.language.numerals import tokens
from aggregator.merging.language.quantity_words import SMALL_NUMBERS, TENS
from aggregator.merging.language.sentences import Span
from aggregator.merging.language.time_words import MONTHS
from aggregator.merging.printed import PrintedText
from aggregator.merging.shingles import ShingleIndex
from aggregator.merging.timeline.reading import read_timeline
from aggregator.merging.timeline.told import ArticleTimeline, ToldDate
from aggregator.merging.words import word_set, words_of
from aggregator.model import Development, PartOfDay, Precision, When

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
_SPAN: Final = timedelta(days=60)
"""How far the dated articles of a story may lie apart for it to be of one time."""
_PARTS: Final = {part: place for place, part in enumerate(PartOfDay)}
_PRECISIONS: Final = {precision: place for place, precision in enumerate(reversed(Precision))}

_Pairs = frozenset[tuple[str, str]]
_Key = tuple[When | None, bool, frozenset[str]]


@dataclass(slots=True)
class _Entry:
    """An entry while its sources are collected."""

    time: datetime
    told: list[ToldDate]
    texts: set[int] = field(default_factory=set)


def dated_by_story(
    timelines: Sequence[ArticleTimeline], undated: AbstractSet[int], published: Sequence[datetime]
) -> list[ArticleTimeline]:
    """The timelines of a story, those of undated articles with the dates that its time makes plain.

    `published` is when the others were. 'On 15 November' is the one nearest to them; a weekday remains undated, for the
    article may have been written in any week.
    """
    times = sorted(published)
    if not undated or not times or times[-1] - times[0] > _SPAN:
        return list(timelines)
    middle = times[len(times) // 2]
    return [
        replace(each, told=tuple(_dated_near(told, middle) for told in each.told))
        if each.article_id in undated
        else each
        for each in timelines
    ]


def _dated_near(told: ToldDate, time: datetime) -> ToldDate:
    words = told.words.words
    if told.when or not any(token.low in MONTHS for token in tokens(words, Span(0, len(words)))):
        return told
    at = told.words.start - told.sentence.start
    said = told.sentence
    sentence = PrintedText(article_id=said.article_id, field=said.field, text=said.words, language="en")
    read = read_timeline(sentence, time)
    return next((replace(told, when=each.when) for each in read if each.words.start == at and each.when), told)


def merge_timelines(articles: Iterable[ArticleTimeline], same_text: Mapping[int, int]) -> tuple[Development, ...]:
    """The developments that a story's articles tell, in the order of their dates; undated ones come last.

    `same_text` names, for each article that copies another, the one that it copies. Articles may come in any order.
    Sentences are one where date and figures are the same and most words stand in the same order. What a copy repeats is
    dated as in the text that it copies, for 'today' is the day of whoever wrote it. A sentence that tells a date stands
    at that alone, whatever else in it cannot be resolved.
    """
    entries: list[_Entry] = []
    same: dict[tuple[_Key, _Pairs], _Entry] = {}
    alike: defaultdict[_Key, ShingleIndex] = defaultdict(lambda: ShingleIndex(owners=_OWNERS))
    ordered = sorted(articles, key=lambda each: (each.time, each.article_id))
    dates = {(each.article_id, *_repeated(told)): told.when for each in ordered for told in each.told if told.when}
    for article in ordered:
        copied = same_text.get(article.article_id, article.article_id)
        told_here = [replace(read, when=dates.get((copied, *_repeated(read)), read.when)) for read in article.told]
        dated = {told.sentence for told in told_here if told.when}
        for told in told_here:
            if told.when is None and told.sentence in dated:
                continue
            pairs, telling = _compared(told.sentence.words[:_CHARS])
            key = told.when, told.is_saying, telling
            entry = same.get((key, pairs))
            if entry is None and (number := alike[key].alike(pairs, _LIKENESS)) is not None:
                entry = entries[number]
            if entry is None:
                same[key, pairs] = entry = _Entry(article.time, [])
                alike[key].add(len(entries), pairs)
                entries.append(entry)
            entry.told.append(told)
            entry.texts.add(copied)
    kept = sorted(entries, key=lambda entry: -len(entry.texts))[:MAX_ENTRIES]
    return tuple(map(_development, sorted(kept, key=_order)))


def _repeated(told: ToldDate) -> tuple[str, str]:
    """What a copy has in common with its original where it tells of the same day."""
    return told.sentence.words, told.words.words


def _development(entry: _Entry) -> Development:
    first = entry.told[0]
    return Development(
        when=first.when,
        is_saying=first.is_saying,
        sentences=tuple(told.sentence for told in entry.told),
        dated_by=first.words,
        texts=len(entry.texts),
    )


@lru_cache(maxsize=4_096)
def _compared(sentence: str) -> tuple[_Pairs, frozenset[str]]:
    """A sentence as pairs of words, and those of its words that must be the same; copies are read once."""
    words = words_of(sentence)
    telling = frozenset(word for word in words if word in _TELLING or word[:1].isdigit())
    return frozenset(pairwise(["", *words, ""])), telling


def _order(entry: _Entry) -> tuple[bool, date, int, int, int, datetime, int]:
    """By first day, the less exact first, then by part of the day; equals in the order in which they were printed.

    All that is told of one time stands together.
    """
    when, printed = entry.told[0].when, (entry.time, entry.told[0].sentence.article_id)
    if when is None:
        return True, date.max, 0, 0, 0, *printed
    part = 0 if when.part is None else 1 + _PARTS[when.part]
    return False, when.first, _PRECISIONS[when.precision], part, -when.last.toordinal(), *printed
