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
"""About as many stories as the largest labelled set has; crowds are counted in doublings of that."""
_GENERAL = 2.0
"""Doublings that a general newsroom is given from the first day, before its stories are many."""
_STRANGERS = 0.6, 0.9
"""Shares of articles that open a story: of a beat at most, and of general news at least. In labelled and written sets a
quarter to a half do, in a week of 16 general outlets 93 of a hundred, from the first fifty articles on."""
_UNTOLD = 20
"""Articles that are assumed beside those seen, opening half as many stories as on a beat: the first few tell little."""
_CHANCE = 0.4  # what two titles of unrelated news score at the median, of 8,000 pairs of three sets
_MANY = 4.0
"""Doublings of the labelled stories from which the weights are those of many stories alone."""
_LITTLE = 0.15
"""Cosine below which two texts have no more in common than any two of one day and country."""
_TIME_OF_ONE = 1 / 3  # of what speaks against a match where no time is known at all

_FOR, _AGAINST, _EITHER = "for", "against", "either"
"""What a signal can say of a match. Training may choose the direction of those that can say either."""
_TABLE = {
    "text of the story": (_FOR, "the text is near to all that the story says"),
    "best pair of texts": (_FOR, "one article of the story is worded much alike"),
    "little text in common": (_AGAINST, "no article of the story has more than a few words in common"),
    "best pair of titles": (_FOR, "one title of the story is worded alike"),
    "words known": (_FOR, "the story knows the article's words"),
    "title known": (_FOR, "the story knows the words of the title"),
    "core of the story": (_FOR, "what the story says most is said here"),
    "names in common": (_FOR, "the same names"),
    "names known": (_FOR, "the story knows the names"),
    "numbers in common": (_FOR, "the same numbers"),
    "same exact figure": (_FOR, "the same exact figure"),
    "other exact figure": (_AGAINST, "the exact figure is another"),
    "days in common": (_FOR, "the same day is spoken of"),
    "main day apart": (_AGAINST, "the days spoken of are apart"),
    "day of publication": (_EITHER, "the day spoken of, against the days of publication"),
    "same weekday": (_FOR, "the same weekday is named"),
    "other weekday": (_AGAINST, "other weekdays are named"),
    "same main place": (_FOR, "the first place named is the story's"),
    "other main place": (_AGAINST, "the first place named is not the story's"),
    "other place": (_AGAINST, "no place is the same or near"),
    "other place in titles": (_AGAINST, "the titles name places far apart"),
    "countries in common": (_FOR, "the same countries"),
    "other country": (_AGAINST, "no country in common"),
    "unlisted places in common": (_FOR, "the same smaller places"),
    "same ordinal": (_FOR, "the same number in a row"),
    "other ordinal": (_AGAINST, "another number in a row"),
    "later ordinal": (_AGAINST, "the story has not spoken of such a number in a row"),
    "days since the last article": (_AGAINST, "time between the article and the story"),
    "days since the first article": (_AGAINST, "time since the story began"),
    "time unknown": (_EITHER, "the time is not known"),
    "size of the story": (_AGAINST, "a large story must be matched better"),
    "several events": (_AGAINST, "one of the two is about several events"),
    "other language": (_EITHER, "another language shares fewer words"),
    "only the same publisher": (_AGAINST, "all other articles of the story are of the same publisher"),
    "crowd": (_AGAINST, "among so many stories one is near by chance"),
}
"""By the name of each signal: what it can say of a match, and its sentence for people, behind which its words stand."""

SIGNALS = tuple(_TABLE)
AGAINST = frozenset(name for name, (direction, _) in _TABLE.items() if direction == _AGAINST)
EITHER = frozenset(name for name, (direction, _) in _TABLE.items() if direction == _EITHER)
COMPETITION = "other stories"
"""What is taken off because other stories match as well; no signal, for it is known only when all are measured."""
SENTENCES = {name: sentence for name, (_, sentence) in _TABLE.items()} | {COMPETITION: "other stories match as well"}
SET_BY_HAND = {"only the same publisher": -3.0}
"""In bits. Labelled sets hold few articles of one publisher, while feeds are full of its series and its own words."""
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
        math.log(story.texts),
        float(signature.roundup or story.roundups * 2 > len(story.known_by)),
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
    """Return the cosine with the nearest of a story's articles; of a single one it is known already."""
    if story.articles == 1:
        return shared
    return max([dot(article.text, member.text) for member in story.known_by])


def _best_title(article: Weighed, story: Profile) -> float:
    """Return how much more alike the article's title and the likest of the story's are than two titles by chance."""
    plain = article.signature.plain_title
    best = max([fuzz.token_set_ratio(plain, member.signature.plain_title) for member in story.known_by]) / 100
    return max(0.0, best - _CHANCE)


def _core(article: Weighed, story: Profile) -> float:
    """Return the share of what most texts of a story say that the article says too."""
    total, core = story.core()
    return sum([core[key] for key in core.keys() & article.text.keys()]) / total if total else 0.0
