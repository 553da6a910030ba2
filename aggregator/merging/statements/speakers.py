"""Who is meant by a pronoun or a surname: a name printed earlier in the same article, or nobody where two could be."""
# ruff: noqa: RUF001 - a typographic apostrophe stands in it

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from aggregator.merging.language.sentences import Span
from aggregator.merging.statements.items import Item
from aggregator.merging.statements.language import Language
from aggregator.merging.statements.phrases import ends_abbreviated, first_link, is_person
from aggregator.merging.statements.titles import FEMALE, MALE, NO_PERSON, PARTICLES, TITLES

_GENDERS: Final = {
    **dict.fromkeys(("he", "er", "il", "a-t-il", "él", "он", "він"), "m"),
    **dict.fromkeys(("she", "elle", "a-t-elle", "ella", "она", "вона"), "f"),
}
_WHERE: Final = frozenset({"in", "near", "outside", "across"})
"""Behind these a name of two words is a place's."""
_NAMESAKES: Final = 8
"""How many people of one surname are told apart; two are too many already."""

_RECENT: Final = 50
"""How many mentions are looked back upon."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name, where it is first printed."""

    span: Span
    first_names: tuple[str, ...]
    gender: str
    """"m", "f" or empty where no title tells."""


@dataclass(slots=True)
class Speakers:
    """Reads an article sentence by sentence and remembers whom it has named."""

    language: Language
    _by_surname: defaultdict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))
    _named: list[tuple[int, _Name]] = field(default_factory=list)
    """Each mention of a person with its place, in order."""
    _unnamed: list[int] = field(default_factory=list)
    """Where people are mentioned who are not named."""
    _persons: int = 0
    """How many different ones have been named."""
    _spoken: list[tuple[Span | None, int, bool]] = field(default_factory=list)
    """Who spoke, where, and whether that was a body with a name."""

    _people: frozenset[str] = field(init=False)
    """Nouns for people."""
    _small: frozenset[str] = field(init=False)
    """Words that are no names though a sentence begins with them in capitals."""

    def __post_init__(self) -> None:
        self._people, self._small = _people_and_small(self.language)

    def read(self, items: Sequence[Item]) -> None:
        """Takes in the names of a sentence."""
        run: list[Item] = []
        before = ""
        for item in (*items, None):
            dotted = item is not None and item.mark == "." and run and ends_abbreviated(run[-1])
            if item is not None and (
                dotted or (item.capital and item.low not in self._small) or (item.word and item.low in TITLES)
            ):
                run.append(item)
                continue
            if run and (before not in _WHERE or any(each.low in TITLES for each in run)):
                if before in self._people and is_person(run):
                    self._unnamed.pop()  # "farmer Jan Horvat" is one
                self._take(run)
            run = []
            before = item.low if item is not None else ""
            if item is not None and item.low in self._people:
                self._unnamed.append(item.span.start)

    def _take(self, run: Sequence[Item]) -> None:
        run = run[_behind_office(run) :]
        while len(run) > 1 and len(run[0].word) > 1 and run[0].word.isupper():  # the US in front of its president
            run = run[1:]
        words = [item for item in run if item.word]
        name = [item for item in words if item.low not in TITLES]
        if not name:
            self._unnamed.extend(item.span.start for item in words if item.low in self._people)
            return
        surname = name[-1].low.removesuffix("'s").removesuffix("’s")
        if is_person(run):
            titles = {item.low for item in words}
            gender = "m" if titles & MALE else "f" if titles & FEMALE else ""
            found = _Name(Span(run[0].span.start, run[-1].span.end), tuple(i.low for i in name[:-1]), gender)
            known = next((each for each in self._by_surname[surname] if _same(each, found)), None)
            if known is None and len(self._by_surname[surname]) < _NAMESAKES:
                self._by_surname[surname].append(found)
                self._persons += 1
            self._named.append((run[0].span.start, known or found))
        elif len(name) == 1 and len(self._by_surname.get(surname, ())) == 1:
            self._named.append((run[0].span.start, self._by_surname[surname][0]))

    def spoke(self, speaker: Span | None, phrase: Sequence[Item]) -> None:
        """Remembers who spoke."""
        named = any(item.capital and item.low not in self.language.determiners for item in phrase)
        pronoun = len(phrase) == 1 and phrase[0].low in self.language.it
        is_body = named and not (is_person(phrase) or is_person(phrase[: first_link(phrase, self.language)]))
        self._spoken.append((speaker, phrase[-1].span.end, pronoun or is_body))

    def goes_on(self, at: int) -> None:
        """Remembers that the last speaker spoke up to a place."""
        if self._spoken:
            speaker, _, is_body = self._spoken[-1]
            self._spoken[-1] = (speaker, at, is_body)

    def last_speaker(self, at: int, since: int) -> Span | None:
        """Who spoke last before a place, where nobody else has been named since; not before what begins at `since`."""
        speaker, spoken, _ = self._spoken[-1] if self._spoken else (None, -1, False)
        others = (*(start for start, _ in self._named[-_RECENT:]), *self._unnamed[-_RECENT:])
        return speaker if spoken >= since and not any(spoken < start < at for start in others) else None

    def resolve(self, phrase: Sequence[Item], since: int) -> Span | None:
        """The speaker whom a phrase names, or None where that is not certain.

        A pronoun is only understood by what stands in its sentence and the one before, which begins at `since`.
        """
        at = phrase[0].span.start
        low = phrase[0].low
        if len(phrase) == 1:
            if low in self.language.he_or_she:
                return self._person(low, at, since)
            if low in self.language.it:
                return self._organisation(since)
            if low in self.language.other_pronouns:
                return None
        names = [item for item in phrase if item.word and item.low not in TITLES]
        if len(names) == 1 and names[0].capital and len(phrase) <= len(names) + 2 and names[0] is phrase[-1]:
            earlier = [name for name in self._by_surname.get(names[0].low, ()) if name.span.start < at]
            if len(earlier) > 1:
                return None
            if earlier:
                return earlier[0].span
        return Span(at, phrase[-1].span.end)

    def _person(self, pronoun: str, at: int, since: int) -> Span | None:
        """The only person whom "he" or "she" can mean: the last speaker, or the one that all is about."""
        recent = {}
        place = since - 1
        for start, named in reversed(self._named[-_RECENT:]):
            if start < since:
                break
            if start < at:
                recent[named.span] = named
        speaker, spoken, _ = self._spoken[-1] if self._spoken else (None, -1, False)
        name: _Name | None = None
        found: Span | None = None
        if speaker is not None and spoken >= since and all(span.end == speaker.end for span in recent):
            name, found, place = self._name_at(speaker), speaker, spoken
        elif len(recent) == 1 and self._persons == 1:
            name = next(iter(recent.values()))
            found = name.span
        if name is None or name.gender not in {"", _GENDERS.get(pronoun, "")}:
            return None
        others = any(place < start < at for start in self._unnamed[-_RECENT:])
        return None if others else found

    def _name_at(self, span: Span) -> _Name | None:
        """The name that ends a speaker's phrase, which may begin with more: "US President Jan Horvat"."""
        return next((name for _, name in reversed(self._named[-_RECENT:]) if name.span.end == span.end), None)

    def _organisation(self, since: int) -> Span | None:
        """What "it" means where one organisation, and nobody else, has just spoken."""
        recent = []
        for speaker, at, is_body in reversed(self._spoken):
            if at < since:
                break
            recent.append((speaker, is_body))
        speakers = {speaker for speaker, _ in recent}
        return speakers.pop() if len(speakers) == 1 and all(is_body for _, is_body in recent) else None


@cache
def _people_and_small(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    small = language.determiners | language.breaks | language.openers | language.prepositions | language.times
    return language.offices - NO_PERSON, small | (language.links - PARTICLES)


def _behind_office(run: Sequence[Item]) -> int:
    """Where a name begins behind an office in small letters: "Trade Ministry spokesman Jan Horvat"."""
    office = max((place for place, item in enumerate(run) if item.low in TITLES and not item.capital), default=-1)
    is_led = office == 0 and len(run) > 1  # of "the mayor" nothing stands behind
    return office + 1 if is_led or is_person(run[office + 1 :]) else 0


def _same(one: _Name, other: _Name) -> bool:
    """Whether two names of one surname can be of one person."""
    return not one.first_names or not other.first_names or one.first_names == other.first_names
