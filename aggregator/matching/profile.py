"""A story as the sum of its articles: what they say, how often, and when."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from operator import itemgetter
from typing import TypeVar

from aggregator.matching.signature import UNKNOWN, Signature
from aggregator.matching.stream import Stream

_Item = TypeVar("_Item", bound=Hashable)

_TITLE_BOOST = 1.6
_SAID = [1.0, *(1 + math.log(often) for often in range(1, 256))]
"""By how often a text says a term: how much more that is than once."""
_CORE = 12
"""Terms that are taken for what a story is about."""
_COPY = 0.85
"""Share of common words from which two texts are one text: it is counted once, whoever carries it."""
_SECOND = 2
_SHORT = 8
"""Words below which two texts are alike by chance."""


class Weighed:
    """A signature with what each of its terms tells at present, as vectors of length 1."""

    __slots__ = ("names", "signature", "text")

    def __init__(self, signature: Signature, weights: Sequence[float]) -> None:
        """`weights` are those of the text's terms and then of the names, in nats."""
        text, names, title = signature.text, signature.names, signature.title_terms
        said = [weight * _SAID[count] for weight, count in zip(weights, signature.counts, strict=False)]
        said[:title] = [weight * _TITLE_BOOST for weight in said[:title]]
        self.signature = signature
        self.text = _unit(text, said)
        self.names = _unit(names, weights[len(text) : len(text) + len(names)])


def weighed(signatures: Sequence[Signature], stream: Stream) -> list[Weighed]:
    """Return signatures weighed, all at once: to look up a dozen costs little more than one."""
    weights = stream.weigh([key for one in signatures for key in one.text + one.names]).tolist()
    found: list[Weighed] = []
    end = 0
    for one in signatures:
        begin, end = end, end + len(one.text) + len(one.names)
        found.append(Weighed(one, weights[begin:end]))
    return found


class Subject(Weighed):
    """An article that is compared with stories."""

    __slots__ = ("told_by_names", "told_by_text", "told_by_title", "weights")

    def __init__(self, signature: Signature, stream: Stream) -> None:
        keys = signature.text + signature.names + signature.numbers
        weights: list[float] = stream.weigh(keys).tolist()
        super().__init__(signature, weights)
        self.weights = dict(zip(keys, weights, strict=True))
        """What its terms, names and figures tell, in nats."""
        terms = len(signature.text)
        self.told_by_text = sum(weights[:terms])
        self.told_by_title = sum(weights[: signature.title_terms])
        self.told_by_names = sum(weights[terms : terms + len(signature.names)])

    def title(self) -> tuple[int, ...]:
        """Return the terms of the title."""
        return self.signature.text[: self.signature.title_terms]


