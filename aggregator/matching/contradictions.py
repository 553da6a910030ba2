"""What speaks against a match in so many words; a strong contradiction turns a LINK into a question.

Differing tolls, and a claim against its denial, are no contradictions: both belong to one story.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from aggregator.gazetteer import name_of
from aggregator.matching.calendars import day_in_words
from aggregator.matching.dates import CALENDAR_WORDS
from aggregator.matching.facts import (
    compare_day_of_publication,
    compare_days,
    compare_figures,
    compare_places,
    gaps,
    most_common,
)
from aggregator.matching.number_words import CARDINALS
from aggregator.matching.policy import is_short
from aggregator.matching.profile import Profile
from aggregator.matching.runs import RUNS
from aggregator.matching.series_words import COUNTED_FROM_FIRST
from aggregator.matching.signature import Signature
from aggregator.matching.words import fold_word

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
_NEXT_ISSUE = 0.75  # days; a daily series appears about every 1.0
_TELLING = 20  # terms of a text that says more than what the column is
_FORM = 2  # words that titles have in common
_BLANK = 3  # words, of names, that each has instead of the other's
_REPEATED = 0.7  # share of terms from which an equal title heads the same text again
_FIGURES = 2  # from so many on the figures tell whether equal titles head one event
_UPDATED = 0.3  # share of figures from which it heads the same event, told on
_FILLED_IN = frozenset(map(fold_word, CALENDAR_WORDS | CARDINALS.keys()))
"""Words of dates and numbers as plain titles have them: without accents."""


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


def is_other_issue(article: Signature, story: Profile) -> bool:
    """Whether the story holds another issue of a publisher's series: another day's column, report, digest or tally.

    The same form about somebody else is one, too.
    """
    if not story.is_told_by(article.publisher):
        return False
    own = (member.signature for member in story.known_by if member.signature.publisher == article.publisher)
    return any(_is_other_issue(article, member) for member in own) or _is_filled_in_otherwise(article, story)


def _is_other_issue(one: Signature, other: Signature) -> bool:
    both_say_when = bool(one.title_days and other.title_days)
    if both_say_when and not set(one.title_days) & set(other.title_days):
        return True
    if one.time is None or other.time is None or abs(one.time - other.time) < _NEXT_ISSUE:
        return False
    if not both_say_when and ((one.live and other.live) or (one.roundup and other.roundup)):
        return True
    (form, filled), (other_form, other_filled) = _form_of(one.plain_title), _form_of(other.plain_title)
    if form != other_form or filled != other_filled:
        return form == other_form
    if min(len(one.numbers), len(other.numbers)) >= _FIGURES:  # those of two tallies differ, an update shares some
        return _shared(one.numbers, other.numbers) < _UPDATED
    enough = min(len(one.text), len(other.text)) >= _TELLING
    return not both_say_when and not (enough and _shared(one.text, other.text) >= _REPEATED)


def _shared(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of the shorter of two rows that the other holds as well."""
    return len(set(one) & set(other)) / min(len(one), len(other))


def _form_of(plain_title: str) -> tuple[list[str], list[str]]:
    """Return the words of a title that stay from issue to issue, and the words of dates and numbers that do not.

    Digits are in no plain title.
    """
    printed = plain_title.split()
    filled = [word for word in printed if word in _FILLED_IN]
    return [word for word in printed if word not in filled], filled


def _found(article: Signature, story: Profile) -> Iterator[tuple[str, bool]]:
    """Yield warnings with whether each is grave enough to stop a LINK."""
    yield from _by_ordinal(article, story)
    yield from _by_place(article, story)
    yield from _by_time(article, story)
    if _is_filled_in_otherwise(article, story):
        yield "other name in the same title", True
    if compare_figures(article, story)[1]:
        [usual] = most_common(story.figures, 1)
        yield f"other exact figure: {article.figure}, the story has {usual}", False
    if story.is_told_by(article.publisher):
        yield "same publisher: an update or a repeat, no corroboration", False


def _is_filled_in_otherwise(article: Signature, story: Profile) -> bool:
    """Whether titles are one form, in which each names what the other does not know: other firms, other towns."""
    return bool(article.named) and all(
        _fills_in(article, member.signature, story) and _fills_in(member.signature, article, _Terms.of(article))
        for member in story.known_by
    )


@dataclass(frozen=True, slots=True)
class _Terms:
    """What one article knows, as a story does."""

    vocabulary: Container[int]
    names: Container[int]
    cities: Container[int]

    @classmethod
    def of(cls, article: Signature) -> _Terms:
        return cls(article.text, article.names, article.cities)


def _fills_in(one: Signature, other: Signature, known: Profile | _Terms) -> bool:
    """Whether a title has names, unknown on the other side, in the place of what the other title has there.

    A name that is only spelled otherwise, Kiev or Zelenskiy, is known by its place or its consonants.
    """
    title, theirs = one.text[: one.title_terms], set(other.text[: other.title_terms])
    own = [term for term in title if term not in theirs]
    return (
        len(title) - len(own) >= _FORM
        and 0 < len(own) <= _BLANK
        and any(term in one.named for term in own)
        and all(term in one.named or term == title[0] for term in own)  # a capital that opens a title says nothing
        and not any(term in known.vocabulary for term in own)
        and not _knows_all(known.names, one.names)
        and not _knows_all(known.cities, one.cities[: one.title_cities])
    )


def _knows_all(known: Container[int], keys: Sequence[int]) -> bool:
    """Whether there are keys, and all are known."""
    return bool(keys) and all(key in known for key in keys)


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
