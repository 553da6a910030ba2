"""The named signals of an article and a story: numbers that a small model weighs."""

from __future__ import annotations

import math
from collections.abc import Collection

from rapidfuzz import fuzz

from aggregator.matching.facts import (
    compare_countries,
    compare_day_of_publication,
    compare_days,
    compare_figures,
    compare_ordinals,
    compare_places,
    compare_spots,
    compare_title_places,
    compare_weekdays,
    gaps,
)
from aggregator.matching.profile import Profile, Subject, Weighed, dot
from aggregator.matching.signature import Signature

_LABELLED_STORIES = 100
_GENERAL = 2.0
"""Doublings that a general newsroom is given from the first day, before its stories are many."""
_STRANGERS = 0.6, 0.9
"""Shares of articles that open a story: of a beat at most, and of general news at least. In labelled and written sets a
quarter to a half do, in a week of 16 general outlets 93 of a hundred, from the first fifty articles on."""
_UNTOLD = 20  # articles, as of a beat, by which the first few tell little
_CHANCE = 0.4  # what two titles of unrelated news score at the median, of 8,000 pairs of three sets
_MANY = 4.0
"""Doublings of these from which the weights are those of many stories alone."""
_LITTLE = 0.15
"""Cosine below which two texts have no more in common than any two of one day and country."""
_TIME_OF_ONE = 1 / 3  # of what speaks against a match where no time is known at all
_LARGEST = 24  # texts; a story that is larger yet is no more likely to be a muddle

SIGNALS = (
    "text of the story",
    "texts on average",
    "best pair of texts",
    "little text in common",
    "best pair of titles",
    "words known",
    "title known",
    "core of the story",
    "names in common",
    "names known",
    "numbers in common",
    "same exact figure",
    "other exact figure",
    "days in common",
    "main day apart",
    "day of publication",
    "same weekday",
    "other weekday",
    "same main place",
    "other main place",
    "other place",
    "other place in titles",
    "countries in common",
    "other country",
    "unlisted places in common",
    "same ordinal",
    "other ordinal",
    "later ordinal",
    "days since the last article",
    "days since the first article",
    "time unknown",
    "size of the story",
    "several events",
    "other language",
    "only the same publisher",
    "crowd",
)

AGAINST = frozenset(
    {
        "little text in common",
        "other exact figure",
        "main day apart",
        "other weekday",
        "other main place",
        "other place",
        "other place in titles",
        "other country",
        "other ordinal",
        "later ordinal",
        "days since the last article",
        "days since the first article",
        "size of the story",
        "several events",
        "only the same publisher",
        "crowd",
    }
)
"""Signals that can only speak against a match."""
SET_BY_HAND = {"only the same publisher": -3.0}
"""In bits. Labelled sets hold few articles of one publisher, while feeds are full of its series and its own words."""
EITHER = frozenset({"day of publication", "time unknown", "other language"})
"""Signals whose direction training may choose; all others can only speak for a match."""
IN_COMMON = frozenset(SIGNALS) - AGAINST - EITHER | {"little text in common"}
"""Signals of what an article and a story both say, and of how little that is; the others are of when, who and where."""


def crowd(stories: int, articles: int) -> float:
    """Return the doublings of a number of stories beyond what labelled sets hold.

    Where nearly every article opens a story, as in general news, there will be many, and chance is reckoned with from
    the start: what two of the first hundred have in common is then no sign that the desk has one beat.
    """
    beat, general = _STRANGERS
    strangers = (stories + _UNTOLD * beat / 2) / (articles + _UNTOLD)
    foreseen = _GENERAL * min(1.0, max(0.0, (strangers - beat) / (general - beat)))
    return max(foreseen, math.log2(max(1.0, stories / _LABELLED_STORIES)))


def share_of_many(crowd: float) -> float:
    """Return how far the weights are those of many stories and no more those of few, 0 to 1, by `crowd`."""
    return min(1.0, crowd / _MANY)


def measure(article: Subject, story: Profile, crowd: float) -> list[float]:
    """Return the values of `SIGNALS`, in their order; all are finite."""
    signature = article.signature
    known = article.text.keys() & story.vocabulary.keys()
    known_names = article.names.keys() & story.names.keys()
    known_title = [key for key in article.title() if key in known]
    shared = sum([article.text[key] * story.vocabulary[key] for key in known])
    whole, names = story.norms()
    gap_last, gap_first = gaps(signature, story)
    best = _best_text(article, story, shared)
    return [
        shared / whole if whole else 0.0,
        shared / story.texts if story.texts else 0.0,
        best,
        max(0.0, 1 - best / _LITTLE),
        _best_title(article, story),
        _share(article, known, article.told_by_text),
        _share(article, known_title, article.told_by_title),
        _core(article, story),
        sum([article.names[key] * story.names[key] for key in known_names]) / names if names else 0.0,
        _share(article, known_names, article.told_by_names),
        math.log1p(sum([article.weights[key] for key in signature.numbers if key in story.numbers])),
        *compare_figures(signature, story),
        *compare_days(signature, story),
        compare_day_of_publication(signature, story),
        *compare_weekdays(signature, story),
        *compare_places(signature, story),
        compare_title_places(signature, story),
        *compare_countries(signature, story),
        compare_spots(signature, story),
        *compare_ordinals(signature, story),
        math.log1p(gap_last),
        math.log1p(gap_first),
        _time_unknown(signature, story),
        math.log(min(max(story.texts, 1), _LARGEST)),
        float(signature.roundup or story.roundups * 2 > story.articles),
        float(signature.language not in story.languages),
        float(story.is_told_by(signature.publisher, alone=True)),
        crowd,
    ]


def _time_unknown(article: Signature, story: Profile) -> float:
    """Return 1 where the time of both is unknown, less where that of one is, 0 where neither is.

    Articles without a time are decided about last, when the stories of the others are there: most have one by then.
    """
    if article.time is None and story.first is None:
        return 1.0
    return _TIME_OF_ONE if article.time is None or story.first is None else 0.0


def _share(article: Subject, known: Collection[int], told: float) -> float:
    """Return the share of what some terms tell that those of them tell which are known; 0 where they tell nothing."""
    return sum([article.weights[key] for key in known]) / told if told else 0.0


def _best_text(article: Weighed, story: Profile, shared: float) -> float:
    """Return the cosine with the nearest of a story's latest articles; of a single one it is known already."""
    if story.articles == 1:
        return shared
    return max([dot(article.text, member.text) for member in story.recent], default=0.0)


def _best_title(article: Weighed, story: Profile) -> float:
    """Return how much more alike the article's title and the likest of the story's are than two titles by chance."""
    plain = article.signature.plain_title
    if not plain:
        return 0.0
    best = max([fuzz.token_set_ratio(plain, member.signature.plain_title) for member in story.recent]) / 100
    return max(0.0, best - _CHANCE)


def _core(article: Weighed, story: Profile) -> float:
    """Return the share of what most texts of a story say that the article says too."""
    total, core = story.core()
    return sum([core[key] for key in core.keys() & article.text.keys()]) / total if total else 0.0
