"""The named signals of an article and a story: numbers that a small model weighs."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, repeat

from rapidfuzz import fuzz

from aggregator.matching.dates import day_of, days_apart
from aggregator.matching.profile import NAME, NUMBER, Profile, Weigh
from aggregator.matching.signature import Signature, first_ordinals
from aggregator.matching.words import stem

_PAIRS = 8
_MEASURED = 6  # stories a decision; the right one is hardly ever further down
_DAY = timedelta(days=1)
_FAR = 7

SIGNALS = (
    "title profile",
    "core of the story",
    "best pair of texts",
    "best pair of titles",
    "words of this story alone",
    "numbers in common",
    "same exact figure",
    "other exact figure",
    "days in common",
    "days apart",
    "day of publication",
    "names in common",
    "no name in common",
    "places in common",
    "other place",
    "same main place",
    "other main place",
    "same ordinal",
    "other ordinal",
    "days since the last article",
    "days since the first article",
    "time unknown",
    "size of the story",
    "other language",
    "only the same publisher",
    "ahead by text",
    "ahead by title",
    "ahead by names",
)

AGAINST = frozenset(
    {
        "other exact figure",
        "days apart",
        "no name in common",
        "other place",
        "other main place",
        "other ordinal",
        "days since the last article",
        "days since the first article",
        "only the same publisher",
    }
)
"""Signals that can only speak against a match."""
SET_BY_HAND = {"only the same publisher": -3.0}
"""In bits: labelled sets hold few articles of one publisher, while feeds are full of its series and its own words."""
EITHER = frozenset({"day of publication", "time unknown", "size of the story", "other language"})
"""Signals whose direction training may choose; all others can only speak for a match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A signature with what each of its terms tells at present."""

    signature: Signature
    title: Mapping[str, float]
    text: Mapping[str, float]
    names: Mapping[str, float]
    numbers: Mapping[str, float]
    places: Mapping[str, float]
    words_alone: Mapping[str, float]
    """Weights of the text's terms, divided by the number of stories that hold them."""
    title_norm: float
    text_norm: float
    names_norm: float
    """Lengths of the weighted vectors."""


def weighed(signature: Signature, weigh: Weigh, stories_with: Callable[[str], int]) -> Weighed:
    """Return a signature with the weights of its terms, given in how many stories a term occurs."""
    text = {term: weigh(term) for term in signature.text}
    names = {term: weigh(NAME + term) for term in signature.names}
    title = {term: text.get(term) or weigh(term) for term in signature.title}
    return Weighed(
        signature=signature,
        title=title,
        text=text,
        names=names,
        numbers={term: weigh(NUMBER + term) for term in signature.numbers},
        places={term: weigh(NAME + term) for term in signature.places},
        words_alone={term: weight / max(1, stories_with(term)) for term, weight in text.items()},
        title_norm=_length(title),
        text_norm=_length(text),
        names_norm=_length(names),
    )


def measure_all(
    article: Weighed, stories: Mapping[int, Profile], *, keep: Collection[int] = ()
) -> dict[int, list[float]]:
    """Return the values of `SIGNALS`, in their order, by story; all are finite.

    Only the stories nearest by text, title and names are measured, and those to `keep`. All compete: how far one is
    ahead of the best of the others is a signal of its own, because an article about a beat resembles every story of
    the beat a little.
    """
    likeness = {
        key: (
            _cosine(article.text, story.text, article.text_norm * story.text_norm),
            _contained(article.title, story.text),
            _cosine(article.names, story.names, article.names_norm * story.names_norm),
        )
        for key, story in stories.items()
    }
    ahead = [dict(zip(likeness, _leads(column), strict=True)) for column in zip(*likeness.values(), strict=True)]
    nearest = sorted(likeness, key=lambda key: (-sum(likeness[key]), key))
    return {
        key: [*_measure(article, stories[key]), *(lead[key] for lead in ahead)]
        for position, key in enumerate(nearest)
        if position < _MEASURED or key in keep
    }


def _leads(values: Sequence[float]) -> list[float]:
    """Return by how much each value is above the greatest of the others; of a single one, its own height."""
    if len(values) <= 1:
        return list(values)
    best, second = sorted(values, reverse=True)[:2]
    return [value - (second if value == best else best) for value in values]


def _measure(article: Weighed, story: Profile) -> list[float]:
    signature = article.signature
    gap_last, gap_first = gaps(signature, story)
    return [
        _cosine(article.title, story.title, article.title_norm * story.title_norm),
        _shared(article.text, story.core) / story.core_weight if story.core_weight else 0.0,
        _best_text(article, story),
        _best_title(signature, story),
        math.log1p(_shared(article.words_alone, story.text)),
        _contained(article.numbers, story.numbers),
        *compare_exact_figures(signature, story),
        *compare_days(signature, story),
        compare_day_of_publication(signature, story),
        *compare_names(signature, story, article.names),
        *compare_places(article.signature, story, article.places),
        *compare_main_place(signature, story),
        *compare_ordinals(signature, story),
        math.log1p(gap_last),
        math.log1p(gap_first),
        float(signature.time is None or story.first is None),
        math.log(len(story.articles)),
        float(signature.language not in story.languages),
        float(story.publishers.keys() == {signature.publisher}),
    ]


def _cosine(weights: Mapping[str, float], counts: Mapping[str, int], norm: float) -> float:
    if not norm:
        return 0.0
    shared = sum(weight * weight * counts[term] for term, weight in weights.items() if term in counts)
    return min(1.0, shared / norm)


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))


