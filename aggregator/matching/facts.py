"""Compares what an article and a story say of where, when, how many and which in a row."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from heapq import nlargest
from typing import TypeVar

from aggregator.gazetteer import distance_km
from aggregator.matching.calendars import days_apart
from aggregator.matching.profile import Profile
from aggregator.matching.runs import RUNS
from aggregator.matching.signature import Signature

_Item = TypeVar("_Item", bound=Hashable)

_AT_ONCE = 0.25
"""Days within which another report comes at once: between hours of one morning the gap says nothing."""
_UNKNOWN_HOUR = 0.5  # days; no hour of a day is further from its middle
_FAR_KM = 100.0  # from here on two places are simply two places
_FAR_DAYS = 7
_NEAREST = 3


def compare_title_places(article: Signature, story: Profile) -> float:
    """Return how sure the titles say that the two are of different places (0 to 1).

    The places of the one title are far from the usual ones of the other titles, and the story nowhere speaks of them.
    """
    own = article.cities[: article.title_cities]
    if not own or not story.title_cities or any(place in story.cities for place in own):
        return 0.0
    total = sum(story.title_cities.values())
    return sum(count / total * min(_away(place, other) for place in own) for other, count in story.title_cities.items())


def compare_places(article: Signature, story: Profile) -> tuple[float, float, float]:
    """Return how usual the article's first place is in the story, how far another one is, and how far all are.

    Each 0 to 1. A first place that is other than the story's counts by how sure the story is of its own.
    """
    cities = article.cities
    if not cities or not story.main_cities:
        return 0.0, 0.0, 0.0
    total = sum(story.main_cities.values())
    same = story.main_cities.get(cities[0], 0) / total
    other = 0.0
    if not same:
        surest = max(story.main_cities.values()) / total
        other = surest * min(_away(cities[0], place) for place in story.main_cities)
    if any(place in story.cities for place in cities):
        return same, other, 0.0
    usual = most_common(story.main_cities, _NEAREST)
    return same, other, min(_away(one, place) for one in cities[:_NEAREST] for place in usual)


def _away(one: int, other: int) -> float:
    return min(1.0, distance_km(one, other) / _FAR_KM)


def compare_countries(article: Signature, story: Profile) -> tuple[float, float]:
    """Return how usual the article's countries are in the story (0 to 1), and whether the story has none of them."""
    if not article.countries or not story.countries:
        return 0.0, 0.0
    shared = sum(story.countries.get(code, 0) for code in article.countries)
    return shared / (story.texts * len(article.countries)), float(not shared)


def compare_spots(article: Signature, story: Profile) -> float:
    """Return the share of the words after a word of place that the story has there too."""
    if not article.spots or not story.spots:
        return 0.0
    return sum(spot in story.spots for spot in article.spots) / len(article.spots)


def compare_days(article: Signature, story: Profile) -> tuple[float, float]:
    """Return how usual the article's days are in the story, and how far its main day is from the story's (0 to 1).

    That both speak of the day on which both were published says nothing: most news of a day does.
    """
    same = 0.0
    if article.days and story.days:
        own = article.publication_day
        telling = (
            story.days[day]
            for day in article.days
            if day in story.days and (day != own or day not in story.publication_days)
        )
        same = max(telling, default=0) / max(story.days.values())
    if not article.main_day or not story.main_days:
        return same, 0.0
    nearest = min(days_apart(article.main_day, day) for day in story.main_days)
    return same, min(nearest, _FAR_DAYS) / _FAR_DAYS


def compare_day_of_publication(article: Signature, story: Profile) -> float:
    """Return how well the days that the undated one of the two speaks of suit the other's days of publication.

    1 is well, below 0 badly; 0 where both are dated or nothing is known.
    """
    if article.time is None:
        spoken, published = article.days, tuple(story.publication_days)
    elif story.first is None:
        spoken, published = tuple(story.days), (article.publication_day,)
    else:
        return 0.0
    if not spoken or not published:
        return 0.0
    nearest = min(days_apart(one, other) for one in spoken for other in published)
    return 1.0 if nearest <= 1 else -min(nearest - 1, _FAR_DAYS) / _FAR_DAYS


def compare_weekdays(article: Signature, story: Profile) -> tuple[float, float]:
    """Return whether an undated article and a story name the same weekday, and whether they name others only."""
    if not article.weekdays or not story.weekdays or not (article.time is None or story.first is None):
        return 0.0, 0.0
    same = any(day in story.weekdays for day in article.weekdays)
    return float(same), float(not same)


def compare_ordinals(article: Signature, story: Profile) -> tuple[float, float, float]:
    """Return whether the two number the same thing alike, otherwise, and whether only the article has a later one.

    Each 0 to 1. 'The second round' is news to a story that has spoken of none.
    """
    same = other = later = 0.0
    for thing, number in article.ordinals:
        numbers = story.ordinals.get(thing)
        if numbers:
            share = numbers.get(number, 0) / sum(numbers.values())
            same, other = max(same, share), max(other, 1 - share)
        elif number > 1 and thing not in RUNS:
            later = 1.0
    return same, 0.0 if same >= other else other, later


def compare_figures(article: Signature, story: Profile) -> tuple[float, float]:
    """Return how usual the article's first exact figure is in the story (0 to 1), and whether the story has others."""
    if not article.figure or not story.figures:
        return 0.0, 0.0
    share = story.figures.get(article.figure, 0) / sum(story.figures.values())
    return share, float(not share)


def most_common(counts: Mapping[_Item, int], most: int) -> list[_Item]:
    """Return the items counted most often, of equals the first counted."""
    return nlargest(most, counts, key=counts.__getitem__)


def gaps(article: Signature, story: Profile) -> tuple[float, float]:
    """Return the days from the article to the story's nearest end (0 within it) and to its first article."""
    if article.time is None or story.first is None or story.last is None:
        return 0.0, 0.0
    slack = _UNKNOWN_HOUR if article.day_only else _AT_ONCE
    beyond = max(article.time - story.last, story.first - article.time, 0.0)
    return max(beyond - slack, 0.0), max(abs(article.time - story.first) - slack, 0.0)
