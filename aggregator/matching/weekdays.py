"""The days that weekdays and words such as 'yesterday' mean, told from the day on which an article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from aggregator.matching.weekday_words import (
    AHEAD_OR_AGO,
    BACK,
    BEHIND_WEEKDAYS,
    IDEOGRAPHIC_AHEAD,
    IDEOGRAPHIC_TODAY,
    IDEOGRAPHIC_WEEKDAYS,
    SYLLABIC_DAYS,
    SYLLABIC_WEEKDAYS,
    TODAY_PHRASES,
    TODAY_WORDS,
    UNTIL,
    WEEKDAYS,
    WEEKDAYS_AMONG_OTHERS,
)
from aggregator.matching.words import Tokens, tokens

_WEEK = 7
# A weekday that is tomorrow or the day after is hardly ever that of five or six days ago: talks are on it, or the day
# has begun where the event is. In labelled sets it was the coming one 38 times of 41, and of the others two say "last".
SOON = 2
_UNTIL_REACH = 2  # words before a weekday: "jusqu'à lundi", "bis zum Montag"
_BEYOND = 2  # days from today to the one beyond yesterday or tomorrow
_WEEKDAY_WORDS = frozenset(WEEKDAYS)
_WORDS_AMONG_OTHERS = frozenset(WEEKDAYS_AMONG_OTHERS)
_TODAY_WORDS = frozenset(TODAY_WORDS)
_TODAY_PHRASE_WORDS = frozenset(TODAY_PHRASES)
_CHINESE_WEEKDAY = re.compile(r"(?:星期|礼拜|禮拜|(?<![一两兩二三四五六七八九十几每\d])[周週])([一二三四五六日天])")
_JAPANESE_WEEKDAY = re.compile(r"([月火水木金土日])曜|[（(]([月火水木金土日])[)）]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])")


def weekdays(text: str) -> frozenset[int]:
    """Return the weekdays that a text names, 0 being Monday."""
    return frozenset(_weekdays(tokens(text)))


def _weekdays(read: Tokens) -> Iterator[int]:
    if not read.vocabulary.isdisjoint(_WEEKDAY_WORDS):
        places = (position for position, word in enumerate(read.items) if word in _WEEKDAY_WORDS)
        yield from (WEEKDAYS[read.items[position]] for position in places if not _ends_something(read, position))
    if not read.vocabulary.isdisjoint(_WORDS_AMONG_OTHERS):
        for word, after, then in zip(read.items, read.items[1:], [*read.items[2:], ""], strict=False):
            if word in WEEKDAYS_AMONG_OTHERS and (after in BEHIND_WEEKDAYS or (after == "(" and then.isdecimal())):
                yield WEEKDAYS_AMONG_OTHERS[word]
    if any(sign in read.lower for sign in SYLLABIC_DAYS):
        yield from (day for name, day in SYLLABIC_WEEKDAYS.items() if name in read.lower)
    if read.ideographic:
        for match in _CHINESE_WEEKDAY.finditer(read.lower):
            yield IDEOGRAPHIC_WEEKDAYS[match[1]]
        for match in _JAPANESE_WEEKDAY.finditer(read.lower):
            yield IDEOGRAPHIC_WEEKDAYS[match[1] or match[2]]


def _ends_something(read: Tokens, position: int) -> bool:
    """Whether a weekday is the last on which something is so, as in 'closed until Monday'."""
    return not UNTIL.isdisjoint(read.items[max(0, position - _UNTIL_REACH) : position])


def on_weekdays(text: str, today: date) -> Iterator[date]:
    """Yield the days that weekdays mean in an article of today."""
    read = tokens(text)
    if next(_weekdays(read), None) is None:
        return
    sentences = [read]
    if _looks_away(read):  # only then is it read sentence by sentence, which costs more
        sentences = [sentence for sentence in map(tokens, _SENTENCE_END.split(text)) if not _looks_away(sentence)]
    for sentence in sentences:
        looks_back = not sentence.vocabulary.isdisjoint(BACK)
        for day in _weekdays(sentence):
            ahead = (day - today.weekday()) % _WEEK
            is_near = ahead == 0 or (ahead <= SOON and not looks_back)
            yield today + timedelta(days=ahead if is_near else ahead - _WEEK)


def _looks_away(read: Tokens) -> bool:
    """Whether a text looks ahead, or back further than its last weekday."""
    return (
        not read.vocabulary.isdisjoint(AHEAD_OR_AGO)
        or "last week" in read.lower
        or (read.ideographic and any(word in read.lower for word in IDEOGRAPHIC_AHEAD))
    )


def beside_today(text: str, today: date) -> Iterator[date]:
    """Yield the days from two before today to two after it that a text speaks of by such words, the last first."""
    read = tokens(text)
    away = {TODAY_WORDS[word] for word in read.vocabulary & _TODAY_WORDS}
    phrases = [TODAY_PHRASES[word] for word in read.vocabulary & _TODAY_PHRASE_WORDS]
    if read.ideographic:
        phrases.append(IDEOGRAPHIC_TODAY)
    away.update(told := {days for each in phrases for phrase, days in each.items() if phrase in read.lower})
    # The word for yesterday or tomorrow is a part of what is said of the day beyond: 'avant-hier', '一昨日'.
    away -= {days // _BEYOND for days in told if abs(days) == _BEYOND}
    for days in sorted(away, reverse=True):
        yield today + timedelta(days=days)