@dataclass(slots=True, kw_only=True, eq=False)
class Profile:
    """The accumulated articles of one story; counts are of those with a text of their own."""

    as_of: int = 0
    """How many articles had been counted when its terms were weighed."""
    articles: int = 0
    """All of the story."""
    texts: int = 0
    """How many of those that it is known by have a text of their own; copies add no words."""
    vocabulary: dict[int, float] = field(default_factory=dict)
    """The sum of the unit vectors of its texts, as of their names."""
    names: dict[int, float] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    """Terms that are names in any of its texts."""
    cities: dict[int, int] = field(default_factory=dict)
    main_cities: dict[int, int] = field(default_factory=dict)
    """The first place of each article."""
    title_cities: dict[int, int] = field(default_factory=dict)
    """The first place of each title that names one."""
    countries: dict[str, int] = field(default_factory=dict)
    spots: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    """The first exact figure of each article."""
    ordinals: dict[str, dict[int, int]] = field(default_factory=dict)
    """By thing: the number that each article gives it first."""
    days: dict[int, int] = field(default_factory=dict)
    main_days: dict[int, int] = field(default_factory=dict)
    publication_days: dict[int, int] = field(default_factory=dict)
    weekdays: dict[int, int] = field(default_factory=dict)
    roundups: int = 0
    publishers: dict[int, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    first: float | None = None
    last: float | None = None
    """Days since 1970 of the first and last dated article; None where no article has a time."""
    known_by: list[Weighed] = field(default_factory=list)
    """The articles of which all else here is the sum, in line: of a large story its first and its latest ones."""
    _norms: tuple[float, float] | None = None
    _core: tuple[float, dict[int, float]] | None = None

    def add(self, article: Weighed) -> None:
        """Count an article in; the text of one that it copies is not counted again."""
        signature = article.signature
        copied = any(_is_copy(article, other) for other in self.known_by)
        self.articles += 1
        self.roundups += signature.roundup
        _count(self.publishers, (signature.publisher,))
        _count(self.languages, (signature.language,))
        if signature.time is not None:
            self.first = signature.time if self.first is None else min(self.first, signature.time)
            self.last = signature.time if self.last is None else max(self.last, signature.time)
            _count(self.publication_days, (signature.publication_day,))
        self.known_by.append(article)
        if copied:
            return
        self.texts += 1
        self._core = self._norms = None
        if self.texts == 1:  # as most stories stay
            self.vocabulary, self.names = article.text, article.names
        else:
            if self.texts == _SECOND:  # so far they were the first article's own
                self.vocabulary, self.names = dict(self.vocabulary), dict(self.names)
            _sum(self.vocabulary, article.text)
            _sum(self.names, article.names)
        self.named.update(signature.named)
        _count(self.cities, signature.cities)
        _count(self.main_cities, signature.cities[:1])
        _count(self.title_cities, signature.cities[: min(1, signature.title_cities)])
        _count(self.countries, signature.countries)
        _count(self.spots, signature.spots)
        _count(self.numbers, signature.numbers)
        _count(self.days, signature.days)
        _count(self.weekdays, signature.weekdays)
        if signature.figure:
            _count(self.figures, (signature.figure,))
        if signature.main_day:
            _count(self.main_days, (signature.main_day,))
        for thing, number in signature.ordinals:
            _count(self.ordinals.setdefault(thing, {}), (number,))

    def is_told_by(self, publisher: int, *, alone: bool = False) -> bool:
        """Whether a publisher has an article in it, or all of them; of one that is not known nobody can say so."""
        return publisher != UNKNOWN and (
            self.publishers.keys() == {publisher} if alone else publisher in self.publishers
        )

    def norms(self) -> tuple[float, float]:
        """Return the lengths of vocabulary and names."""
        if self._norms is None:
            self._norms = _length(self.vocabulary), _length(self.names)
        return self._norms

    def core(self) -> tuple[float, Mapping[int, float]]:
        """Return the weightiest terms of the story, and their weight together."""
        if self._core is None:
            core = dict(nlargest(_CORE, self.vocabulary.items(), key=itemgetter(1)))
            self._core = sum(core.values()), core
        return self._core


def dot(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Return the scalar product of two sparse vectors."""
    return sum([one[key] * other[key] for key in one.keys() & other.keys()])


def _length(vector: Mapping[int, float]) -> float:
    return math.hypot(*vector.values())


def _is_copy(one: Weighed, other: Weighed) -> bool:
    mine, theirs = one.signature, other.signature
    if min(len(mine.text), len(theirs.text)) < _SHORT:
        return False
    shared = len(one.text.keys() & other.text.keys())
    return shared >= _COPY * min(len(mine.text), len(theirs.text))


def _unit(keys: Sequence[int], weights: Sequence[float]) -> dict[int, float]:
    norm = math.hypot(*weights)
    return dict(zip(keys, [weight / norm for weight in weights], strict=True)) if norm else {}


def _count(counts: dict[_Item, int], items: Iterable[_Item]) -> None:
    for item in items:
        counts[item] = counts.get(item, 0) + 1


def _sum(total: dict[int, float], vector: Mapping[int, float]) -> None:
    for key, weight in vector.items():
        total[key] = total.get(key, 0.0) + weight
