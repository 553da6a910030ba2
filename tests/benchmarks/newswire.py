"""The news, made up: what several outlets print about invented events, in order of time.

What counts for speed and for finding is kept like the real thing: a third of the articles are alone in their story and
a few stories have dozens; words are as unevenly common as in a language; reports of one event share names, figures and
some words in sentences of their own, or are an agency's text with small edits; and some events look like an earlier
one: the same place, people and words of the trade, another incident. The same seed gives the same news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from random import Random

from tests.benchmarks.vocabulary import first_names, places, surnames, tape, villages

_ALONE = 0.35
"""The share of articles that are the only ones of their story."""
_ALIKE = 0.3
"""The share of events that share names and words with an earlier one."""
_COPIED = 0.3
"""The share of later reports that print the agency's text."""
_MOST_REPORTS = 40
_LONGEST = timedelta(days=4)
OUTLETS = 400
_TOPICS = 300
_REMEMBERED = 400
"""Events that another one may look like."""

_FUNCTION_WORDS = (
    "the the the the the of of of to to and and in in a a a for on with as by at from that after over said was is "
    "had its has were been about who more than before against under between while their"
)
_SKELETONS = 400
_PAPERS = ("Courier", "Post", "Herald", "Tribune", "Gazette", "Times", "Mail", "Record")


@dataclass(frozen=True, slots=True)
class Report:
    """What one outlet prints about one event."""

    event: int
    title: str
    text: str
    published: datetime
    outlet: int


