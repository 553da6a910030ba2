"""All that is compared of an article, computed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from datetime import time as clock_time
from itertools import chain

from aggregator.matching.dates import mentioned_days, printed_days, without_dateline
from aggregator.matching.figures import numbers, ordinals
from aggregator.matching.names import names, places
from aggregator.matching.words import ENGLISH, fold, terms, words
from aggregator.model import Article

# A report says what happened in its first paragraphs; what follows is background that it shares with other stories.
_TITLE_CHARS = 400
_TEXT_CHARS = 1_200
_TEXT_TERMS = 120
_LIVE = re.compile(
    r"\blive\b(?=\W*(?:[:|\u2013\u2014-]|updates?\b|blog\b|ticker\b|$))|\bupdates?:? live\b|\bliveblog\b|\bliveticker\b"
    r"|^live\b|^as (?:it|the \w+) (?:happened|unfolded)\b|\ben direct\b|\ben directo\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """All that is compared of an article; every tuple is in order of first mention and without repeats."""

    title: tuple[str, ...]
    """Stems of the title's words."""
    text: tuple[str, ...]
    """Stems of the words of title and text."""
    spelled: tuple[str, ...]
    """Of each term of `text`, in its order: the word as first printed."""
    names: tuple[str, ...]
    """Folded words of names."""
    places: tuple[str, ...]
    """Folded words of names that follow a word of place."""
    numbers: tuple[str, ...]
    """Figures as plain values."""
    ordinals: tuple[tuple[str, int], ...]
    """Such as ('round', 3)."""
    days: tuple[int, ...]
    """Days spoken of, 1 to 366."""
    title_days: tuple[int, ...]
    """Days printed in the title, 1 to 366: of a series that appears daily, which issue this is."""
    live: bool
    """Whether the title says that it is a running report of a day."""
    plain_title: str
    """The title in folded words, for fuzzy comparison."""
    time: datetime | None
    """When it was published or first seen, whichever is earlier: no report is seen before it is published."""
    day_only: bool
    """Whether `time` is the start of a day because the hour is not known."""
    publisher: str
    language: str


def sign(article: Article, *, seen: datetime | None) -> Signature:
    """Return the signature of an article; `seen` stands in for a publication time that is missing or lies ahead.

    Raises ValueError where a time is naive.
    """
    times = [time for time in (article.published, seen) if time is not None]
    if any(time.tzinfo is None for time in times):
        message = f"a signature needs aware times, not {times!r}"
        raise ValueError(message)
    time = min(times, default=None)
    language = (article.language or ENGLISH).split("-")[0].lower()
    title = _strip_publisher(article.title[:_TITLE_CHARS], article.publisher)
    text = without_dateline((article.summary or article.text)[:_TEXT_CHARS])
    whole = f"{title}. {text}"
    title_words = words(title)
    title_terms = terms(title_words, language)
    spelled: dict[str, str] = {}
    for term, word in chain(title_terms, terms(words(text), language)):
        spelled.setdefault(term, word)
    return Signature(
        title=tuple(dict.fromkeys(term for term, _ in title_terms)),
        text=tuple(spelled)[:_TEXT_TERMS],
        spelled=tuple(spelled.values())[:_TEXT_TERMS],
        names=names(title, text),
        places=tuple(dict.fromkeys(places(title) + places(text))),
        numbers=numbers(whole),
        ordinals=ordinals(whole),
        days=mentioned_days(whole, time),
        title_days=printed_days(title),
        live=_LIVE.search(title) is not None,
        plain_title=" ".join(fold(word) for word in title_words),
        time=time,
        day_only=time is not None and time.timetz().replace(tzinfo=None) == clock_time(),
        publisher=(article.publisher_host or article.publisher).casefold(),
        language=language,
    )


def _strip_publisher(title: str, publisher: str) -> str:
    """Return the title without its publisher's name after a dash or bar at the end, or before a bar at the start."""
    for separator in (" | ", " - ", " \u2013 ", " \u2014 ", " :: "):
        head, found, tail = title.rpartition(separator)
        if found and head and fold(tail) and (fold(tail) in fold(publisher) or fold(publisher) in fold(tail)):
            return head
    return title


def first_ordinals(signature: Signature) -> dict[str, int]:
    """Return the number that an article gives each thing first."""
    found: dict[str, int] = {}
    for thing, number in signature.ordinals:
        found.setdefault(thing, number)
    return found