def _shared(weights: Mapping[str, float], known: Collection[str]) -> float:
    return sum(weight for term, weight in weights.items() if term in known)


def _contained(weights: Mapping[str, float], known: Collection[str]) -> float:
    total = sum(weights.values())
    return _shared(weights, known) / total if total else 0.0


def _best_text(article: Weighed, story: Profile) -> float:
    total = sum(article.text.values())
    if not total:
        return 0.0
    recent = islice(reversed(story.articles.values()), _PAIRS)
    return max(sum(map(article.text.get, member.text, repeat(0.0))) for member in recent) / total


def _best_title(article: Signature, story: Profile) -> float:
    if not article.plain_title:
        return 0.0
    return max(
        fuzz.token_set_ratio(article.plain_title, member.plain_title) / 100
        for member in islice(reversed(story.articles.values()), _PAIRS)
    )


def gaps(article: Signature, story: Profile) -> tuple[float, float]:
    """Return the days from the article to the story's nearest end (0 within it) and to its first article."""
    if article.time is None or story.first is None or story.last is None:
        return 0.0, 0.0
    beyond = max(article.time - story.last, story.first - article.time, timedelta())
    slack = _DAY if article.day_only else timedelta()
    return max(beyond - slack, timedelta()) / _DAY, max(abs(article.time - story.first) - slack, timedelta()) / _DAY


def compare_days(article: Signature, story: Profile) -> tuple[float, float]:
    """Return how usual the article's days are in the story (0 to 1), and how far apart the nearest are (0 to 1).

    That both speak of the day on which both were published says nothing: most news of a day does.
    """
    if not article.days or not story.days:
        return 0.0, 0.0
    shared = [day for day in article.days if day in story.days]
    if shared:
        own = None if article.time is None else day_of(article.time.month, article.time.day)
        telling = (story.days[day] for day in shared if day != own or day not in story.publication_days)
        return max(telling, default=0) / max(story.days.values()), 0.0
    nearest = min(days_apart(one, other) for one in article.days for other in story.days)
    return 0.0, min(nearest, _FAR) / _FAR


def compare_day_of_publication(article: Signature, story: Profile) -> float:
    """Return how well the days that an undated article speaks of suit those of publication: 1 well, below 0 badly."""
    if article.time is not None or not article.days or not story.publication_days:
        return 0.0
    nearest = min(days_apart(one, other) for one in article.days for other in story.publication_days)
    return 1.0 if nearest <= 1 else -min(nearest - 1, _FAR) / _FAR


def compare_ordinals(article: Signature, story: Profile) -> tuple[float, float]:
    """Return whether the article numbers the same thing alike, and whether it numbers it otherwise (0 to 1).

    Of each thing the first number in an article is its own; later ones look back or ahead.
    """
    same = other = 0.0
    for thing, number in first_ordinals(article).items():
        numbers = story.ordinals.get(thing)
        if numbers:
            share = numbers[number] / sum(numbers.values())
            same, other = max(same, share), max(other, 1 - share)
    return same, 0.0 if same >= other else other


def compare_names(
    article: Signature, story: Profile, weights: Mapping[str, float] | None = None
) -> tuple[float, float]:
    """Return the share of the article's names that the story knows, and whether neither has any name of the other's.

    A name that only opens sentences is known as a word. Names are equally important where no weights are given.
    """
    if not article.names or not story.names:
        return 0.0, 0.0
    weights = weights or dict.fromkeys(article.names, 1.0)
    total = sum(weights.values())
    known = sum(w for name, w in weights.items() if name in story.names or stem(name, article.language) in story.text)
    if known:
        return known / total if total else 0.0, 0.0
    most = max(story.names.values())
    usual = (name for name, count in story.names.items() if count * 2 >= most)
    return 0.0, float(not any(stem(name, article.language) in article.text for name in usual))


def compare_places(
    article: Signature, story: Profile, weights: Mapping[str, float] | None = None
) -> tuple[float, float]:
    """Return the share of the article's places that the story knows, and whether neither knows the other's.

    Places are equally important where no weights are given.
    """
    if not article.places or not story.places:
        return 0.0, 0.0
    shared = _contained(weights or dict.fromkeys(article.places, 1.0), story.places)
    if shared or any(place in story.names for place in article.places):
        return shared, 0.0
    most = max(story.places.values())
    usual = (place for place, count in story.places.items() if count * 2 >= most)
    return shared, float(not any(place in article.names for place in usual))


def compare_main_place(article: Signature, story: Profile) -> tuple[float, float]:
    """Return how often the article's first place is the story's too, and how sure the story is of another (0 to 1)."""
    if not article.places or not story.main_places:
        return 0.0, 0.0
    total = sum(story.main_places.values())
    share = story.main_places.get(article.places[0], 0) / total
    return share, 0.0 if share else max(story.main_places.values()) / total


def compare_exact_figures(article: Signature, story: Profile) -> tuple[float, float]:
    """Return whether a figure with a decimal point (a magnitude, a rate) is the same, and whether all are others."""
    mine = [number for number in article.numbers if "." in number]
    theirs = [number for number in story.numbers if "." in number]
    if not mine or not theirs:
        return 0.0, 0.0
    same = any(number in story.numbers for number in mine)
    return float(same), float(not same)


def is_other_figure(article: Signature, story: Profile) -> bool:
    """Whether both give exact figures and none is the same."""
    return compare_exact_figures(article, story)[1] > 0