def reports(count: int, *, until: datetime, span: timedelta, seed: int = 1) -> Iterator[Report]:
    """Yield reports in order of time, all of them in the span that ends at `until`."""
    chance = Random(seed)  # noqa: S311 - makes up news
    events: dict[int, _Event] = {}
    past: list[_Event] = []
    for published, number in _times(count, chance, until=until, span=span):
        event = events.get(number)
        if event is None:
            like = chance.choice(past) if past and chance.random() < _ALIKE else None
            event = events[number] = _Event(chance, published, like)
            past.append(event)
            if len(past) > _REMEMBERED:
                del past[: _REMEMBERED // 2]
        title, text = event.report(chance)
        yield Report(event=number, title=title, text=text, published=published, outlet=_outlet(chance))


def outlet_name(outlet: int) -> str:
    """Return the name of an outlet."""
    return f"{villages()[outlet]} {_PAPERS[outlet % len(_PAPERS)]}"


def _times(count: int, chance: Random, *, until: datetime, span: timedelta) -> list[tuple[datetime, int]]:
    """When each report appears and of which event it is."""
    begin = until - span
    sizes = range(2, _MOST_REPORTS + 1)
    weights = [size**-1.7 for size in sizes]
    mean = sum(size * weight for size, weight in zip(sizes, weights, strict=True)) / sum(weights)
    # Of events, not of articles. Stories cut off by the ends of the span make up for some of it.
    alone = _ALONE * mean / (_ALONE * mean + 1 - _ALONE)
    times: list[tuple[datetime, int]] = []
    event = 0
    while len(times) < count:
        event += 1
        opened = begin - _LONGEST + chance.random() * (span + _LONGEST)
        size = 1 if chance.random() < alone else chance.choices(sizes, weights)[0]
        lasting = _LONGEST * min(1.0, chance.lognormvariate(-2.0, 1.0))
        for _ in range(size):
            published = (opened + lasting * chance.random() ** 2).replace(microsecond=0)
            if begin <= published <= until:
                times.append((published, event))
    return sorted(times[:count])


class _Event:
    """One thing that happened: the names, figures and words that its reports draw on."""

    def __init__(self, chance: Random, opened: datetime, like: _Event | None) -> None:
        self.topic: Sequence[str] = like.topic if like else chance.choice(_topics())
        self.place: str = like.place if like else _one(chance, places())
        self.people: list[str] = [*(like.people[:1] if like else ()), *(_one(chance, surnames()) for _ in range(2))]
        # Words of the trade, which look-alikes share, and words of this event alone.
        self.trade: Sequence[str] = like.trade if like else chance.sample(self.topic, 9)
        own = _cut(chance, tape(), 9)
        figures = [str(chance.randint(3, 900)), f"{chance.randint(1, 90)}.{chance.randint(1, 9)}"]
        village = chance.choice(villages())
        full = [f"{chance.choice(first_names())} {name}" for name in self.people]
        self._heads = [self.place, self.place, *self.people, *own[:4], *self.trade[:3], figures[0], village]
        self._pool = [
            *(self.place, self.place, self.place, village, village),
            *self.people,
            *full,
            *figures,
            f"{opened:%A}",
            *own,
            *own[:5],
            *self.trade,
        ]
        self._agency: tuple[str, list[str]] | None = None

    def report(self, chance: Random) -> tuple[str, str]:
        """Return title and text; `chance` is the outlet's hand in it."""
        if self._agency is None:
            self._agency = self._written(chance)
            title, sentences = self._agency
        elif chance.random() < _COPIED:
            title, sentences = _edited(chance, *self._agency)
        else:
            title, sentences = self._written(chance)
        return title, " ".join(sentences)

    def _written(self, chance: Random) -> tuple[str, list[str]]:
        wanted = chance.randint(10, 150)
        sentences: list[str] = []
        written = 0
        skeletons = _skeletons()
        while written < wanted:
            skeleton, length, gaps = skeletons[int(chance.random() * _SKELETONS)]
            filling = chance.choices(self._pool, k=gaps)
            # What an outlet adds of its own: words of the language, and of the trade.
            filling[::4] = _cut(chance, tape(), (gaps + 3) // 4)
            filling[2::6] = _cut(chance, self.topic, (gaps + 3) // 6)
            sentences.append(_sentence(skeleton, filling))
            written += length
        heads = dict.fromkeys(chance.choices(self._heads, k=7))
        joints = chance.choices(_FUNCTION_WORDS.split(), k=3)
        title = " ".join([*list(heads)[:3], joints[0], *list(heads)[3:5], joints[1], *list(heads)[5:]])
        return title[0].upper() + title[1:], sentences


def _edited(chance: Random, title: str, sentences: list[str]) -> tuple[str, list[str]]:
    """An agency's text as another outlet prints it: shortened, a word changed, often under a headline of its own."""
    kept = sentences[: max(1, len(sentences) - chance.randint(0, 2))]
    changed = kept[-1].split(" ")
    changed[chance.randrange(len(changed))] = chance.choice(tape())
    heading = title.split(" ")
    if chance.random() < 1 / 2:
        heading[chance.randrange(len(heading))] = chance.choice(tape())
    return " ".join(heading), [*kept[:-1], " ".join(changed)]


def _sentence(skeleton: str, filling: Sequence[str]) -> str:
    text = skeleton % tuple(filling)
    return f"{text[0].upper()}{text[1:]}."


def _cut(chance: Random, pieces: Sequence[str], length: int) -> Sequence[str]:
    """So many words in a row, from anywhere."""
    start = int(chance.random() * (len(pieces) - length))
    return pieces[start : start + length]


def _one(chance: Random, weighed: tuple[Sequence[str], Sequence[float]]) -> str:
    return chance.choices(weighed[0], cum_weights=weighed[1])[0]


def _outlet(chance: Random) -> int:
    """Some outlets print far more than others."""
    return int(OUTLETS * chance.random() ** 2)


@cache
def _topics() -> Sequence[Sequence[str]]:
    """The words of each trade."""
    chance = Random(_TOPICS)  # noqa: S311 - makes up news
    return [_cut(chance, tape(), 120) for _ in range(_TOPICS)]


@cache
def _skeletons() -> Sequence[tuple[str, int, int]]:
    """Sentences with gaps for what they are about: the text, its words, its gaps. Two fifths are function words."""
    chance = Random(_SKELETONS)  # noqa: S311 - makes up news
    made = []
    joints = _FUNCTION_WORDS.split()
    for _ in range(_SKELETONS):
        length = chance.randint(7, 24)
        parts = [chance.choice(joints) if chance.random() < 0.42 else "%s" for _ in range(length)]
        parts[length // 2] = "%s,"
        parts[-1] = "%s"
        made.append((" ".join(parts), length, sum(part.startswith("%s") for part in parts)))
    return made
