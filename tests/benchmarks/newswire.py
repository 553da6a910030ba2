"""News by recombination: invented events, each reported by several outlets in words of their own.

What counts for speed is kept like the real thing: half of all events have one report and a few have dozens, words are
as unevenly common as in a language, and some reports are copies of an agency's. The same seed gives the same news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate, product
from random import Random

_MOST_REPORTS = 40
_FOLLOWED_FOR = timedelta(hours=36)
_COPIES = 0.2
"""The share of reports that print the agency's text as it came."""

_HEADS = "Kar Vel Mon Tas Ber Lun Ost Dra Fel Gor Hal Iv Jor Kes Lim Mar Nor Pel Rav Sil Tor Ul Ves Wen Zar Bo Ca De"
_MIDDLES = "a e i o u an er il on ar en or"
_TAILS = "dal grad ville minster field mouth stad polis by ford holm ria nia vik ton bruck sk mar pur nagar"
_STEMS = "vesk lorr pand gril tamb fosh quen brid malt serv nock yarl hurst plen drov cask fint welm jast zorb"
_ENDINGS = "ing er tion ment ity al age ist ure s"
_FIRST = "Ana Boris Clara Dmitri Elena Farid Grace Hugo Ines Jonas Kavita Leo Mira Nadia Omar Petra Rosa Samir"
_GROUPS = "ministry council union court agency party bank authority police army hospital university company"
_THINGS = (
    "ferry bridge dam railway pipeline refinery airport school budget treaty strike election trial vaccine harvest "
    "earthquake flood wildfire storm landslide mine factory border ceasefire protest merger currency satellite stadium"
)
_TURNS = "collapses closes reopens shocks divides threatens stalls expands fails resumes worsens recovers spreads halts"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"

_TITLES = (
    "{thing} {turn} in {place} as {group} meets",
    "{place} {thing} {turn}, {group} of {region} says",
    "{person}: {thing} in {place} needs {count} workers",
    "What we know about the {place} {thing}",
    "{region} {group} answers after {thing} {turn} near {place}",
    "At least {count} affected as {thing} {turn} in {place}",
)
_SENTENCES = (
    "The {thing} in {place} {turn} on {day}, the {group} of {region} said in a statement about the {w0}.",
    "{person}, who leads the {group}, told reporters that {count} people were affected by the {w1} and the {w2}.",
    "Officials in {place} put the cost at {money} million and promised a report on the {w3} before {day}.",
    "Residents of {region} described how the {w4} began shortly after dawn, while others blamed the {w5}.",
    "A spokesman for the {group} said the {thing} had been inspected {few} times since the {w6} of last year.",
    "{other} called for an inquiry into the {thing}, saying that the {w7} had been known for years in {region}.",
    "Roads between {place} and the capital stayed closed on {day}, and {few} flights were cancelled for {w0}.",
    "Opposition members in {region} asked why {person} had approved the {w2} without consulting the {w8}.",
    "It was the largest {thing} that {region} has seen in {few} years, according to figures from the {w9}.",
    "The {group} expects work in {place} to last until the autumn; {count} volunteers have offered {w4} and {w1}.",
    "{other} is to visit {place} on {day} with a delegation that includes experts on the {w5} and the {w3}.",
    "Markets took little notice of the {w6}, although shares of firms from {region} fell by {few} per cent.",
)
_OPENINGS = ("", "", "In spite of the {} and the {}, ", "As in the {} of the {}, ", "After a {} without {}, ")


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet prints about one event."""

    event: int
    title: str
    text: str
    published: datetime


def reports(count: int, *, until: datetime, span: timedelta, seed: int = 1) -> Iterator[Report]:
    """Yield reports in order of time, the last of them at or before `until`."""
    chance = Random(seed)  # noqa: S311 - makes up news
    begin = until - span
    times: list[tuple[datetime, int]] = []
    event = 0
    while len(times) < count:
        event += 1
        opened = begin + chance.random() * span
        for _ in range(min(_MOST_REPORTS, int(chance.paretovariate(1.0)))):
            follows = min(opened + chance.random() ** 2 * _FOLLOWED_FOR, until)
            times.append((follows.replace(microsecond=0), event))
    for published, number in sorted(times[:count]):
        title, text = _Event(number, seed).report(chance)
        yield Report(event=number, title=title, text=text, published=published)


class _Event:
    """One thing that happened: the names, figures and words that its reports draw on."""

    def __init__(self, number: int, seed: int) -> None:
        chance = Random(f"{seed}/{number}")  # noqa: S311 - makes up news
        lexicon, weights = _lexicon()
        self._facts = {
            "place": chance.choice(place_names()),
            "region": chance.choice(place_names()[:60]),
            "group": chance.choice(_GROUPS.split()),
            "thing": chance.choice(_THINGS.split()),
            "turn": chance.choice(_TURNS.split()),
            "person": _person(chance),
            "other": _person(chance),
            "day": chance.choice(_DAYS.split()),
            "count": str(chance.randint(11, 900)),
            "few": str(chance.randint(2, 30)),
            "money": f"{chance.randint(1, 90)}.{chance.randint(1, 9)}",
        } | {f"w{n}": word for n, word in enumerate(chance.choices(lexicon, cum_weights=weights, k=10))}

    def report(self, chance: Random) -> tuple[str, str]:
        """Return title and text; `chance` is the outlet's hand in it."""
        if chance.random() < _COPIES:
            title, chosen = _TITLES[0], [*_SENTENCES[:8]]
        else:
            lexicon, weights = _lexicon()
            title = chance.choice(_TITLES)
            chosen = [
                chance.choice(_OPENINGS).format(*chance.choices(lexicon, cum_weights=weights, k=2)) + sentence
                for sentence in chance.sample(_SENTENCES, k=7)
            ]
        head = title.format_map(self._facts)
        return head[0].upper() + head[1:], " ".join(chosen).format_map(self._facts)


def _person(chance: Random) -> str:
    return f"{chance.choice(_FIRST.split())} {chance.choice(place_names()[60:])}ov"


@cache
def place_names() -> Sequence[str]:
    """Invented names, in no order that means anything."""
    return _joined(_HEADS, _MIDDLES, _TAILS)


@cache
def _lexicon() -> tuple[Sequence[str], Sequence[float]]:
    """Invented words and their cumulated weights: the n-th is 1/n times as common as the first (Zipf's law)."""
    words = _joined(_STEMS, _MIDDLES, _STEMS, _ENDINGS)
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def _joined(*parts: str) -> list[str]:
    """Every word that one piece of each part makes, shuffled."""
    words = ["".join(pieces) for pieces in product(*(part.split() for part in parts))]
    Random(len(words)).shuffle(words)  # noqa: S311 - makes up words
    return words
