"""Series and forms: titles that stay from one issue to the next, but for what is filled into them.

A publisher's column, report, digest or tally of another day is another story, and so is the same warning about another
town, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from aggregator.matching.dates import CALENDAR_WORDS
from aggregator.matching.number_words import CARDINALS
from aggregator.matching.profile import Profile
from aggregator.matching.signature import Signature
from aggregator.matching.words import fold_word

_NEXT_ISSUE = 0.75  # days; a daily series appears about every 1.0
_TELLING = 20  # terms of a text that says more than what the column is
_FORM = 2  # words that titles have in common
_BLANK = 3  # words, of names, that each has instead of the other's
_REPEATED = 0.7  # share of terms from which an equal title heads the same text again
_FIGURES = 2  # from so many on the figures tell whether equal titles head one event
_UPDATED = 0.3  # share of figures from which it heads the same event, told on
_FILLED_IN = frozenset(map(fold_word, CALENDAR_WORDS | CARDINALS.keys()))
"""Words of dates and numbers as plain titles have them: without accents."""


def is_other_issue(article: Signature, story: Profile) -> bool:
    """Whether the story holds another issue of a publisher's series: another day's column, report, digest or tally.

    The same form about somebody else is one, too.
    """
    if not story.is_told_by(article.publisher):
        return False
    own = (member.signature for member in story.known_by if member.signature.publisher == article.publisher)
    return any(_is_other_issue(article, member) for member in own) or is_filled_in_otherwise(article, story)


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


def is_filled_in_otherwise(article: Signature, story: Profile) -> bool:
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
