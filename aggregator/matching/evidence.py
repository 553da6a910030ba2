"""From signals to a probability that can be explained: weights in bits, matched words, warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import mul

from aggregator.matching.contradictions import warnings_of
from aggregator.matching.gazetteer import name_of
from aggregator.matching.policy import Blend
from aggregator.matching.profile import Profile, Subject
from aggregator.matching.signals import SIGNALS, share_of_many
from aggregator.model import Comparison, Evidence

_MOST_BITS = 50.0  # 2 ** -50 is still a number that can be told from 0 and from 1
_MOST_WORDS = 8
_TELLING = 0.4
"""Words of less weight than this share of the weightiest are not shown: 'were' explains nothing beside 'depot'."""
_NOTICEABLE = 0.01  # bits

COMPETITION = "other stories"
"""What is taken off because other stories match as well; no signal, for it is known only when all are measured."""


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


class Rival:
    """A story that an article may belong to: weighed at once, explained only if somebody will look at it."""

    __slots__ = (
        "_competition",
        "_signals",
        "_weights",
        "article",
        "bits",
        "prior",
        "probability",
        "story",
        "story_id",
    )

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
        self._weights = list(map(mul, weights, signals))
        self.bits = max(-_MOST_BITS, min(_MOST_BITS, self.prior + sum(self._weights)))
        """Log2 odds that the article belongs to this story rather than to none, as if there were no other."""
        self._competition = 0.0
        self.probability = probability_of(self.bits)

    def compete(self, others: float) -> None:
        """Let other stories, given as the sum of their odds, take their share of the probability."""
        self._competition = -math.log2(1 + others)
        self.probability = probability_of(self.bits + self._competition)

    def explained(self) -> Comparison:
        """Return the comparison with evidence; its prior and weights add up to the log2 odds of the probability."""
        rows = list(zip(SIGNALS, self._signals, self._weights, strict=True))
        capped = self.bits - self.prior - sum(self._weights)
        if -(self._competition + capped) > _NOTICEABLE:
            rows.append((COMPETITION, self._competition, self._competition + capped))
        return Comparison(
            story_id=self.story_id,
            probability=self.probability,
            prior=self.prior,
            evidence=tuple(
                Evidence(signal=name, value=value, weight=weight, words=_words(name, self.article, self.story))
                for name, value, weight in rows
                if weight
            ),
            warnings=warnings_of(self.article.signature, self.story),
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


def _words(signal: str, article: Subject, story: Profile) -> tuple[str, ...]:
    """Return the words that a signal found, as printed in the article; of vocabulary, those that tell most."""
    signature = article.signature
    if signal in _VOCABULARY:
        weights, known = _VOCABULARY[signal](article, story)
        return _spelled({term: weight for term, weight in weights.items() if term in known}, signature.spelled)
    if signal.endswith("exact figure"):
        return (signature.figure,)
    if signal.endswith(("main place", "other place", "place in titles")):
        return tuple(map(name_of, signature.cities[:1]))
    if signal in ("countries in common", "other country"):
        return signature.countries[:_MOST_WORDS]
    if signal.endswith(" ordinal"):
        return tuple(f"{thing} {number}" for thing, number in signature.ordinals)[:_MOST_WORDS]
    return ()


_Found = tuple[Mapping[int, float], Collection[int]]
_VOCABULARY: Mapping[str, Callable[[Subject, Profile], _Found]] = {
    "text of the story": lambda article, story: (article.text_weights, story.vocabulary),
    "best pair of texts": lambda article, story: (article.text_weights, story.vocabulary),
    "words known": lambda article, story: (article.text_weights, story.vocabulary),
    "title known": lambda article, story: (article.title_weights, story.vocabulary),
    "core of the story": lambda article, story: (story.core()[1], article.text),
    "names in common": lambda article, story: (article.name_weights, story.names),
    "names known": lambda article, story: (article.name_weights, story.names),
    "numbers in common": lambda article, story: (article.number_weights, story.numbers),
    "unlisted places in common": lambda article, story: (dict.fromkeys(article.signature.spots, 1.0), story.spots),
}
"""By signal: what of the article is weighed, and what of it the story must know."""


def _spelled(weights: Mapping[int, float], spelled: Mapping[int, str]) -> tuple[str, ...]:
    least = max(weights.values(), default=0.0) * _TELLING
    most = sorted(weights, key=lambda term: -weights[term])[:_MOST_WORDS]
    return tuple(spelled[term] for term in most if weights[term] >= least and term in spelled)


SENTENCES = {
    "text of the story": "the text is near to all that the story says",
    "texts on average": "the text is near to the story's articles on average",
    "best pair of texts": "one article of the story is worded much alike",
    "little text in common": "no article of the story has more than a few words in common",
    "best pair of titles": "one title of the story is worded alike",
    "words known": "the story knows the article's words",
    "title known": "the story knows the words of the title",
    "core of the story": "what the story says most is said here",
    "names in common": "names in common",
    "names known": "the story knows the names",
    "numbers in common": "figures in common",
    "same exact figure": "an exact figure in common",
    "other exact figure": "exact figures differ",
    "days in common": "the same day is spoken of",
    "main day apart": "the days spoken of are apart",
    "day of publication": "the day spoken of, against the days of publication",
    "same weekday": "the same weekday is named",
    "other weekday": "other weekdays are named",
    "same main place": "the first place named is the story's",
    "other main place": "the first place named is another",
    "other place": "no place is the same or near",
    "other place in titles": "the titles name places far apart",
    "countries in common": "countries in common",
    "other country": "no country in common",
    "unlisted places in common": "smaller places in common",
    "same ordinal": "the same number in a row",
    "other ordinal": "another number in a row",
    "later ordinal": "the story has not spoken of such a number in a row",
    "days since the last article": "time between the article and the story",
    "days since the first article": "time since the story began",
    "time unknown": "the time is not known",
    "size of the story": "a large story must be matched better",
    "several events": "one of the two is about several events",
    "other language": "another language shares fewer words",
    "only the same publisher": "all other articles of the story are of the same publisher",
    "crowd": "among so many stories one is near by chance",
    COMPETITION: "other stories match as well",
}


def in_words(evidence: Evidence) -> str:
    """Return one signal for a person: what was found, in which words, and what it weighs."""
    said = SENTENCES.get(evidence.signal, evidence.signal)
    found = f": {', '.join(evidence.words)}" if evidence.words else ""
    return f"{said}{found} ({evidence.weight:+.1f} bits)"
