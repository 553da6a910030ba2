"""From signals to a probability that can be explained: weights in bits, matched words, warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import mul

from aggregator.gazetteer import name_of
from aggregator.matching.contradictions import warnings_of
from aggregator.matching.policy import Blend
from aggregator.matching.profile import Profile, Subject, dot
from aggregator.matching.signals import COMPETITION, IN_COMMON, SENTENCES, SIGNALS, share_of_many
from aggregator.model import Comparison, Evidence

_MOST_BITS = 50.0  # 2 ** -50 is still a number that can be told from 0 and from 1
_MOST_WORDS = 8
_TELLING = 0.4
"""Words of less weight than this share of the weightiest are not shown: 'were' explains nothing beside 'depot'."""
_NOTICEABLE = 0.01  # bits
_FIGURES = SIGNALS.index("numbers in common")
_IN_COMMON = [name in IN_COMMON for name in SIGNALS]

Words = tuple[str, ...]


class Aligned:
    """The weights of a blend in the order of `SIGNALS`, laid out once for a whole index."""

    def __init__(self, blend: Blend) -> None:
        self._few, self._many = (
            [one.prior, *(one.weights.get(name, 0.0) for name in SIGNALS)] for one in (blend.few, blend.many)
        )

    def among(self, crowd: float) -> tuple[float, list[float]]:
        """Return prior and weights for a number of stories, given as `crowd`."""
        share = share_of_many(crowd)
        prior, *weights = [few + share * (many - few) for few, many in zip(self._few, self._many, strict=True)]
        return prior, weights

    def between_languages(self) -> tuple[float, list[float]]:
        """Return prior and weights for a story in other languages than the article: those of few stories.

        What many stories teach has been learnt from one language, whose words two languages have not in common.
        """
        prior, *weights = self._few
        return prior, weights


class Rival:
    """A story that an article may belong to: weighed at once, explained only if somebody will look at it."""

    def __init__(
        self,
        *,
        story_id: int,
        story: Profile,
        article: Subject,
        signals: Sequence[float],
        model: tuple[float, Sequence[float]],
    ) -> None:
        self.story_id = story_id
        self.story = story
        self.prior, weights = model
        self.article = article
        self._signals = signals
        self._weights: list[float] = list(map(mul, weights, signals))
        self.bits = max(-_MOST_BITS, min(_MOST_BITS, self.prior + sum(self._weights)))
        """Log2 odds that the article belongs to this story rather than to none, as if there were no other."""
        self._competition = 0.0
        self.probability = probability_of(self.bits)

    def compete(self, others: float) -> None:
        """Let other stories, given as the sum of their odds, take their share of the probability."""
        self._competition = -math.log2(1 + others)
        self.probability = probability_of(self.bits + self._competition)

    @property
    def in_common(self) -> float:
        """Bits that what the two have in common adds, less those that it takes to have little."""
        return math.fsum(compress(self._weights, _IN_COMMON))

    @property
    def in_common_beside_figures(self) -> float:
        """The same without its figures: on a young desk each is rare, and "eleven" or "one" stands in anything."""
        return self.in_common - self._weights[_FIGURES]

    @cached_property
    def explained(self) -> Comparison:
        """The comparison with evidence; its prior and weights add up to the log2 odds of the probability."""
        article, story = self.article, self.story
        rows = list(zip(SIGNALS, self._signals, self._weights, strict=True))
        capped = self.bits - self.prior - sum(self._weights)
        if -(self._competition + capped) > _NOTICEABLE:
            rows.append((COMPETITION, self._competition, self._competition + capped))
        found: dict[str, Words] = {}
        evidence: list[Evidence] = []
        for name, value, weight in rows:
            if not weight:
                continue
            where = _VOCABULARY.get(name)
            if where is None:
                words = _words(name, article, story)
            elif where in found:
                words = found[where]
            else:
                words = found[where] = _spelled(*_TERMS[where](article, story), article)
            evidence.append(Evidence(signal=name, value=value, weight=weight, words=words))
        warnings = warnings_of(article.signature, story)
        return Comparison(
            story_id=self.story_id,
            probability=self.probability,
            prior=self.prior,
            evidence=tuple(evidence),
            warnings=tuple(warnings),
            contradicted=any(warnings.values()),
        )


def compete(rivals: Iterable[Rival]) -> None:
    """Share the probability between stories and 'none of them': an article belongs to one story at most.

    This is the conditional logit model (McFadden 1974): odds of one story against all else are its own odds against
    none, divided by one plus the odds of the others.
    """
    odds = {rival: 2.0**rival.bits for rival in rivals}
    total = math.fsum(odds.values())
    for rival, own in odds.items():
        rival.compete(max(total - own, 0.0))


def probability_of(bits: float) -> float:
    """Return the probability of log2 odds, strictly between 0 and 1."""
    bounded = max(-_MOST_BITS, min(_MOST_BITS, bits))
    return float(1 / (1 + 2**-bounded))


def _words(signal: str, article: Subject, story: Profile) -> Words:
    """Return what a signal found beside vocabulary, as it is printed."""
    signature = article.signature
    if signal.endswith("exact figure"):
        return (signature.figure,)
    if signal.endswith(("main place", "other place", "place in titles")):
        return tuple(map(name_of, signature.cities[:1]))
    if signal == "countries in common":
        return tuple(code for code in signature.countries if code in story.countries)[:_MOST_WORDS]
    if signal == "other country":
        return signature.countries[:_MOST_WORDS]
    if signal.endswith(" ordinal"):
        numbered = ((thing, number, story.ordinals.get(thing, {})) for thing, number in signature.ordinals)
        found = (f"{thing} {number}" for thing, number, theirs in numbered if _ORDINALS[signal](number, theirs))
        return tuple(found)[:_MOST_WORDS]
    return ()


_ORDINALS: Mapping[str, Callable[[int, Mapping[int, int]], bool]] = {
    "same ordinal": lambda number, theirs: number in theirs,
    "other ordinal": lambda number, theirs: any(other != number for other in theirs),
    "later ordinal": lambda number, theirs: number > 1 and not theirs,
}
"""Whether a signal is about the number that an article gives a thing, by how often the story gives it which."""


def _nearest(article: Subject, story: Profile) -> Mapping[int, float]:
    """Return the terms of that of a story's articles which is worded most alike."""
    return max((member.text for member in story.known_by), key=lambda text: dot(article.text, text))


