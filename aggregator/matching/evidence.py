"""From signals to a probability that can be explained: weights in bits, matched words, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aggregator.matching.contradictions import warnings_of
from aggregator.matching.policy import Model
from aggregator.matching.profile import Profile
from aggregator.matching.signals import SIGNALS, Weighed
from aggregator.matching.signature import Signature
from aggregator.matching.words import fold
from aggregator.model import Comparison, Evidence

_MOST_BITS = 50.0  # 2 ** -50 is still a number that can be told from 0 and from 1
_MOST_WORDS = 8
_TELLING = 0.4
"""Words of less weight than this share of the weightiest are not shown: 'were' explains nothing beside 'depot'."""


class Rival:
    """A story that an article may belong to: weighed at once, explained only if somebody will look at it."""

    __slots__ = ("_article", "_prior", "_signals", "_weights", "probability", "story", "story_id")

    def __init__(
        self, *, story_id: int, story: Profile, article: Weighed, signals: Sequence[float], model: Model
    ) -> None:
        self.story_id = story_id
        self.story = story
        self._article = article
        self._signals = signals
        self._prior = model.prior
        self._weights = [model.weights.get(name, 0.0) * value for name, value in zip(SIGNALS, signals, strict=True)]
        self.probability = probability_of(self._prior + sum(self._weights))

    def explained(self) -> Comparison:
        """Return the comparison with evidence; its prior and weights add up to the log2 odds of the probability."""
        signature = self._article.signature
        printed = dict(zip(signature.text, signature.spelled, strict=True)), {fold(w): w for w in signature.spelled}
        return Comparison(
            story_id=self.story_id,
            probability=self.probability,
            prior=self._prior,
            evidence=tuple(
                Evidence(
                    signal=name, value=value, weight=weight, words=_words(name, self._article, self.story, printed)
                )
                for name, value, weight in zip(SIGNALS, self._signals, self._weights, strict=True)
                if weight
            ),
            warnings=warnings_of(signature, self.story),
        )


def probability_of(bits: float) -> float:
    """Return the probability of log2 odds, strictly between 0 and 1."""
    bounded = max(-_MOST_BITS, min(_MOST_BITS, bits))
    return float(1 / (1 + 2**-bounded))


def _words(
    signal: str, article: Weighed, story: Profile, printed: tuple[Mapping[str, str], Mapping[str, str]]
) -> tuple[str, ...]:
    """Return the words that a signal found, as `printed`, by stem and folded; of vocabulary, those that tell most."""
    by_stem, by_folded = printed
    terms = _shared_terms(signal, article, story)
    if terms:
        telling = {term: article.text.get(term, 0.0) for term in terms}
        least = max(telling.values()) * _TELLING
        most = sorted(telling, key=lambda term: -telling[term])[:_MOST_WORDS]
        return tuple(by_stem[term] for term in most if telling[term] >= least and term in by_stem)
    return tuple(by_folded.get(one, one) for one in _other_finds(signal, article.signature, story))[:_MOST_WORDS]


def _shared_terms(signal: str, article: Weighed, story: Profile) -> list[str]:
    match signal:
        case "title profile":
            return [term for term in article.title if term in story.title]
        case "words of this story alone":
            return [
                term
                for term, weight in article.text.items()
                if term in story.text and article.words_alone[term] >= weight
            ]
        case "core of the story":
            return [term for term in article.text if term in story.core]
    return []


def _other_finds(signal: str, signature: Signature, story: Profile) -> Iterable[str]:
    found: Iterable[str] = ()
    match signal:
        case "names in common":
            found = (name for name in signature.names if name in story.names)
        case "no name in common":
            found = signature.names
        case "places in common":
            found = (place for place in signature.places if place in story.places)
        case "same main place" | "other main place" | "other place":
            found = signature.places[:1]
        case "numbers in common" | "same exact figure" | "other exact figure":
            found = (number for number in signature.numbers if (number in story.numbers) != signal.startswith("other"))
        case "same ordinal" | "other ordinal":
            found = (f"{thing} {number}" for thing, number in signature.ordinals if thing in story.ordinals)
    return found


SENTENCES = {
    "title profile": "words of the title are used in the story's titles",
    "best pair of texts": "one article of the story shares much of the vocabulary",
    "best pair of titles": "one title of the story is worded alike",
    "words of this story alone": "rare words in common that hardly any other story has",
    "numbers in common": "figures in common",
    "days in common": "the same day is spoken of",
    "days apart": "the days spoken of are apart",
    "names in common": "names in common",
    "no name in common": "no name in common",
    "places in common": "places in common",
    "other place": "neither knows the other's places",
    "same main place": "the first place named is the story's",
    "other main place": "the first place named is not the story's",
    "same ordinal": "the same number in a row",
    "other ordinal": "another number in a row",
    "same exact figure": "an exact figure in common",
    "other exact figure": "exact figures differ",
    "days since the last article": "time between the article and the story",
    "days since the first article": "time since the story began",
    "time unknown": "the time is not known",
    "size of the story": "a large story must be matched better",
    "core of the story": "what most articles of the story say is said here",
    "other language": "another language shares fewer words",
    "day of publication": "the day spoken of, against the days of publication",
    "only the same publisher": "all other articles of the story are of the same publisher",
    "ahead by text": "closer than any other story, by text",
    "ahead by title": "closer than any other story, by title",
    "ahead by names": "closer than any other story, by names",
}
_BEHIND = "another story is closer, by "


def in_words(evidence: Evidence) -> str:
    """Return one signal for a person: what was found, in which words, and what it weighs."""
    said = SENTENCES.get(evidence.signal, evidence.signal)
    if evidence.signal.startswith("ahead by ") and evidence.value < 0:
        said = _BEHIND + evidence.signal.removeprefix("ahead by ")
    found = f": {', '.join(evidence.words)}" if evidence.words else ""
    return f"{said}{found} ({evidence.weight:+.1f} bits)"
