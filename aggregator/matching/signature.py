"""All that is compared of an article, computed once."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import time as clock_time
from functools import lru_cache

from aggregator.gazetteer import find_places
from aggregator.matching.backdrop import without_backdrop
from aggregator.matching.calendars import day_of, days_until
from aggregator.matching.dates import mentioned_days, printed_days, without_dateline
from aggregator.matching.figures import in_narrow_figures, numbers, ordinals
from aggregator.matching.names import name_keys, names, spots
from aggregator.matching.page_titles import follows_live, is_roundup
from aggregator.matching.series_words import UNANNOUNCED
from aggregator.matching.weekdays import SOON, weekdays
from aggregator.matching.words import ENGLISH, first_sentence, fold_word, terms, words
from aggregator.model import Article, StoredArticle

# A report says what happened in its first paragraphs; what follows is background that it shares with other stories.
_TITLE_CHARS = 400
_TEXT_CHARS = 1_200
_TEXT_TERMS = 80
_NAMES = 24
_FEW = 12  # places, numbers and days; a text that lists more is a table
_RECENT_DAYS = 10

UNKNOWN = zlib.crc32(b"")
"""Key of a publisher without host and name."""

# Fields share one space of keys, in which frequencies are counted and candidates found.
_NAME, _NUMBER, _CITY, _SPOT = "@", "#", "!", "&"


def key_of(term: str) -> int:
    """Return the 32-bit key of a term: the index holds keys, because words would take ten times the memory.

    Two words of a window of half a million share a key with a chance of one in ten thousand each.
    """
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 14)
def city_key(place: int) -> int:
    """Return the key of a place of the gazetteer."""
    return zlib.crc32(f"{_CITY}{place}".encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """All that is compared of an article; every tuple is in order of first mention and without repeats."""

    text: tuple[int, ...]
    """Keys of the stems of title and text, those of the title first."""
    counts: tuple[int, ...]
    """How often each of `text` occurs, at most 255."""
    title_terms: int
    """How many of `text` stand in the title."""
    names: tuple[int, ...]
    """Keys of the consonants of names, which the scripts of the world have in common."""
    named: tuple[int, ...]
    """Of `text` the words of names, short ones such as NASA too, which have too few consonants for a key."""
    cities: tuple[int, ...]
    """Places of the gazetteer, those of the title first."""
    title_cities: int
    """How many of `cities` stand in the title."""
    countries: tuple[str, ...]
    """ISO codes of countries named, or implied by their cities."""
    spots: tuple[int, ...]
    """Keys of capitalised words after a word of place, for villages that no gazetteer lists."""
    numbers: tuple[int, ...]
    """Keys of figures."""
    figure: str
    """The first figure with decimals, such as a magnitude or a rate; empty where there is none."""
    ordinals: tuple[tuple[str, int], ...]
    """The number that each thing is given first, such as ('round', 3); see `_places_in_a_row`."""
    days: tuple[int, ...]
    """Days spoken of, 1 to 366."""
    main_day: int
    """Of these the last one up to publication; of an undated article the first. 0 where there is none."""
    weekdays: frozenset[int]
    """Weekdays named, 0 being Monday."""
    title_days: tuple[int, ...]
    """Days printed in the title, 1 to 366: of a series that appears daily, which issue this is."""
    live: bool
    """Whether the title says that it is a running report of a day."""
    roundup: bool
    """Whether the title says that the page is about several events."""
    plain_title: str
    """The title in folded words, for fuzzy comparison."""
    time: float | None
    """Days since 1970 at which it was published or first seen, whichever is earlier: none is seen before it exists."""
    day_only: bool
    """Whether `time` is the start of a day because the hour is not known."""
    publisher: int
    """Key of the publisher's host or name; `UNKNOWN` where there is neither."""
    language: str
    spelled: Mapping[int, str] = field(default_factory=dict, compare=False)
    """By key: the word as first printed; empty in a signature that was stored."""

    @property
    def publication_day(self) -> int:
        """The day of publication, 1 to 366; 0 where it is not known."""
        return 0 if self.time is None else _day_of_year(int(self.time // 1))

    @property
    def looks_ahead(self) -> bool:
        """Whether the day that it speaks of is to come."""
        if not self.main_day or self.time is None:
            return False
        published = datetime.fromtimestamp(self.time * 86_400, UTC)
        return 0 < days_until(self.main_day, published) <= SOON

    def keys(self) -> list[int]:
        """All keys that frequencies are counted of and by which stories are found, once each."""
        return list(dict.fromkeys((*self.text, *self.names, *map(city_key, self.cities), *self.spots, *self.numbers)))


def sign_stored(stored: StoredArticle) -> Signature:
    """Return the signature of a stored article."""
    return sign(stored.article, seen=stored.first_seen)


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
    title = in_narrow_figures(article.title[:_TITLE_CHARS])
    text = in_narrow_figures(without_dateline((article.summary or article.text)[:_TEXT_CHARS]))
    title, text = without_backdrop(title, text, language)
    whole = f"{title}. {text}"
    spelled: dict[int, str] = {}
    counts: dict[int, int] = {}
    title_words = words(title)
    title_terms = _count(title_words, language, counts, spelled)
    _count(words(text), language, counts, spelled)
    found = find_places(title, text, language)
    figures = numbers(whole, language)
    days = mentioned_days(whole, time)[:_FEW]
    kept = list(counts)[:_TEXT_TERMS]
    named = {key for name in names(title, text) for key, _ in _keys_of(name, language)}
    return Signature(
        text=tuple(kept),
        counts=tuple(min(counts[term], 255) for term in kept),
        title_terms=min(title_terms, len(kept)),
        names=_keys(_NAME, name_keys(title, text, language), spelled)[:_NAMES],
        named=tuple(key for key in kept if key in named),
        cities=found.cities[:_FEW],
        title_cities=len(found.title_cities[:_FEW]),
        countries=found.countries[:_FEW],
        spots=_keys(_SPOT, {spot: spot.title() for spot in spots(title) + spots(text)}, spelled)[:_FEW],
        numbers=_keys(_NUMBER, {figure: figure for figure in figures[:_FEW]}, spelled),
        figure=next((figure for figure in figures if "." in figure), ""),
        ordinals=_places_in_a_row(title, text, language)[:_FEW],
        days=days,
        main_day=_main_day(days, time),
        weekdays=weekdays(whole),
        title_days=printed_days(title)[:_FEW],
        live=follows_live(title),
        roundup=is_roundup(title),
        plain_title=" ".join(fold_word(word) for word in title_words),
        time=None if time is None else time.timestamp() / 86_400,
        day_only=time is not None and time.timetz().replace(tzinfo=None) == clock_time(),
        publisher=key_of(article.outlet),
        language=language,
        spelled=spelled,
    )


@lru_cache(maxsize=1 << 10)
def _day_of_year(days: int) -> int:
    then = datetime.fromtimestamp(days * 86_400, UTC)
    return day_of(then.month, then.day) or 0


@lru_cache(maxsize=1 << 15)  # of the words of 6,000 articles, 50,000 different ones, it finds 95 of 100
def _keys_of(word: str, language: str) -> tuple[tuple[int, str], ...]:
    """Return the keys of the terms of a word, and what of it is printed."""
    return tuple((key_of(term), printed) for term, printed in terms(word, language))


def _count(printed: Iterable[str], language: str, counts: dict[int, int], spelled: dict[int, str]) -> int:
    """Count the terms of words by key, note their spelling, and return how many different ones there are by now."""
    for word, often in Counter(printed).items():
        for key, spelling in _keys_of(word, language):
            counts[key] = counts.get(key, 0) + often
            spelled.setdefault(key, spelling)
    return len(counts)


def _keys(mark: str, found: Mapping[str, str], spelled: dict[int, str]) -> tuple[int, ...]:
    """Return the keys of what was found, and note the word as printed for each."""
    keys: dict[int, None] = {}
    for one, printed in found.items():
        key = key_of(mark + one)
        keys[key] = None
        spelled.setdefault(key, printed)
    return tuple(keys)


def _places_in_a_row(title: str, text: str, language: str) -> tuple[tuple[str, int], ...]:
    """Return the number that each thing is given first.

    Which round of talks it is, is said at once. What is announced and is numbered further down is mostly the next one,
    or one long past: 'No date was set for a sixth round.'
    """
    told = ordinals(f"{title}. {text}", language)
    if not told:
        return ()
    head = ordinals(f"{title}. {first_sentence(text)}", language)
    firsts: dict[str, int] = {}
    for thing, number in (*head, *(one for one in told if one[0] in UNANNOUNCED)):
        firsts.setdefault(thing, number)
    return tuple(firsts.items())


def _main_day(days: tuple[int, ...], time: datetime | None) -> int:
    """Return the last day spoken of, or, where a text looks ahead alone, the next one within two days; 0 for none."""
    if time is None:
        return days[0] if days else 0
    near = {days_until(day, time): day for day in days}
    past = [distance for distance in near if -_RECENT_DAYS <= distance <= 0]
    coming = [distance for distance in near if 0 < distance <= SOON]
    return near[max(past) if past else min(coming)] if past or coming else 0
