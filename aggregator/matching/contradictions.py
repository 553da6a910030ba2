"""What speaks against a match in so many words; a strong contradiction turns a LINK into a question.

Differing tolls, and a claim against its denial, are no contradictions: both belong to one story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from aggregator.matching.dates import CALENDAR_WORDS
from aggregator.matching.profile import Profile
from aggregator.matching.signals import (
    compare_day_of_publication,
    compare_days,
    compare_main_place,
    compare_names,
    compare_places,
    gaps,
    is_other_figure,
)
from aggregator.matching.signature import Signature, first_ordinals

_SURE = 0.5  # share of a story's articles that make a place the story's own
_SEVERAL = 2
_FAR_DAYS = 2 / 7  # as `compare_days` counts: two days
_DAYS_LATER = 2.0  # a day named in a preview is soon after, a day of the next event is not
_LONG_GAP = 7.0  # days without any report
_LONG_SPAN = 21.0  # days from the first report; reactions are over by then
_LARGE = 300
_LISTED = 3
_ISSUES = 20
_NEXT_ISSUE = timedelta(hours=18)  # a daily series appears about every 24
_TELLING = 30  # words of a text that says more than what the column is
_REPEATED = 0.7  # share of words from which an equal title heads the same text again


def warnings_of(article: Signature, story: Profile) -> tuple[str, ...]:
    """Return what a person should look at before joining the two, in words; empty where nothing speaks against it."""
    return tuple(words for words, _ in _found(article, story))


def is_contradicted(article: Signature, story: Profile) -> bool:
    """Whether a person must decide, however alike the two are."""
    return any(strong for _, strong in _found(article, story))


def is_other_issue(article: Signature, story: Profile) -> bool:
    """Whether the story holds another issue of a publisher's series: a daily column, or the live report of another day.

    Of a publisher with very many articles there, the latest are looked at.
    """
    if article.publisher not in story.publishers:
        return False
    own = (member for member in reversed(story.articles.values()) if member.publisher == article.publisher)
    return any(_is_other_issue(article, member) for member in islice(own, _ISSUES))


def _is_other_issue(one: Signature, other: Signature) -> bool:
    if one.title_days and other.title_days:
        return not set(one.title_days) & set(other.title_days)
    if one.time is None or other.time is None or abs(one.time - other.time) < _NEXT_ISSUE:
        return False
    if one.live and other.live:
        return True
    (title, calendar), (other_title, other_calendar) = _undated(one.plain_title), _undated(other.plain_title)
    if title != other_title:
        return False
    shared, shorter = len(set(one.text) & set(other.text)), min(len(one.text), len(other.text))
    return calendar != other_calendar or shorter < _TELLING or shared < _REPEATED * shorter


def _undated(plain_title: str) -> tuple[list[str], frozenset[str]]:
    """Return the words of a title that are not of the calendar, and those that are."""
    printed = plain_title.split()
    return [word for word in printed if word not in CALENDAR_WORDS], CALENDAR_WORDS & set(printed)


def _found(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    """Yield warnings with whether each is strong enough to stop a LINK."""
    yield from _by_ordinal(article, story)
    yield from _by_place(article, story)
    yield from _by_time(article, story)
    if is_other_figure(article, story):
        yield f"other exact figure: {', '.join(number for number in article.numbers if '.' in number)}", False
    if len(story.articles) >= _LARGE:
        yield f"the story is very large already: {len(story.articles)} articles", False
    if article.publisher in story.publishers:
        yield "same publisher: an update or a repeat, no corroboration", False


def _by_ordinal(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    for thing, number in first_ordinals(article).items():
        theirs = story.ordinals.get(thing)
        if theirs and number not in theirs:
            usual, count = theirs.most_common(1)[0]
            yield f"other {thing}: {number}, the story has {usual}", count >= _SEVERAL


def _by_place(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    same_language = article.language in story.languages
    if compare_places(article, story)[1]:
        sure = len(story.articles) > _SEVERAL and compare_main_place(article, story)[1] > _SURE
        usual = [place for place, _ in story.places.most_common(_LISTED)]
        yield f"other place: {_listed(article.places)}, the story has {_listed(usual)}", sure or not same_language
    elif compare_names(article, story)[1]:
        yield "no name in common: only the topic", same_language


def _by_time(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    gap_last, gap_first = gaps(article, story)
    if compare_days(article, story)[1] >= _FAR_DAYS:
        undated = article.time is None and compare_day_of_publication(article, story) < 0
        yield "other date of the event", gap_last >= _DAYS_LATER or undated
    if gap_last >= _LONG_GAP:
        yield f"far apart in time: {gap_last:.0f} days", True
    if gap_first >= _LONG_SPAN:
        yield f"the story would span {gap_first:.0f} days", True


def _listed(folded: Sequence[str]) -> str:
    return ", ".join(place.title() for place in folded[:_LISTED])