_VOCABULARY = {
    "text of the story": "text",
    "best pair of texts": "pair",
    "words known": "text",
    "title known": "title",
    "core of the story": "core",
    "names in common": "names",
    "names known": "names",
    "numbers in common": "numbers",
    "unlisted places in common": "spots",
}
"""Signals that find words in common, and where."""
_Terms = tuple[Iterable[int], Collection[int], Mapping[int, float]]
_TERMS: Mapping[str, Callable[[Subject, Profile], _Terms]] = {
    "text": lambda article, story: (article.signature.text, story.vocabulary, article.weights),
    "pair": lambda article, story: (article.signature.text, _nearest(article, story), article.weights),
    "title": lambda article, story: (article.title(), story.vocabulary, article.weights),
    "core": lambda article, story: (story.core()[1], article.text, story.core()[1]),
    "names": lambda article, story: (article.signature.names, story.names, article.weights),
    "numbers": lambda article, story: (article.signature.numbers, story.numbers, article.weights),
    "spots": lambda article, story: (article.signature.spots, story.spots, dict.fromkeys(story.spots, 1.0)),
}
"""Terms of the one, those that the other knows, and what each tells."""


def _spelled(terms: Iterable[int], known: Collection[int], weights: Mapping[int, float], article: Subject) -> Words:
    """Return the terms that are known, as printed in the article, those that tell most first."""
    spelled = article.signature.spelled
    most = sorted([term for term in terms if term in known], key=weights.__getitem__, reverse=True)[:_MOST_WORDS]
    least = weights[most[0]] * _TELLING if most else 0.0
    return tuple([spelled[term] for term in most if weights[term] >= least and term in spelled])


def sentence_of(evidence: Evidence) -> str:
    """Return what a signal says, without its words and its weight; of one that is no more, its name."""
    return SENTENCES.get(evidence.signal, evidence.signal)


def in_words(evidence: Evidence) -> str:
    """Return one signal for a person: what was found, in which words, and what it weighs."""
    found = f": {', '.join(evidence.words)}" if evidence.words else ""
    return f"{sentence_of(evidence)}{found} ({evidence.weight:+z.1f} bits)"
