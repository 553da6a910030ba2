"""Weekdays by which an event is called: "Wednesday's air strikes".

They date no sentence, since what their sentence tells may have been on another day: 'The mayor condemned Tuesday's
attack'. But they tell when the event was that an article is about, if that is what it calls so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from aggregator.merging.language.numerals import HYPHENS, Token, low_at, tokens
from aggregator.merging.language.sentences import Span, sentences
from aggregator.merging.language.tenses import Tense
from aggregator.merging.language.time_words import MAY_BE_AHEAD, WEEKDAYS
from aggregator.merging.printed import PrintedText
from aggregator.merging.timeline.reading import LANGUAGES, days_of_publication
from aggregator.merging.timeline.reckoning import weekday_from
from aggregator.merging.timeline.told import ToldDate
from aggregator.merging.words import word_set
from aggregator.model import Precision, StoryKind, When

EVENTS: Final = {
    StoryKind.TALKS: word_set("talks meeting summit session round negotiations dialogue"),
    StoryKind.INCIDENT: word_set(
        """attack attacks strike strikes airstrike airstrikes blast blasts explosion explosions bombing bombings raid
        raids shooting shootings shelling bombardment barrage salvo clash clashes ambush assault stabbing massacre
        incident crash collision derailment collapse fire blaze earthquake quake accident disaster stampede crush"""
    ),
}
"""What events of a kind are called by their day."""
_NOUNS: Final = frozenset[str]().union(*EVENTS.values())
_ELSEWHEN: Final = word_set("before ahead for until till since despite than like earlier later")
"""Words before an event that is to come, or is another one."""
_FOLLOWED: Final = word_set("after following answer response retaliation revenge over")
"""The same of incidents, which others follow; of talks one tells after them."""
_NOT_HELD: Final = word_set("postponed postpones delayed cancelled canceled planned scheduled confirm confirmed")
"""Words beside talks by which their day may be to come."""
_BEFORE_REACH: Final = 4
_NOUN_REACH: Final = 6
_BREAKS: Final = word_set("of the a an to in on and or that which with for by at from")
OPENING_CHARS: Final = 500
"""Where in a text the event that it is about is told; further down stands what led to it."""


def read_named_events(text: PrintedText, published: datetime | None, ahead: timedelta) -> Iterator[ToldDate]:
    """The events that the opening of an article calls by their day, each with the sentence and the day.

    Arguments are those of `read_timeline`. What is to come, or may be, is left out.
    """
    days = days_of_publication(text.text, published, ahead)
    if days is None or text.language not in LANGUAGES:
        return
    for sentence in takewhile(lambda span: span.start < OPENING_CHARS, sentences(text.text)):
        row = tokens(text.text, sentence)
        if any(token.low in MAY_BE_AHEAD for token in row):
            continue
        for start in range(len(row)):
            if found := _event(row, start, max(days)):
                end, day = found
                yield ToldDate(
                    sentence=text.passage(sentence),
                    words=text.passage(Span(row[start].span.start, row[end - 1].span.end)),
                    when=When(day, day, Precision.DAY),
                    is_saying=False,
                )


def _event(row: Sequence[Token], start: int, today: date) -> tuple[int, date] | None:
    """Where an event ends that begins with its day at a position, and the day."""
    day, behind = _weekday(row, start, today) or (None, 0)
    end = _noun(row, behind) if day else 0
    if not day or not end:
        return None
    before = {token.low for token in row[max(0, start - _BEFORE_REACH) : start]}
    is_incident = row[end - 1].low in EVENTS[StoryKind.INCIDENT]
    is_followed = is_incident and not before.isdisjoint(_FOLLOWED)
    may_be_ahead = not is_incident and any(token.low in _NOT_HELD for token in row)
    is_other = not before.isdisjoint(_ELSEWHEN) or is_followed or may_be_ahead
    return None if is_other else (end, day)


def _weekday(row: Sequence[Token], at: int, today: date) -> tuple[date, int] | None:
    """The last such day of "Wednesday's", and what stands behind it."""
    weekday = WEEKDAYS.get(row[at].low) if row[at].capital else None
    if weekday is None or low_at(row, at + 1) not in {"'", "\u2019"} or low_at(row, at + 2) != "s":
        return None
    day = weekday_from(today, weekday, "", Tense.BACK)
    return (day, at + 3) if day else None


def _noun(row: Sequence[Token], at: int) -> int:
    """Where the event ends whose description begins at a position; 0 where none is called."""
    for place in range(at, min(at + _NOUN_REACH, len(row))):
        token = row[place]
        if token.low in _NOUNS:
            return place + 1
        if not (token.is_word or token.is_figure or token.low in HYPHENS) or token.low in _BREAKS:
            return 0
    return 0
