"""The days that weekdays and words such as 'yesterday' mean, told from the day on which an article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from aggregator.matching.weekday_words import (
    AHEAD,
    BACK,
    IDEOGRAPHIC_AHEAD,
    IDEOGRAPHIC_TODAY,
    IDEOGRAPHIC_WEEKDAYS,
    NEXT,
    NUMBERED_WEEKDAYS,
    SYLLABIC_DAYS,
    SYLLABIC_WEEKDAYS,
    TODAY_PHRASES,
    TODAY_WORDS,
    UNTIL,
    WEEK,
    WEEKDAYS,
)
from aggregator.matching.words import Tokens, tokens

_WEEK = 7
# A weekday that is tomorrow or the day after is hardly ever that of five or six days ago: talks are on it, or the day
# has begun where the event is. In labelled sets it was the coming one 38 times of 41, and of the others two say "last".
SOON = 2
_UNTIL_REACH = 2  # words before a weekday: "jusqu'à lundi", "bis zum Montag"
_WEEKDAY_WORDS = frozenset(WEEKDAYS)
_NUMBERED_WEEKDAY_WORDS = frozenset(NUMBERED_WEEKDAYS)
_AHEAD_WORDS = AHEAD | NEXT
_WEEK_REACH = 4  # words: "lundi de la semaine prochaine"
_TODAY_WORDS = frozenset(TODAY_WORDS)
_TODAY_PHRASE_WORDS = frozenset(TODAY_PHRASES)
_CHINESE_WEEKDAY = re.compile(r"(?:星期|礼拜|禮拜|(?<![一两兩二三四五六七八九十几每\d])[周週])([一二三四五六日天])")
_JAPANESE_WEEKDAY = re.compile(r"([月火水木金土日])曜|[（(]([月火水木金土日])[)）]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])")


def weekdays(text: str) -> frozenset[int]:
    """Return the weekdays that a text names, 0 being Monday."""
    return frozenset(day for day, _ in _weekdays(tokens(text)))


def _weekdays(read: Tokens) -> Iterator[tuple[int, int | None]]:
    """Yield weekdays with the number of their word; of Chinese, Japanese, Korean and Thai none is known."""
    items = read.items
    if not read.vocabulary.isdisjoint(_WEEKDAY_WORDS):
        places = (position for position, word in enumerate(items) if word in _WEEKDAY_WORDS)
        yield from ((WEEKDAYS[items[at]], at) for at in places if not _ends_something(read, at))
    if not read.vocabulary.isdisjoint(_NUMBERED_WEEKDAY_WORDS):
        for at, (word, after, then) in enumerate(zip(items, items[1:], [*items[2:], ""], strict=False)):
            if word in NUMBERED_WEEKDAYS and (after == "feira" or (after == "(" and then.isdecimal())):
                yield NUMBERED_WEEKDAYS[word], at
    if any(sign in read.lower for sign in SYLLABIC_DAYS):
        yield from ((day, None) for name, day in SYLLABIC_WEEKDAYS.items() if name in read.lower)
    if read.ideographic:
        for match in _CHINESE_WEEKDAY.finditer(read.lower):
            yield IDEOGRAPHIC_WEEKDAYS[match[1]], None
        for match in _JAPANESE_WEEKDAY.finditer(read.lower):
            yield IDEOGRAPHIC_WEEKDAYS[match[1] or match[2]], None


def _ends_something(read: Tokens, position: int) -> bool:
    """Whether a weekday is the last on which something is so, as in 'closed until Monday'."""
    return not UNTIL.isdisjoint(read.items[max(0, position - _UNTIL_REACH) : position])


def on_weekdays(text: str, today: date) -> Iterator[date]:
    """Yield the days that weekdays mean in an article of today."""
    read = tokens(text)
    if next(_weekdays(read), None) is None:
        return
    if not _looks_ahead(read):
        yield from (today + timedelta(days=away) for away in _away(read, today))
        return
    for sentence in map(tokens, _SENTENCE_END.split(text)):  # which costs more
        for away in _away(sentence, today):
            # 'He said on Monday that they will meet on Friday': none but tomorrow and the day after is certain.
            if not _looks_ahead(sentence) or (away > 0 and not sentence.ideographic):
                yield today + timedelta(days=away)


def _away(read: Tokens, today: date) -> Iterator[int]:
    """Yield how many days away the weekdays of a text are, from four days ago to `SOON`."""
    for day, position in _weekdays(read):
        if not _is_of_other_week(read, position):
            ahead = (day - today.weekday()) % _WEEK
            is_near = ahead == 0 or (ahead <= SOON and BACK.isdisjoint(_beside(read, position)))
            yield ahead if is_near else ahead - _WEEK


def _looks_ahead(read: Tokens) -> bool:
    """Whether a text speaks of what is to come, or of the one before."""
    return not read.vocabulary.isdisjoint(_AHEAD_WORDS) or (
        read.ideographic and any(word in read.lower for word in IDEOGRAPHIC_AHEAD)
    )


def _beside(read: Tokens, position: int | None) -> list[str]:
    """Return the words that may tell of which week a weekday is: 'last Monday', 'lundi soir prochain'."""
    return [] if position is None else read.items[max(0, position - 1) : position + 3]


def _is_of_other_week(read: Tokens, position: int | None) -> bool:
    """Whether a weekday is called the next one or that of another week: 'next Friday', 'on Monday of last week'."""
    if position is None:
        return False
    around = read.items[max(0, position - _WEEK_REACH) : position + _WEEK_REACH + 1]
    is_next = not NEXT.isdisjoint(_beside(read, position))
    return is_next or not (WEEK.isdisjoint(around) or (NEXT | BACK).isdisjoint(around))


def beside_today(text: str, today: date) -> Iterator[date]:
    """Yield today, yesterday and the nights between, where a text speaks of them."""
    read = tokens(text)
    away = {TODAY_WORDS[word] for word in read.vocabulary & _TODAY_WORDS}
    for word in read.vocabulary & _TODAY_PHRASE_WORDS:
        away.update(days for phrase, days in TODAY_PHRASES[word].items() if phrase in read.lower)
    if read.ideographic:
        away.update(days for word, days in IDEOGRAPHIC_TODAY.items() if word in read.lower)
    for days in sorted(away, reverse=True):
        yield today + timedelta(days=days)
