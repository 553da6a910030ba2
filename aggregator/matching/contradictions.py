"""What speaks against a match in so many words; a strong contradiction turns a LINK into a question.

Differing tolls, and a claim against its denial, are no contradictions: both belong to one story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aggregator.gazetteer import name_of
from aggregator.matching.calendars import day_in_words
from aggregator.matching.facts import (
    compare_day_of_publication,
    compare_days,
    compare_figures,
    compare_places,
    gaps,
    most_common,
)
from aggregator.matching.policy import is_short
from aggregator.matching.profile import Profile
from aggregator.matching.runs import RUNS
from aggregator.matching.series import is_filled_in_otherwise
from aggregator.matching.series_words import COUNTED_FROM_FIRST
from aggregator.matching.signature import Signature

_SEVERAL = 2
"""Articles of a story that have to number a thing alike before another number stops a LINK. Of what is counted from the
first on, such as rounds, one is enough: nobody numbers those by the way."""
_FAR_DAYS = 2 / 7  # as `compare_days` counts: two days
_PUBLISHED_ON_OTHER_DAYS = -3 / 7  # as `compare_day_of_publication` counts: four days
_LONG_GAP = 7.0  # days without any report
_LONG_SPAN = 21.0  # days from the first report; reactions are over by then
_FULL = 1000
_FULL_OF_ONE = 50
_LISTED = 3


def is_full(article: Signature, story: Profile) -> bool:
    """Whether a story takes no further article by rule: it is huge, or this publisher alone has told it often enough.

    A feed that floods would otherwise make one giant story of its own.
    """
    return story.articles >= (_FULL_OF_ONE if story.is_told_by(article.publisher, alone=True) else _FULL)


def warnings_of(article: Signature, story: Profile) -> dict[str, bool]:
    """Return what a person should look at before joining the two, in words, and whether each is grave: they must."""
    return dict(_found(article, story))


def is_contradicted(article: Signature, story: Profile) -> bool:
    """Whether a person must decide, however alike the two are."""
    return any(warnings_of(article, story).values())


def _found(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    """Yield warnings with whether each is grave enough to stop a LINK."""
    yield from _by_ordinal(article, story)
    yield from _by_place(article, story)
    yield from _by_time(article, story)
    if is_filled_in_otherwise(article, story):
        yield "other name in the same title", True
    if compare_figures(article, story)[1]:
        [usual] = most_common(story.figures, 1)
        yield f"other exact figure: {article.figure}, the story has {usual}", False
    if story.is_told_by(article.publisher):
        yield "same publisher: an update or a repeat, no corroboration", False


def _by_ordinal(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    for thing, number in article.ordinals:
        theirs = story.ordinals.get(thing)
        if theirs and number not in theirs:
            [usual] = most_common(theirs, 1)
            told_apart = thing in COUNTED_FROM_FIRST or thing in RUNS or theirs[usual] >= _SEVERAL
            yield f"other {thing}: {number}, the story has {usual}", told_apart


def _by_place(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    far = compare_places(article, story)[2]
    if far >= 1.0:
        usual = most_common(story.main_cities, _LISTED)
        yield f"other place: {_listed(article.cities)}, the story has {_listed(usual)}", False
    elif story.names and article.names and not _share_anything(article, story):
        yield "no name or place in common: only the topic", not is_short(article)


def _share_anything(article: Signature, story: Profile) -> bool:
    """Whether the two have a name, place or country in common.

    What is known for a name in one text may open a sentence, or stand in a title in Title Case, in the other.
    """
    return (
        any(name in story.names for name in article.names)
        or any(word in story.vocabulary for word in article.named)
        or any(word in story.named for word in article.text)
        or any(place in story.cities for place in article.cities)
        or any(code in story.countries for code in article.countries)
    )


def _by_time(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    gap_last, gap_first = gaps(article, story)
    same_day, apart = compare_days(article, story)
    if apart >= _FAR_DAYS:
        other_days = (
            gap_last >= 1
            or article.looks_ahead
            or compare_day_of_publication(article, story) < _PUBLISHED_ON_OTHER_DAYS
        )
        [usual] = most_common(story.main_days, 1)
        days = f"{day_in_words(article.main_day)}, the story has {day_in_words(usual)}"
        yield f"other date of the event: {days}", not same_day and other_days
    if gap_last >= _LONG_GAP:
        yield f"far apart in time: {gap_last:.0f} days", True
    if gap_first >= _LONG_SPAN:
        yield f"the story would span {gap_first:.0f} days", True


def _listed(places: Sequence[int]) -> str:
    return ", ".join(map(name_of, places[:_LISTED]))
