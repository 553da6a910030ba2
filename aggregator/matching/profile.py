"""A story as the sum of its articles: how many of them hold each term, name, number, ordinal and day."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime

from aggregator.matching.dates import day_of
from aggregator.matching.signature import Signature, first_ordinals

Weigh = Callable[[str], float]
"""How much a term tells, in nats: the logarithm of its rarity in the stream."""

NAME, NUMBER = "@", "#"
"""Marks that keep names and numbers apart from words wherever terms of all fields meet."""


class Profile:
    """The accumulated signatures of one story; changed only through `add`, `take` and `weigh`."""

    __slots__ = (
        "articles",
        "core",
        "core_weight",
        "days",
        "first",
        "languages",
        "last",
        "main_places",
        "names",
        "names_norm",
        "numbers",
        "ordinals",
        "places",
        "publication_days",
        "publishers",
        "text",
        "text_norm",
        "title",
        "title_norm",
    )

    def __init__(self) -> None:
        self.articles: dict[int, Signature] = {}
        """By article id, in order of placing."""
        self.title: Counter[str] = Counter()
        self.text: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.main_places: Counter[str] = Counter()
        """The first place of each article."""
        self.numbers: Counter[str] = Counter()
        self.ordinals: dict[str, Counter[int]] = {}
        """By thing: the number that each article gives it first."""
        self.days: Counter[int] = Counter()
        self.publication_days: Counter[int] = Counter()
        self.publishers: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.first: datetime | None = None
        self.last: datetime | None = None
        """Times of the first and last dated article; None where no article has a time."""
        self.core: frozenset[str] = frozenset()
        """Terms that at least half of the articles hold, and their weight together."""
        self.core_weight = 0.0
        self.title_norm = self.text_norm = self.names_norm = 0.0
        """Lengths of the weighted vectors."""

    def add(self, article_id: int, signature: Signature) -> None:
        """Count an article in; `weigh` must follow."""
        self.articles[article_id] = signature
        for counter, items in self._fields(signature):
            counter.update(items)
        for thing, number in first_ordinals(signature).items():
            self.ordinals.setdefault(thing, Counter())[number] += 1
        if signature.time is not None:
            self.first = min(self.first or signature.time, signature.time)
            self.last = max(self.last or signature.time, signature.time)

    def take(self, article_id: int) -> Signature:
        """Count an article out and return its signature; KeyError where it is not here. `weigh` must follow."""
        signature = self.articles.pop(article_id)
        for counter, items in self._fields(signature):
            counter.subtract(items)
            for item in items:
                if not counter[item]:
                    del counter[item]
        for thing, number in first_ordinals(signature).items():
            self.ordinals[thing] -= Counter({number: 1})
            if not self.ordinals[thing]:
                del self.ordinals[thing]
        times = [member.time for member in self.articles.values() if member.time is not None]
        self.first, self.last = (min(times), max(times)) if times else (None, None)
        return signature

    def weigh(self, weigh: Weigh) -> None:
        """Measure lengths and core by what terms tell at present."""
        weights = {term: weigh(term) for term in self.text}
        self.text_norm = math.sqrt(sum((count * weights[term]) ** 2 for term, count in self.text.items()))
        self.title_norm = math.sqrt(sum((count * weigh(term)) ** 2 for term, count in self.title.items()))
        self.names_norm = math.sqrt(sum((count * weigh(NAME + term)) ** 2 for term, count in self.names.items()))
        enough = len(self.articles) / 2
        self.core = frozenset(term for term, count in self.text.items() if count >= enough)
        self.core_weight = sum(weights[term] for term in self.core)

    def _fields(self, signature: Signature) -> Iterator[tuple[Counter[Hashable], tuple[Hashable, ...]]]:
        published = () if signature.time is None else (day_of(signature.time.month, signature.time.day),)
        yield from (  # type: ignore[misc]  # counters of different keys, each with its own items
            (self.title, signature.title),
            (self.text, signature.text),
            (self.names, signature.names),
            (self.places, signature.places),
            (self.numbers, signature.numbers),
            (self.main_places, signature.places[:1]),
            (self.days, signature.days),
            (self.publication_days, published),
            (self.publishers, (signature.publisher,)),
            (self.languages, (signature.language,)),
        )
